import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { ProblemError } from '../api/problem';
import type { Me } from '../api/types';

/** Who is logged in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await answerOf(client.GET('/api/session'));
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'session.none') return null;
      throw error;
    }
  },
});

/** Who is logged in. For pages behind the log-in, where somebody is. */
export function useMe(): Me {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('a page behind the log-in without a session');
  return data;
}

export interface Credentials {
  login: string;
  password: string;
}

export function useLogin(onDone?: (me: Me) => void) {
  const queries = useQueryClient();
  return useMutation<Me, Error, Credentials>({
    mutationFn: (body) => answerOf(client.POST('/api/session', { body })),
    onSuccess: (me) => {
      queries.setQueryData(sessionQuery.queryKey, me);
      onDone?.(me);
    },
  });
}

export function useLogout() {
  const queries = useQueryClient();
  return useMutation<unknown, Error, void>({
    mutationFn: () => answerOf(client.DELETE('/api/session')),
    onSettled: () => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
    },
  });
}
