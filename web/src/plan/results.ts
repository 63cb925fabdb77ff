import type { CaseDetail, Fault, Result } from '../api/types';

/** What the form begins with: what was recorded before a return, else everybody on the roster with the plan's hours. */
export function firstResults(of: CaseDetail): Result[] {
  const before = new Map((of.lines ?? []).map((l) => [l.personId, l]));
  return (of.roster ?? [])
    .filter((p) => !p.leftOn)
    .map(({ personId }) => {
      const line = before.get(personId);
      return line
        ? { personId, passed: line.passed ?? false, hours: line.hours ?? 0, score: line.score ?? 0 }
        : { personId, passed: true, hours: of.plan?.hours ?? 0 };
    });
}

/** How many passed and how many did not. */
export function summary(results: Result[]): { passed: number; failed: number } {
  const passed = results.filter((r) => r.passed).length;
  return { passed, failed: results.length - passed };
}

/** The messages of faults at results[3].hours and the like, by their row. */
export function faultsByRow(faults: Fault[], list = 'results'): Map<number, string[]> {
  const rows = new Map<number, string[]>();
  for (const fault of faults) {
    const at = new RegExp(`^${list}\\[(\\d+)\\]`).exec(fault.field ?? '')?.[1];
    if (at !== undefined) rows.set(Number(at), [...(rows.get(Number(at)) ?? []), fault.message]);
  }
  return rows;
}
