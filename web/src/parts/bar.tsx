import styles from './bar.module.css';

interface BarProps {
  name: string;
  have: number;
  need: number;
  coming?: number; // handed in or planned, not registered yet
  wide?: boolean;
}

/** Hours of one subject out of those needed. */
export function Bar({ name, have, need, coming = 0, wide }: BarProps) {
  const share = (n: number) => `${Math.min(100, (100 * n) / Math.max(1, need))}%`;
  const full = have >= need;
  return (
    <span
      className={wide ? `${styles.bar} ${styles.wide}` : styles.bar}
      role="img"
      aria-label={`${name} ${have}/${need} 学时`}
    >
      <span className={styles.name}>{name}</span>
      <span className={styles.track}>
        {coming > 0 && <i className={styles.coming} style={{ width: share(have + coming) }} />}
        <i className={full ? styles.full : styles.have} style={{ width: share(have) }} />
      </span>
      <span className={styles.count}>
        <b>{have}</b>/{need}
      </span>
    </span>
  );
}
