import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';

/** What the public may know of a stamped year: only who has the number and its code. */
export const checkQuery = (serial: string, code: string) =>
  queryOptions({
    queryKey: ['check', serial, code],
    retry: false,
    queryFn: () => answerOf(client.GET('/api/check', { params: { query: { serial, code } } })),
  });
