import { expect, test } from 'vitest';
import type { CaseDetail } from '../api/types';
import { faultsByRow, firstResults, summary } from './results';

const detail = (lines: unknown[]) =>
  ({
    plan: { hours: 60 },
    roster: [
      { personId: 'stays', name: '甲' },
      { personId: 'left', name: '乙', leftOn: '2020-07-01' },
    ],
    lines,
  }) as unknown as CaseDetail;

test('R8: results begin with everybody on the roster, passed with the plan’s hours', () => {
  expect(firstResults(detail([]))).toEqual([{ personId: 'stays', passed: true, hours: 60 }]);
});

test('results that came back begin with what was recorded before', () => {
  const again = firstResults(detail([{ personId: 'stays', passed: false, hours: 0, score: 41 }]));
  expect(again).toEqual([{ personId: 'stays', passed: false, hours: 0, score: 41 }]);
  expect(summary(again)).toEqual({ passed: 0, failed: 1 });
});

test('faults are told in their rows', () => {
  const fault = (field: string, message: string) => ({ code: 'x', field, message });
  const rows = faultsByRow([fault('results[2].hours', 'A'), fault('results[2]', 'B'), fault('evidence', 'C')]);
  expect([...rows]).toEqual([[2, ['A', 'B']]]);
});
