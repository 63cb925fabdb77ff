import type { CaseDetail } from '../api/types';
import { useMe } from '../session/queries';

/** Whether the account's side filed the case; the server knows for sure. */
export function useFiled(of: CaseDetail): boolean {
  const { account } = useMe();
  switch (account.role) {
    case 'department':
      return of.kind === 'plan' && of.department === account.orgName;
    case 'unit':
      return of.kind !== 'plan' && of.unit === account.orgName;
    case 'person':
      return of.kind !== 'plan' && of.filedBy === account.name;
    default:
      return of.filedBy === account.name;
  }
}
