import { expect, test } from 'vitest';
import type { Backlog } from '../api/types';
import { agesOf, byHolder, byStep } from './backlog-sums';

const counted = (over: Partial<Backlog>): Backlog => ({
  kind: 'plan',
  step: 'planReview',
  role: 'clerk',
  open: 1,
  overdue: 0,
  escalated: 0,
  ages: { upTo1: 1, upTo3: 0, upTo7: 0, more: 0 },
  oldest: '2020-07-14T01:00:00Z',
  ...over,
});

const backlog = [
  counted({}),
  counted({
    holderId: 'a',
    holder: '李敏',
    open: 2,
    overdue: 1,
    ages: { upTo1: 0, upTo3: 0, upTo7: 0, more: 2 },
    oldest: '2020-07-01T01:00:00Z',
  }),
  counted({ step: 'hoursReview', open: 9 }),
];

test('steps are counted whoever holds them, what is overdue first', () => {
  const [first, second] = byStep(backlog);
  expect(first).toMatchObject({ step: 'planReview', open: 3, overdue: 1, oldest: '2020-07-01T01:00:00Z' });
  expect(agesOf(first!)).toEqual([1, 0, 0, 2]);
  expect(second).toMatchObject({ step: 'hoursReview', open: 9 });
});

test('what nobody holds is in nobody’s hands', () => {
  expect(byHolder(backlog).map((w) => [w.holder, w.open])).toEqual([['李敏', 2]]);
});
