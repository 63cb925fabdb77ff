import { useState } from 'react';
import type { CaseDetail } from '../api/types';

/** The hours that the bureau grants each author of a claim (R9). */
export interface Grants {
  hours: ReadonlyMap<string, number | null>;
  set: (personId: string, hours: number | null) => void;
  /** What goes with an approval: everybody who is not left out. */
  given: (without: ReadonlyMap<string, string>) => { personId: string; hours: number }[];
}

/** Begins with what was asked, which is what is granted unless the bureau says less. */
export function useGrants(of: CaseDetail): Grants | undefined {
  const [set, setSet] = useState<ReadonlyMap<string, number | null>>(new Map());
  if (of.kind !== 'claim' || of.step?.name !== 'claimReview' || !of.step.allowed?.includes('approved'))
    return undefined;
  const hours = new Map(
    (of.claim?.authors ?? []).map((a) => [a.personId, set.has(a.personId) ? set.get(a.personId)! : a.asked]),
  );
  return {
    hours,
    set: (personId, n) => setSet((old) => new Map(old).set(personId, n)),
    given: (without) =>
      [...hours].flatMap(([personId, n]) => (without.has(personId) || n === null ? [] : [{ personId, hours: n }])),
  };
}
