import { expect, test } from 'vitest';
import type { Case } from '../api/types';
import { changesBetween, groupChanges } from './changes';

const aCase = (id: string, state: string, step?: { n: number; escalatedAt?: string }) =>
  ({ id, kind: 'plan', state, step }) as unknown as Case;

const before = [
  aCase('quiet', 'filed', { n: 1 }),
  aCase('lapses', 'filed', { n: 1 }),
  aCase('overdue', 'filed', { n: 1 }),
  aCase('overdue long since', 'filed', { n: 1, escalatedAt: '2020-07-10T16:00:00Z' }),
];
const after = [
  aCase('quiet', 'filed', { n: 1 }),
  aCase('lapses', 'lapsed'),
  aCase('overdue', 'filed', { n: 1, escalatedAt: '2020-07-15T16:00:00Z' }),
  aCase('overdue long since', 'filed', { n: 1, escalatedAt: '2020-07-10T16:00:00Z' }),
  aCase('new', 'filed', { n: 1 }),
];

test('a move tells what changed state, what became overdue, and what is new, and nothing else', () => {
  const told = changesBetween(before, after).map(({ case: c, from, to, escalated }) => [c.id, from, to, escalated]);
  expect(told).toEqual([
    ['lapses', 'filed', 'lapsed', false],
    ['overdue', 'filed', 'filed', true],
    ['new', undefined, 'filed', false],
  ]);
});

test('alike changes are told together, the most frequent first', () => {
  const many = changesBetween([], [aCase('a', 'lapsed'), aCase('b', 'filed'), aCase('c', 'filed')]);
  expect(groupChanges(many).map((g) => [g.to, g.changes.length])).toEqual([
    ['filed', 2],
    ['lapsed', 1],
  ]);
});
