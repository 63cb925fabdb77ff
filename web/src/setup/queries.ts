import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import type { components } from '../api/schema';
import type { Me } from '../api/types';
import { sessionQuery } from '../session/queries';

/** `rehearsal`: a demonstration, whose accounts the log-in offers. Absent where the server does not say. */
export type Setup = components['schemas']['Setup'] & { rehearsal?: boolean };
export type FirstAdmin = components['schemas']['FirstAdminInputBody'];

/** How far the first set-up of the deployment has come. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: (): Promise<Setup> => answerOf(client.GET('/api/setup')),
});

/** Makes the deployment's first account and logs it in. */
export function useCreateFirstAdmin() {
  const queries = useQueryClient();
  return useMutation<Me, Error, FirstAdmin>({
    mutationFn: (body) => answerOf(client.POST('/api/setup/admin', { body })),
    onSuccess: (me) => {
      queries.setQueryData(sessionQuery.queryKey, me);
      return queries.invalidateQueries({ queryKey: setupQuery.queryKey });
    },
  });
}
