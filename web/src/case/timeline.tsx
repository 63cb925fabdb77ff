import type { Event } from '../api/types';
import { moment } from '../parts/time';
import { shortWord } from '../words';
import { texts } from './texts';
import styles from './timeline.module.css';

/** Everything that happened to a case, the latest first. */
export function Timeline({ events }: { events: Event[] }) {
  return (
    <ol className={styles.list}>
      {[...events].reverse().map((e) => (
        <li key={e.id}>
          <time>{moment(e.at)}</time>
          <p>
            <span className={styles.who} title={e.role && shortWord('role', e.role)}>
              {e.actor || texts.engine}
            </span>{' '}
            {e.text}
          </p>
        </li>
      ))}
    </ol>
  );
}
