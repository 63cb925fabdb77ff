import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { CaseRef, ClaimBody } from '../api/types';
import { caseLists } from '../case/queries';

/** Asks for hours by evidence of work (R9). */
export function useFileClaim(onDone?: (ref: CaseRef) => void) {
  return useCommand(
    (body: ClaimBody & { year: number }, header) => answerOf(client.POST('/api/claims', { params: { header }, body })),
    { changes: [['cases'], ['tasks'], ['standing']], onDone },
  );
}

/** Sends a returned claim back corrected. */
export function useCorrectClaim(id: string, onDone?: (ref: CaseRef) => void) {
  return useCommand(
    (body: ClaimBody, header) =>
      answerOf(client.PUT('/api/claims/{caseId}', { params: { path: { caseId: id }, header }, body })),
    { changes: caseLists(id), onDone },
  );
}
