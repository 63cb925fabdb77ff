import { useMe } from '../session/queries';
import { OfPerson } from './standing-page';

/** A person's own year. */
export function Component() {
  const { account } = useMe();
  return <OfPerson id={account.personId ?? ''} own />;
}
