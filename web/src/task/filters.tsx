import { useSearchParams } from 'react-router';
import type { TaskCounts } from '../api/types';
import { shortWord } from '../words';
import styles from './tasks-page.module.css';
import type { TaskFilter } from './queries';
import { texts } from './texts';

/** The counts of the desk by kind, each of which narrows the list to itself. */
export function Filters({ counts, filter }: { counts: TaskCounts[]; filter: TaskFilter }) {
  const [, setSearch] = useSearchParams();
  const set = (name: string, value: string | undefined) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      now.delete('case');
      return now;
    });
  const open = sum(counts, (c) => c.open);
  const overdue = sum(filter.kind ? counts.filter((c) => c.kind === filter.kind) : counts, (c) => c.overdue);
  return (
    <div className={styles.filters} role="group">
      <Filter on={!filter.kind} name={texts.all} count={open} onClick={() => set('kind', undefined)} />
      {counts.map((c) => (
        <Filter
          key={c.kind}
          on={filter.kind === c.kind}
          name={shortWord('kind', c.kind)}
          count={c.open}
          onClick={() => set('kind', c.kind)}
        />
      ))}
      {(overdue > 0 || filter.overdue) && (
        <Filter
          late
          on={Boolean(filter.overdue)}
          name={texts.overdue}
          count={overdue}
          onClick={() => set('overdue', filter.overdue ? undefined : '1')}
        />
      )}
    </div>
  );
}

interface FilterProps {
  on: boolean;
  late?: boolean;
  name: string;
  count: number;
  onClick: () => void;
}

function Filter({ on, late, name, count, onClick }: FilterProps) {
  return (
    <button type="button" aria-pressed={on} className={late ? styles.lateFilter : undefined} onClick={onClick}>
      {name} <b>{count}</b>
    </button>
  );
}

function sum(counts: TaskCounts[], of: (c: TaskCounts) => number): number {
  return counts.reduce((n, c) => n + of(c), 0);
}
