import { expect, test } from 'vitest';
import type { Readiness } from '../api/types';
import { byReason, byText, hoursOf } from './reasons';

const short = {
  code: 'submission.hours_missing',
  facts: { common: 0, specialty: 60, needCommon: 30, needSpecialty: 60 },
};
const person = (
  name: string,
  ready: boolean,
  ...refusals: { code: string; facts?: Record<string, unknown> }[]
): Readiness => ({
  personId: name,
  name,
  ready,
  missedWindow: false,
  lateByBureau: false,
  refusals,
  texts: refusals.map((r) => r.code),
});

test('R12, R13, R14: who cannot be submitted is listed by what there is to do about it', () => {
  const people = [
    person('甲', true),
    person('乙', false, { code: 'window.not_open_yet' }),
    person('丙', false, short, { code: 'window.not_open_yet' }),
    person('丁', false, { code: 'window.over' }, { code: 'submission.live_already' }),
  ];
  expect(byReason(people).map((g) => [g.reason, g.people.map((p) => p.name)])).toEqual([
    ['hours', ['丙']],
    ['window', ['乙']],
    ['live', ['丁']],
  ]);
});

test('missing hours are drawn, and only the other reasons said in words', () => {
  const who = person('丙', false, short, { code: 'window.not_open_yet' });
  expect(hoursOf(who)).toEqual({ common: 0, specialty: 60, needCommon: 30, needSpecialty: 60 });
  expect(byText([who])[0]?.text).toBe('window.not_open_yet');
});
