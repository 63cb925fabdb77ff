import { expect, test } from 'vitest';
import { toBody, toValues } from './values';

const plan = {
  series: '教师',
  providerId: 'p1',
  subject: '小学数学',
  content: '课标',
  hours: 60,
  startsOn: '2020-08-14',
  endsOn: '2020-08-20',
  sessions: [{ on: '2020-08-14', from: '08:30', to: '11:30' }],
  place: '一中',
  teachers: ['张三'],
  fee: 30050,
  feeBasis: '皖物价局规定的标准',
  roster: ['x'],
  waiverReason: '教材晚到',
};

test('a plan comes out of the form as it went in', () => {
  expect(toBody(toValues(plan))).toEqual(plan);
});

test('the form shows yuan where the API has fen', () => {
  expect(toValues(plan).fee).toBe(300.5);
});

test('what is not filled in is left to the rule that wants it', () => {
  expect(JSON.stringify(toBody({ startsOn: null, hours: null, fee: null }))).toBe('{}');
});

test('a reason for a waiver that is no longer asked for is not sent', () => {
  expect(toBody({ waiving: false, waiverReason: '教材晚到' }).waiverReason).toBeUndefined();
});
