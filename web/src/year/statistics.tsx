import type { Year } from '../api/types';
import { Sheet } from '../parts/page';
import { Paper } from '../parts/paper';
import { useMe } from '../session/queries';
import styles from './statistics.module.css';
import { texts } from './texts';

/** How many are enrolled, have completed the year, or have not. */
export function Statistics({ year }: { year: Year }) {
  const { enrolled, completed, incomplete } = year;
  const undecided = enrolled - completed - incomplete;
  const share = (n: number) => `${(100 * n) / Math.max(1, enrolled)}%`;
  return (
    <Sheet title={texts.statistics} extra={<Papers year={year} />}>
      <div className={styles.bar} aria-hidden>
        <i className={styles.completed} style={{ width: share(completed) }} />
        <i className={styles.incomplete} style={{ width: share(incomplete) }} />
      </div>
      <dl className={styles.numbers}>
        <Count name={texts.enrolled} count={enrolled} />
        <Count name={texts.completed} count={completed} className={styles.completed} />
        <Count name={texts.incomplete} count={incomplete} className={styles.incomplete} />
        <Count name={texts.undecided} count={undecided} className={styles.undecided} />
      </dl>
    </Sheet>
  );
}

/** The year on paper, for those who may have it. */
function Papers({ year }: { year: Year }) {
  const { account } = useMe();
  if (['person', 'provider', 'admin'].includes(account.role)) return null;
  return (
    <span className={styles.papers}>
      <Paper name={texts.statisticsPaper} href={`/api/years/${year.year}/statistics.pdf`} />
      {year.state === 'closed' && <Paper name={texts.postponed} href={`/api/years/${year.year}/postponed.pdf`} />}
    </span>
  );
}

function Count({ name, count, className }: { name: string; count: number; className?: string }) {
  return (
    <div>
      <dt>
        {className && <i className={className} aria-hidden />}
        {name}
      </dt>
      <dd>
        {count.toLocaleString('zh-CN')} <small>{texts.people}</small>
      </dd>
    </div>
  );
}
