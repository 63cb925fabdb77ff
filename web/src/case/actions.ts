import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { CaseRef } from '../api/types';
import { caseLists } from './queries';

// What can be done with an open step besides deciding it (spec §6).

/** Who sits at the account's desk. */
export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  staleTime: 60_000,
  queryFn: async () => (await answerOf(client.GET('/api/colleagues'))).items,
});

/** The stock phrases of everybody and one's own. */
export const phrasesQuery = queryOptions({
  queryKey: ['phrases'],
  staleTime: 60_000,
  queryFn: async () => (await answerOf(client.GET('/api/phrases'))).items,
});

/** Whom a step is given to or who is asked, with a word about it. */
export interface ToColleague {
  to: string;
  comment: string;
}

type Done = (ref: CaseRef) => void;

export function useTake(id: string, n: number, onDone?: Done) {
  return useCommand(
    (_: void, header) =>
      answerOf(client.POST('/api/cases/{caseId}/steps/{n}/take', { params: { path: { caseId: id, n }, header } })),
    { changes: caseLists(id), onDone },
  );
}

export function useGiveBack(id: string, n: number, onDone?: Done) {
  return useCommand(
    (_: void, header) =>
      answerOf(client.POST('/api/cases/{caseId}/steps/{n}/give-back', { params: { path: { caseId: id, n }, header } })),
    { changes: caseLists(id), onDone },
  );
}

export function useHandOver(id: string, n: number, onDone?: Done) {
  return useCommand(
    (body: ToColleague, header) =>
      answerOf(
        client.POST('/api/cases/{caseId}/steps/{n}/handover', { params: { path: { caseId: id, n }, header }, body }),
      ),
    { changes: caseLists(id), onDone },
  );
}

export function useAddSigner(id: string, n: number, onDone?: Done) {
  return useCommand(
    (body: ToColleague & { place: 'before' | 'after' }, header) =>
      answerOf(
        client.POST('/api/cases/{caseId}/steps/{n}/signers', { params: { path: { caseId: id, n }, header }, body }),
      ),
    { changes: caseLists(id), onDone },
  );
}

export function useCopyTo(id: string, onDone?: Done) {
  return useCommand(
    (body: { to: string[]; comment: string }, header) =>
      answerOf(client.POST('/api/cases/{caseId}/copies', { params: { path: { caseId: id }, header }, body })),
    { changes: [['case', id]], onDone },
  );
}

export function useUrge(id: string, onDone?: Done) {
  return useCommand(
    (comment: string, header) =>
      answerOf(
        client.POST('/api/cases/{caseId}/urge', { params: { path: { caseId: id }, header }, body: { comment } }),
      ),
    { changes: [['case', id]], onDone },
  );
}

/** The phrases that the account can use, how to keep another one and how to forget one. */
export function usePhrases() {
  const { data = [] } = useQuery(phrasesQuery);
  const changes = [phrasesQuery.queryKey];
  const add = useCommand(
    (body: { text: string; shared: boolean }, header) =>
      answerOf(client.POST('/api/phrases', { params: { header }, body })),
    { changes },
  );
  const forget = useCommand(
    (phraseId: string, header) =>
      answerOf(client.DELETE('/api/phrases/{phraseId}', { params: { path: { phraseId }, header } })),
    { changes },
  );
  return { phrases: data, add, forget };
}
