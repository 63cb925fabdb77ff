import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import type { Me, Role } from '../api/types';
import { Looks } from '../app/looks';
import { newQueries } from '../app/queries';
import { phrasesQuery } from '../case/actions';
import { sessionQuery } from '../session/queries';

/** Shows a part of a page to somebody of the role who is logged in, at 2020-07-15 09:00. */
export function show(role: Role, part: ReactNode) {
  const queries = newQueries();
  queries.setDefaultOptions({ queries: { retry: false } });
  queries.setQueryData(sessionQuery.queryKey, someone(role));
  queries.setQueryData(phrasesQuery.queryKey, []);
  return render(
    <Looks>
      <QueryClientProvider client={queries}>
        <MemoryRouter>{part}</MemoryRouter>
      </QueryClientProvider>
    </Looks>,
  );
}

function someone(role: Role): Me {
  return {
    account: { id: 'a1', login: 'somebody', name: '李敏', role, disabled: false, version: 1 },
    deployment: { rehearsal: true, now: '2020-07-15T01:00:00Z' },
    todo: [],
  };
}
