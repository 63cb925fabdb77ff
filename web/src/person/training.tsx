import type { Standing } from '../api/types';
import { useNow } from '../clock/queries';
import { Sheet } from '../parts/page';
import { StateTag } from '../parts/tags';
import { dayOf, daysBetween, shortDay, weekday } from '../parts/time';
import styles from './standing.module.css';
import { texts } from './texts';

/** The training on whose roster a person is: when, where, how many hours. */
export function Training({ plans }: { plans: Standing['plans'] }) {
  const today = dayOf(useNow());
  if (plans.length === 0) return null;
  return (
    <Sheet title={texts.training} flush>
      <ul className={styles.lines}>
        {plans.map((p) => (
          <li key={p.caseId}>
            <b className={styles.amount}>{p.hours}</b>
            <span>
              {p.title} <StateTag state={p.state} />
              <small>
                {shortDay(p.startsOn)} {weekday(p.startsOn)} 至 {shortDay(p.endsOn)} · {p.place}
                {p.startsOn > today && ` · ${texts.inDays(daysBetween(today, p.startsOn))}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
