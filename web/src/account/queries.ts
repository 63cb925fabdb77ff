import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';
import type { Account, Role } from '../api/types';

type Schemas = components['schemas'];

const PAGE = 100;

/** What narrows the list of accounts; empty fields do not. */
export interface AccountFilter {
  role?: Role;
  q?: string;
}

/** Accounts by login, page by page. */
export const accountsQuery = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: ['accounts', filter],
    queryFn: ({ pageParam }) =>
      answerOf(client.GET('/api/accounts', { params: { query: { ...filter, cursor: pageParam, limit: PAGE } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export function useCreateAccount(onDone?: (account: Account) => void) {
  return useCommand(
    (body: Schemas['CreateAccountInputBody'], header) =>
      answerOf(client.POST('/api/accounts', { params: { header }, body })),
    { changes: [['accounts']], onDone },
  );
}

/** Renames, disables, enables an account or gives it a new password, unless somebody else has changed it meanwhile. */
export function useUpdateAccount(account: Account, onDone?: (account: Account) => void) {
  return useCommand(
    (body: Schemas['UpdateAccountInputBody'], once) =>
      answerOf(
        client.PATCH('/api/accounts/{accountId}', {
          params: { path: { accountId: account.id }, header: { ...once, 'If-Match': `"${account.version}"` } },
          body,
        }),
      ),
    { changes: [['accounts']], onDone },
  );
}
