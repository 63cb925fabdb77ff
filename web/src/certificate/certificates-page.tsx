import { CaseList } from '../case/case-list';
import { Page } from '../parts/page';
import { texts } from './texts';

/** The requests for booklets that the account may see. */
export function Component() {
  return (
    <Page title={texts.title}>
      <CaseList kind="certificate" none={{ title: texts.listNone, hint: texts.listHint }} />
    </Page>
  );
}
