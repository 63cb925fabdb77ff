import { Page } from '../parts/page';
import { CaseList } from './case-list';
import { texts } from './texts';

/** Every case that the account may see. */
export function Component() {
  return (
    <Page title={texts.title}>
      <CaseList />
    </Page>
  );
}
