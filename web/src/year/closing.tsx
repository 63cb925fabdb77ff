import { Progress } from 'antd';
import { Link } from 'react-router';
import type { components } from '../api/schema';
import { Facts, Sheet } from '../parts/page';
import { useMe } from '../session/queries';
import { texts } from './texts';

/** How far the closing of the year has come (R17): what is still to end, and who still waits for an outcome. */
export function ClosingProgress({ of }: { of: components['schemas']['Closing'] }) {
  const { account } = useMe();
  const people = of.decided + of.undecided;
  const percent = Math.floor((100 * of.decided) / Math.max(1, people));
  return (
    <Sheet
      title={texts.closing}
      extra={
        !['person', 'provider', 'admin'].includes(account.role) && (
          <Link to="/overview/outcomes">{texts.seeOutcomes}</Link>
        )
      }
    >
      <p>{texts.closingHint}</p>
      <Progress percent={percent} aria-label={texts.closing} status={of.undecided > 0 ? 'active' : 'success'} />
      <Facts
        facts={[
          [texts.decided, `${of.decided} ${texts.people}`],
          of.undecided > 0 && [texts.left, `${of.undecided} ${texts.people}`],
          of.late > 0 && [texts.late, `${of.late} ${texts.people}`],
          of.expiring > 0 && [texts.expiring, `${of.expiring} ${texts.cases}`],
          of.ending > 0 && [texts.ending, `${of.ending} ${texts.cases}`],
          of.owed > 0 && [texts.owed, `${of.owed} ${texts.cases}`],
        ]}
      />
    </Sheet>
  );
}
