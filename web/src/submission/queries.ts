import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { CaseRef } from '../api/types';

/** Who of the account's unit can be submitted now, and what is missing for the others. */
export const readinessQuery = (year: number) =>
  queryOptions({
    queryKey: ['readiness', year],
    queryFn: async () =>
      (await answerOf(client.GET('/api/years/{year}/readiness', { params: { path: { year } } }))).items,
  });

/** Submits people for verification and stamp. */
export function useSubmit(onDone?: (ref: CaseRef) => void) {
  return useCommand(
    (body: { year: number; people: string[] }, header) =>
      answerOf(client.POST('/api/submissions', { params: { header }, body })),
    { changes: [['readiness'], ['cases'], ['standing']], onDone },
  );
}
