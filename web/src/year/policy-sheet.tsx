import type { Policy } from '../api/types';
import { Facts, Sheet } from '../parts/page';
import { longDay, shortDay } from '../parts/time';
import styles from './policy-sheet.module.css';
import { texts } from './texts';

/** What the year's policy says, in short, and its file. */
export function PolicySheet({ policy }: { policy: Policy }) {
  return (
    <Sheet title={texts.policy}>
      <Facts
        facts={[
          [texts.hours, texts.hoursText(policy.hours.total, policy.hours.common, policy.hours.specialty)],
          [texts.learning, `${longDay(policy.learningFrom)} 至 ${shortDay(policy.learningTo)}`],
          [texts.course, texts.courseText(policy.course, policy.passScore)],
          [texts.lead, texts.leadText(policy.leadDays)],
          [
            texts.hotlines,
            <ul key="hotlines">
              {policy.hotlines.map((h) => (
                <li key={h.Name}>
                  {h.Name} {h.Numbers.join('、')}
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
      <details className={styles.more}>
        <summary>{texts.annex}</summary>
        <ul className={styles.annex}>
          {policy.annex.map((a) => (
            <li key={a.series}>
              {a.series} <span>{a.department}</span>
            </li>
          ))}
        </ul>
      </details>
      <details className={styles.more}>
        <summary>{texts.source}</summary>
        <pre className={styles.source}>{policy.source}</pre>
      </details>
    </Sheet>
  );
}
