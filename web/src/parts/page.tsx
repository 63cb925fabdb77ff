import { useEffect, type ReactNode } from 'react';
import styles from './page.module.css';

/** A page: its title, what can be done on it, and its parts one below the other. */
export function Page({ title, note, actions, narrow, children }: PageProps) {
  useTitle(title);
  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{title}</h1>
          {note && <p className={styles.note}>{note}</p>}
        </div>
        {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface PageProps {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean; // for reading and filling in, not for lists
  children: ReactNode;
}

/** A sheet of paper on the page. */
export function Sheet({ title, extra, flush, children }: SheetProps) {
  return (
    <section className={styles.sheet}>
      {title && (
        <header className={styles.sheetHead}>
          <h2>{title}</h2>
          {extra}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}

interface SheetProps {
  title?: ReactNode;
  extra?: ReactNode;
  flush?: boolean; // the content reaches the sheet's edges, as tables do
  children: ReactNode;
}

/** Names and what they stand for, in columns as wide as there is room. */
export function Facts({ facts }: { facts: (readonly [name: string, value: ReactNode] | false)[] }) {
  const shown = facts.filter(
    (f): f is readonly [string, ReactNode] => f !== false && f[1] !== '' && f[1] !== false && f[1] != null,
  );
  return (
    <dl className={styles.facts}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Names the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 学时`;
  }, [title]);
}
