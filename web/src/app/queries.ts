import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/problem';
import { setSessionEnded } from '../session/end';

/** The memory of what the server answered. */
export function newQueries(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ProblemError && error.code === 'session.none') setSessionEnded(true);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (count, error) => count < 2 && !(error instanceof ProblemError && !error.uncertain),
      },
      // Without a network a request fails and says so, rather than waiting in silence for the network to come back.
      mutations: { networkMode: 'always' },
    },
  });
}
