import { useNow } from '../clock/queries';
import { deadline, dueIn, duration, moment } from '../parts/time';
import { shortWord, word } from '../words';
import type { CaseDetail, Step } from '../api/types';
import styles from './process.module.css';
import { texts } from './texts';

/** The way of a case as a picture: each step with who, when and how long, the open one with whom it waits for until when. */
export function Process({ of }: { of: CaseDetail }) {
  const now = useNow();
  return (
    <ol className={styles.track} aria-label={texts.process}>
      <li className={`${styles.stop} ${styles.done}`}>
        <b>{texts.filed}</b>
        <span>{of.filedBy}</span>
        <time>{moment(of.filedAt)}</time>
      </li>
      {of.steps.map((step) => (
        <Stop key={step.n} step={step} now={now} />
      ))}
      {of.closedAt && (
        <li className={`${styles.stop} ${endTone(of.state)}`}>
          <b>{word('state', of.state)}</b>
          <time>{moment(of.closedAt)}</time>
          <span>{texts.took(duration(of.filedAt, of.closedAt))}</span>
        </li>
      )}
    </ol>
  );
}

function Stop({ step, now }: { step: Step; now: Date }) {
  if (!step.outcome) return <OpenStop step={step} now={now} />;
  return (
    <li className={`${styles.stop} ${stepTone(step.outcome)}`}>
      <b>{word('step', step.name)}</b>
      <span>
        {word('outcome', step.outcome)} · {step.decidedBy ?? texts.engine}
      </span>
      {step.decidedAt && (
        <>
          <time>{moment(step.decidedAt)}</time>
          <small>{texts.took(duration(step.openedAt, step.decidedAt))}</small>
        </>
      )}
    </li>
  );
}

function OpenStop({ step, now }: { step: Step; now: Date }) {
  const late = step.dueAt && dueIn(step.dueAt, now).nearness === 'over';
  return (
    <li className={`${styles.stop} ${styles.open} ${late ? styles.late : ''}`} aria-current="step">
      <b>{word('step', step.name)}</b>
      <span>
        {texts.waiting} {step.org || shortWord('role', step.role)}
      </span>
      {step.dueAt ? (
        <time>{texts.until(deadline(step.dueAt))}</time>
      ) : (
        step.lapseAt && <time>{texts.until(deadline(step.lapseAt))}</time>
      )}
      <small>{texts.sofar(duration(step.openedAt, now))}</small>
      {step.dueAt && <Spent from={step.openedAt} to={step.dueAt} now={now} />}
    </li>
  );
}

/** How much of a step's time is spent. */
function Spent({ from, to, now }: { from: string; to: string; now: Date }) {
  const whole = Date.parse(to) - Date.parse(from);
  const spent = Math.min(1, Math.max(0, (now.getTime() - Date.parse(from)) / Math.max(1, whole)));
  return (
    <span className={styles.spent} aria-hidden>
      <i style={{ width: `${spent * 100}%` }} />
    </span>
  );
}

function stepTone(outcome: string): string | undefined {
  switch (outcome) {
    case 'returned':
    case 'withdrawn':
      return styles.back;
    case 'rejected':
    case 'lapsed':
    case 'expired':
    case 'cancelled':
      return styles.bad;
    default:
      return styles.done;
  }
}

function endTone(state: string): string | undefined {
  return ['registered', 'stamped', 'answered', 'issued', 'closed'].includes(state) ? styles.end : styles.bad;
}
