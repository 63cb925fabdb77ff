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
  code?: string;
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

/** Changes the own password. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation<unknown, Error, { current: string; new: string }>({
    mutationFn: (body) => answerOf(client.POST('/api/session/password', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}

/** A secret for an app that shows codes; asked for once a visit, because each asking makes a new one. */
export const secondFactorQuery = queryOptions({
  queryKey: ['session', 'second-factor'],
  staleTime: Infinity,
  gcTime: 0,
  retry: false,
  queryFn: () => answerOf(client.POST('/api/session/second-factor')),
});

/** Confirms the second factor; the answer holds the recovery codes, once. */
export function useConfirmSecondFactor() {
  return useMutation<{ codes: string[] }, Error, { code: string }>({
    mutationFn: (body) => answerOf(client.POST('/api/session/second-factor/confirm', { body })),
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
