import type { Year } from '../api/types';
import { Sheet } from '../parts/page';
import styles from './statistics.module.css';
import { texts } from './texts';

/** How many are enrolled, have completed the year, or have not. */
export function Statistics({ year }: { year: Year }) {
  const { enrolled, completed, incomplete } = year;
  const undecided = enrolled - completed - incomplete;
  const share = (n: number) => `${(100 * n) / Math.max(1, enrolled)}%`;
  return (
    <Sheet title={texts.statistics}>
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
