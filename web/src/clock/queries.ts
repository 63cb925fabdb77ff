import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';
import { useMe } from '../session/queries';

export type Clock = components['schemas']['Clock'];

const WATCH = 400; // milliseconds between looks at a move under way
const REST = 60_000;

/** The business time, the next deadline, and how far a move has come. */
export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: (): Promise<Clock> => answerOf(client.GET('/api/clock')),
  refetchInterval: (query) => (query.state.data?.moving ? WATCH : REST),
});

/** The business time, which pages measure deadlines by. It goes on by itself between answers of the server. */
export function useNow(): Date {
  const { data, dataUpdatedAt } = useQuery(clockQuery);
  const { deployment } = useMe();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), REST / 2);
    return () => clearInterval(timer);
  }, []);
  if (!data) return new Date(deployment.now);
  return new Date(new Date(data.now).getTime() + (data.moving ? 0 : Date.now() - dataUpdatedAt));
}

/** Moves a rehearsal's time to an instant, or to the next deadline. */
export function useMoveClock() {
  return useCommand(
    (to: string | null) =>
      answerOf(client.POST('/api/clock', { body: to === null ? { toNextDeadline: true } : { to } })),
    { changes: [clockQuery.queryKey] },
  );
}
