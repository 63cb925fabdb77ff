import type { Case } from '../api/types';

/** How a case differs from what it was. */
export interface Change {
  case: Case;
  from: string | undefined; // its state before; undefined: it is new
  to: string;
  escalated: boolean;
}

/** What became of cases between two looks at them: those that changed state, passed a deadline, or are new. */
export function changesBetween(before: Case[], after: Case[]): Change[] {
  const old = new Map(before.map((c) => [c.id, c]));
  return after.flatMap((c) => {
    const was = old.get(c.id);
    const escalated = Boolean(c.step?.escalatedAt) && !(was?.step?.n === c.step?.n && was?.step?.escalatedAt);
    if (was && was.state === c.state && !escalated) return [];
    return [{ case: c, from: was?.state, to: c.state, escalated }];
  });
}

/** Changes of one kind of case from one state to another, together. */
export interface ChangeGroup {
  key: string;
  kind: string;
  from: string | undefined;
  to: string;
  escalated: boolean;
  changes: Change[];
}

/** The changes put together by what happened, the most frequent first. */
export function groupChanges(changes: Change[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const change of changes) {
    const { from, to, escalated } = change;
    const key = [change.case.kind, from, to, escalated].join(' ');
    const group = groups.get(key) ?? { key, kind: change.case.kind, from, to, escalated, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.changes.length - a.changes.length);
}
