import type { Step } from '../api/types';
import { Tag } from '../parts/tags';
import { moment } from '../parts/time';
import { word } from '../words';
import styles from './checks.module.css';
import { texts } from './texts';

/** Who was asked to sign the step, who has, and what they said. */
export function Signatures({ step }: { step: Step }) {
  const signatures = step.signatures ?? [];
  if (signatures.length === 0 && !step.everyone) return null;
  return (
    <div className={styles.signatures}>
      <h3>{step.everyone ? texts.everyoneSigns : texts.signatures}</h3>
      <ul>
        {signatures.map((s, i) => (
          <li key={`${s.account} ${i}`}>
            {s.account}{' '}
            {s.place !== 'desk' && <small>{s.place === 'before' ? texts.signBefore : texts.signAfter}</small>}{' '}
            {s.outcome ? (
              <Tag tone={s.outcome === 'approved' ? 'good' : 'warn'}>{word('outcome', s.outcome)}</Tag>
            ) : (
              <Tag tone="wait">{texts.unsigned}</Tag>
            )}{' '}
            {s.signedAt && <time>{moment(s.signedAt)}</time>}
            {s.comment && <p>{s.comment}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
