import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, client, everyPage } from '../api/client';
import { useCommand } from '../api/command';
import type { CaseRef, Decision } from '../api/types';

const PAGE = 50;
const MOST = 500;
const WATCH = 700; // milliseconds between looks at a case that the engine has yet to act on

export type Kind = 'year' | 'plan' | 'transcript' | 'submission' | 'claim' | 'certificate' | 'feedback';

/** What narrows a list of cases; empty fields do not. */
export interface CaseFilter {
  year?: number;
  kind?: Kind;
  state?: string;
  open?: boolean;
  q?: string;
}

/** A case with everything its page shows. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: () => answerOf(client.GET('/api/cases/{caseId}', { params: { path: { caseId: id } } })),
    refetchInterval: (query) => (query.state.data?.following ? WATCH : false),
  });

/** Cases, the newest filing first, page by page. */
export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) =>
      answerOf(client.GET('/api/cases', { params: { query: { ...filter, cursor: pageParam, limit: PAGE } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Every case that the filter leaves, for what counts or draws them. */
export const allCasesQuery = (filter: CaseFilter) =>
  queryOptions({
    queryKey: ['cases', 'all', filter],
    queryFn: () =>
      everyPage((cursor) =>
        answerOf(client.GET('/api/cases', { params: { query: { ...filter, cursor, limit: MOST } } })),
      ),
  });

/** What a decision on a case changes. */
export const caseLists = (id: string) => [['case', id], ['tasks'], ['cases']];

/** Decides the step that was looked at. */
export function useDecide(id: string, n: number, onDone?: (ref: CaseRef) => void) {
  return useCommand(
    (body: Decision, header) =>
      answerOf(
        client.POST('/api/cases/{caseId}/steps/{n}/decision', { params: { path: { caseId: id, n }, header }, body }),
      ),
    { changes: caseLists(id), onDone },
  );
}

/** Takes an undecided case back. */
export function useWithdraw(id: string, onDone?: () => void) {
  return useCommand(
    (comment: string, header) =>
      answerOf(
        client.POST('/api/cases/{caseId}/withdrawal', { params: { path: { caseId: id }, header }, body: { comment } }),
      ),
    { changes: caseLists(id), onDone },
  );
}
