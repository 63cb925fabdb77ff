import { word } from '../words';
import { useNow } from '../clock/queries';
import styles from './tags.module.css';
import { deadline, dueIn } from './time';

type Tone = 'plain' | 'wait' | 'good' | 'warn' | 'bad';

const tones: Record<string, Tone> = {
  filed: 'wait',
  recorded: 'wait',
  verified: 'wait',
  changing: 'wait',
  trained: 'wait',
  accepted: 'good',
  registered: 'good',
  stamped: 'good',
  completed: 'good',
  answered: 'good',
  issued: 'good',
  numbered: 'wait',
  sealed: 'wait',
  returned: 'warn',
  lapsed: 'bad',
  rejected: 'bad',
  expired: 'bad',
  incomplete: 'bad',
};

/** A word in the colour of what it means. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: React.ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>;
}

/** Where a case stands. */
export function StateTag({ state }: { state: string }) {
  return <Tag tone={tones[state]}>{word('state', state)}</Tag>;
}

/** Says that the engine has not acted on the last decision yet. */
export function Following() {
  return (
    <span className={styles.following} role="status">
      办理中…
    </span>
  );
}

/** How near a deadline is; the exact one on hover. */
export function Due({ at, full }: { at: string | undefined; full?: boolean }) {
  const now = useNow();
  if (!at) return null;
  const { nearness, text } = dueIn(at, now);
  return (
    <span className={`${styles.due} ${styles[nearness]}`} title={`${deadline(at)} 前`}>
      {full ? `${deadline(at)} 前（${text}）` : text}
    </span>
  );
}

/** Words for those who hear the page instead of seeing it. */
export function Hidden({ children }: { children: React.ReactNode }) {
  return <span className="hidden-text">{children}</span>;
}
