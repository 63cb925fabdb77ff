import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';
import type { Batch } from '../api/types';

const PAGE = 100;
const WATCH = 400; // milliseconds between looks at a batch that is being worked through

export type TaskKind = 'plan' | 'transcript' | 'submission' | 'claim' | 'certificate' | 'feedback';

/** What narrows the desk, and its order; empty fields do not. */
export interface TaskFilter {
  kind?: TaskKind;
  overdue?: boolean;
  desk?: 'mine' | 'free';
  order?: 'clean';
  q?: string;
}

/** What waits on the account's desk, what is due first first, with the counts of all of it. */
export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', filter],
    queryFn: ({ pageParam }) =>
      answerOf(client.GET('/api/tasks', { params: { query: { ...filter, cursor: pageParam, limit: PAGE } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** How far a batch has come. Asking lets one go on that was interrupted. */
export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: ['batch', id],
    queryFn: () => answerOf(client.GET('/api/batches/{batchId}', { params: { path: { batchId: id } } })),
    refetchInterval: (query) => (query.state.data?.waiting === 0 ? false : WATCH),
  });

/** Decides many steps at once, each with a result of its own. */
export function useDecideMany(onStarted: (batch: Batch) => void) {
  return useCommand(
    (body: components['schemas']['BatchInputBody'], header) =>
      answerOf(client.POST('/api/batches', { params: { header }, body })),
    { onDone: onStarted },
  );
}
