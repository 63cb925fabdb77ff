import { Link } from 'react-router';
import type { CaseDetail, Check, Finding } from '../api/types';
import { Sheet } from '../parts/page';
import { Tag } from '../parts/tags';
import { shortDay } from '../parts/time';
import styles from './checks.module.css';
import { texts } from './texts';

/** What every rule says of the open step, with its arithmetic, and what else should be looked at before it is decided. */
export function Checks({ of }: { of: CaseDetail }) {
  const checks = of.checks ?? [];
  const findings = of.findings ?? [];
  if (checks.length + findings.length === 0) return null;
  const failed = checks.filter((c) => !c.ok).length;
  return (
    <Sheet title={texts.checks} extra={<Summary failed={failed} found={findings.length} />}>
      <ul className={styles.checks}>
        {[...checks]
          .sort((a, b) => Number(a.ok) - Number(b.ok))
          .map((c, i) => (
            <CheckLine key={`${c.code} ${i}`} check={c} />
          ))}
      </ul>
      {findings.length > 0 && <Findings findings={findings} year={of.year} />}
    </Sheet>
  );
}

function Summary({ failed, found }: { failed: number; found: number }) {
  if (failed > 0) return <Tag tone="bad">{texts.checksFailed(failed)}</Tag>;
  if (found > 0) return <Tag tone="warn">{texts.findingsN(found)}</Tag>;
  return <Tag tone="good">{texts.checksPassed}</Tag>;
}

function CheckLine({ check }: { check: Check }) {
  return (
    <li className={check.ok ? styles.ok : styles.failed}>
      <i role="img" aria-label={check.ok ? texts.checkOk : texts.checkFailed}>
        {check.ok ? '✓' : '✗'}
      </i>
      <span>{check.text}</span>
      {check.rule && <small>{check.rule}</small>}
    </li>
  );
}

function Findings({ findings, year }: { findings: Finding[]; year: number }) {
  return (
    <ul className={styles.findings} aria-label={texts.findings}>
      {findings.map((f, i) => (
        <li key={`${f.personId} ${f.kind} ${i}`}>
          <Link to={`/people/${f.personId}?year=${year}`}>{f.name}</Link> <small>{f.unit}</small> {shortDay(f.on)}{' '}
          {f.text}
          {f.otherCaseId && (
            <>
              {' '}
              <Link to={`/cases/${f.otherCaseId}`}>{f.otherCase || texts.otherCase}</Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
