import { Link } from 'react-router';
import type { Standing } from '../api/types';
import styles from './standing.module.css';
import { texts } from './texts';

/** What the year ended with: the stamp, or what follows an incomplete year (R17, R18). */
export function Outcome({ of }: { of: Standing }) {
  return of.outcome === 'completed' ? <Completed of={of} /> : <Incomplete of={of} />;
}

function Completed({ of }: { of: Standing }) {
  const check = `/check?${new URLSearchParams({ serial: of.serial ?? '', code: of.checkCode ?? '' })}`;
  return (
    <section className={`${styles.outcome} ${styles.completed}`}>
      <h2>{texts.completed}</h2>
      <p>
        {texts.serial} <b>{of.serial}</b>，{texts.checkCode} <b>{of.checkCode}</b>
      </p>
      <Link to={check}>{texts.check}</Link>
    </section>
  );
}

function Incomplete({ of }: { of: Standing }) {
  return (
    <section className={`${styles.outcome} ${styles.incomplete}`}>
      <h2>{texts.incomplete}</h2>
      <Points title={texts.reasons} points={of.reasonTexts ?? []} />
      <Points title={texts.consequences} points={of.consequenceTexts ?? []} />
    </section>
  );
}

function Points({ title, points }: { title: string; points: string[] }) {
  if (points.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {points.map((p) => (
          <li key={p}>{p}</li>
        ))}
      </ul>
    </>
  );
}
