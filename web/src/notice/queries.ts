import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';

const PAGE = 50;

/** What the account was told, the newest first. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices', 'all'],
  queryFn: ({ pageParam }) =>
    answerOf(client.GET('/api/notices', { params: { query: { cursor: pageParam, limit: PAGE } } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

/** How many notices are unread. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: async () => (await answerOf(client.GET('/api/notices', { params: { query: { limit: 1 } } }))).unread,
});

/** Marks all notices up to the given one as read. */
export function useReadNotices() {
  return useCommand((upTo: number) => answerOf(client.POST('/api/notices/read', { body: { upTo } })), {
    changes: [['notices']],
  });
}
