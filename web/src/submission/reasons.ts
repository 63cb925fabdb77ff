import type { Readiness } from '../api/types';

export type Reason = 'hours' | 'window' | 'live' | 'other';

const reasons: Record<string, Reason> = {
  'submission.hours_missing': 'hours',
  'submission.live_already': 'live',
  'submission.stamped_already': 'live',
};

/** Why somebody cannot be submitted, most telling reason first: who is in already needs nothing else. */
export function reasonOf(person: Readiness): Reason {
  const all = (person.refusals ?? []).map(
    (r) => reasons[r.code] ?? (r.code.startsWith('window.') ? 'window' : 'other'),
  );
  return (['live', 'hours', 'window'] as const).find((r) => all.includes(r)) ?? 'other';
}

/** The people who are not ready, by why, the largest group of those with something to do first. */
export function byReason(people: Readiness[]): { reason: Reason; people: Readiness[] }[] {
  const order: Reason[] = ['hours', 'window', 'other', 'live'];
  return order
    .map((reason) => ({ reason, people: people.filter((p) => !p.ready && reasonOf(p) === reason) }))
    .filter((g) => g.people.length > 0);
}

/** The hours of somebody who is short of them. */
export interface ShortHours {
  common: number;
  specialty: number;
  needCommon: number;
  needSpecialty: number;
}

const short = 'submission.hours_missing';

/** The hours of somebody who is short of them, out of the refusal's arithmetic. */
export function hoursOf(person: Readiness): ShortHours | undefined {
  const facts = person.refusals?.find((r) => r.code === short)?.facts;
  if (!facts) return undefined;
  const n = (name: string) => Number(facts[name] ?? 0);
  return {
    common: n('common'),
    specialty: n('specialty'),
    needCommon: n('needCommon'),
    needSpecialty: n('needSpecialty'),
  };
}

/** The reasons besides missing hours, which bars show better than words. */
export function otherTexts(person: Readiness): string[] {
  return (person.texts ?? []).filter((_, i) => person.refusals?.[i]?.code !== short);
}

/** People whom the same words are said of, together. */
export function byText(people: Readiness[]): { text: string; people: Readiness[] }[] {
  const groups = new Map<string, Readiness[]>();
  for (const p of people) {
    const text = otherTexts(p).join(' ');
    groups.set(text, [...(groups.get(text) ?? []), p]);
  }
  return [...groups].map(([text, group]) => ({ text, people: group }));
}
