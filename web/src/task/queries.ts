import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';

const PAGE = 100;

export type TaskKind = 'plan' | 'transcript' | 'submission';

/** What narrows the desk; empty fields do not. */
export interface TaskFilter {
  kind?: TaskKind;
  overdue?: boolean;
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
