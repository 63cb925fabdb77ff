import type { Backlog } from '../api/types';

/** Open steps that were counted together. */
export interface Waiting extends Backlog {
  key: string;
}

/** By step, the most overdue first. */
export function byStep(backlog: Backlog[]): Waiting[] {
  return summed(backlog, (b) => `${b.kind} ${b.step} ${b.role}`);
}

/** By who holds them; what nobody holds is left out. */
export function byHolder(backlog: Backlog[]): Waiting[] {
  return summed(
    backlog.filter((b) => b.holderId),
    (b) => b.holderId ?? '',
  );
}

/** By how long they wait: up to one day, three, seven, and more. */
export function agesOf({ ages }: Backlog): number[] {
  return [ages.upTo1, ages.upTo3, ages.upTo7, ages.more];
}

function summed(backlog: Backlog[], keyOf: (b: Backlog) => string): Waiting[] {
  const sums = new Map<string, Waiting>();
  for (const b of backlog) {
    const key = keyOf(b);
    const sum = sums.get(key);
    sums.set(key, sum ? added(sum, b) : { ...b, key });
  }
  return [...sums.values()].sort((a, b) => b.overdue - a.overdue || b.open - a.open);
}

function added(a: Waiting, b: Backlog): Waiting {
  return {
    ...a,
    open: a.open + b.open,
    overdue: a.overdue + b.overdue,
    escalated: a.escalated + b.escalated,
    ages: {
      upTo1: a.ages.upTo1 + b.ages.upTo1,
      upTo3: a.ages.upTo3 + b.ages.upTo3,
      upTo7: a.ages.upTo7 + b.ages.upTo7,
      more: a.ages.more + b.ages.more,
    },
    oldest: a.oldest < b.oldest ? a.oldest : b.oldest,
  };
}
