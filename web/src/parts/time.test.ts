import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  deadline,
  dueIn,
  duration,
  lastDay,
  longDay,
  moment,
  startOf,
  weekday,
} from './time';

const NOON = new Date('2020-07-15T04:00:00Z'); // in China

test('days and instants are those of China, wherever the browser is', () => {
  expect(dayOf('2020-07-14T15:59:59Z')).toBe('2020-07-14');
  expect(dayOf('2020-07-14T16:00:00Z')).toBe('2020-07-15');
  expect(moment('2020-07-14T17:05:00Z')).toBe('7月15日 01:05');
  expect(startOf('2020-07-15').toISOString()).toBe('2020-07-14T16:00:00.000Z');
});

test('days are counted over leap days and year ends', () => {
  expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
  expect(addDays('2020-06-01', 30)).toBe('2020-07-01');
  expect(daysBetween('2020-12-31', '2021-01-01')).toBe(1);
  expect(weekday('2020-07-15')).toBe('周三');
  expect(longDay('2020-06-01')).toBe('2020年6月1日');
});

test('a deadline at midnight belongs to the day that ends', () => {
  expect(deadline('2020-07-15T16:00:00Z')).toBe('7月15日 24:00');
  expect(deadline('2020-07-15T09:00:00Z')).toBe('7月15日 17:00');
  expect(lastDay('2020-12-31T16:00:00Z')).toBe('2020-12-31');
});

describe('how near a deadline is', () => {
  test.each([
    ['2020-07-12T16:00:00Z', 'over', '逾期 3 天'],
    ['2020-07-15T03:00:00Z', 'over', '已逾期'],
    ['2020-07-15T16:00:00Z', 'today', '今天到期'],
    ['2020-07-16T16:00:00Z', 'soon', '明天到期'],
    ['2020-07-18T16:00:00Z', 'soon', '剩 3 天'],
    ['2020-07-19T16:00:00Z', 'far', '剩 4 天'],
  ])('%s is %s: %s', (at, nearness, text) => {
    expect(dueIn(at, NOON)).toEqual({ nearness, text });
  });
});

test('durations are said in the unit that matters', () => {
  expect(duration('2020-07-01T00:00:00Z', '2020-07-03T05:00:00Z')).toBe('2 天 5 小时');
  expect(duration('2020-07-01T00:00:00Z', '2020-07-21T05:00:00Z')).toBe('20 天');
  expect(duration('2020-07-01T00:00:00Z', '2020-07-01T00:25:10Z')).toBe('25 分钟');
  expect(duration('2020-07-01T00:00:01Z', '2020-07-01T00:00:00Z')).toBe('不到 1 分钟');
});
