import { useState } from 'react';
import type { CaseDetail } from '../api/types';

/** People left out of an approval, each with the reason. */
export interface Exceptions {
  reasons: ReadonlyMap<string, string>;
  set: (personId: string, reason: string | undefined) => void;
  clear: () => void;
}

export function useExceptions(): Exceptions {
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  return {
    reasons,
    set: (personId, reason) =>
      setReasons((old) => {
        const next = new Map(old);
        if (reason === undefined) next.delete(personId);
        else next.set(personId, reason);
        return next;
      }),
    clear: () => setReasons(new Map()),
  };
}

/** Whether the open step approves people one by one: hours, transcripts and verification (R8, R7, R14, R9). */
export function takesExceptions(of: CaseDetail): boolean {
  if (!of.step?.allowed?.includes('approved')) return false;
  return of.kind === 'transcript' || ['hoursReview', 'verification', 'claimReview'].includes(of.step.name);
}
