import { Link } from 'react-router';
import type { Standing } from '../api/types';
import { Nothing } from '../parts/loaded';
import { Sheet } from '../parts/page';
import { Tag } from '../parts/tags';
import { longDay } from '../parts/time';
import { useMe } from '../session/queries';
import { word } from '../words';
import styles from './standing.module.css';
import { texts } from './texts';

/** The ledger: lines are added and reversed, never changed (R11). */
export function Ledger({ lines }: { lines: Standing['ledger'] }) {
  return (
    <Sheet title={texts.ledger} flush>
      {lines.length === 0 ? (
        <Nothing title={texts.ledgerNone} />
      ) : (
        <ul className={styles.lines}>
          {lines.map((l) => (
            <li key={l.id}>
              <b className={styles.amount}>{l.hours > 0 ? `+${l.hours}` : l.hours}</b>
              <span>
                {l.reason} {l.reverses !== undefined && <Tag tone="warn">{texts.reversed}</Tag>}
                <small>
                  {word('subject', l.subject)} · {longDay(l.earnedOn)} · <CaseLink id={l.caseId} number={l.case} />
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** What was handed in and did not count, and why. */
export function Uncounted({ lines }: { lines: Standing['uncounted'] }) {
  return (
    <Sheet title={texts.uncounted} extra={<small>{texts.uncountedHint}</small>} flush>
      <ul className={styles.lines}>
        {lines.map((l) => (
          <li key={`${l.caseId} ${l.subject}`}>
            <del className={styles.amount}>{l.hours}</del>
            <span>
              {l.title}
              {(l.texts ?? []).map((text) => (
                <em key={text}>{text}</em>
              ))}
              <small>
                {word('subject', l.subject)} · <CaseLink id={l.caseId} number={l.case} />
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** Leads to the case for those who may see every case; for others it is a number to ask about. */
function CaseLink({ id, number }: { id: string; number: string }) {
  const { account } = useMe();
  const text = number || texts.case;
  return ['clerk', 'chief', 'auditor'].includes(account.role) ? <Link to={`/cases/${id}`}>{text}</Link> : text;
}
