import { Input, type InputRef } from 'antd';
import { useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { TaskCounts } from '../api/types';
import { useKeys } from '../parts/keys';
import { useMe } from '../session/queries';
import { shortWord } from '../words';
import type { TaskFilter } from './queries';
import styles from './tasks-page.module.css';
import { texts } from './texts';

/** The counts of the desk by kind, each of which narrows the list to itself; whose they are, their order, and a search. */
export function Filters({ counts, filter }: { counts: TaskCounts[]; filter: TaskFilter }) {
  const set = useSet();
  const { account } = useMe();
  const open = sum(counts, (c) => c.open);
  const overdue = sum(filter.kind ? counts.filter((c) => c.kind === filter.kind) : counts, (c) => c.overdue);
  const bureau = ['clerk', 'chief'].includes(account.role);
  return (
    <div className={styles.filters} role="group" aria-label={texts.filters}>
      {(bureau || filter.q) && <Search filter={filter} />}
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
      {bureau && (
        <span className={styles.sorts}>
          <Filter
            on={filter.desk === 'mine'}
            name={texts.mine}
            onClick={() => set('desk', toggled(filter.desk, 'mine'))}
          />
          <Filter
            on={filter.desk === 'free'}
            name={texts.free}
            onClick={() => set('desk', toggled(filter.desk, 'free'))}
          />
          <Filter
            on={filter.order === 'clean'}
            name={texts.cleanFirst}
            onClick={() => set('order', toggled(filter.order, 'clean'))}
          />
        </span>
      )}
    </div>
  );
}

function useSet() {
  const [, setSearch] = useSearchParams();
  return (name: string, value: string | undefined) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      now.delete('case');
      return now;
    });
}

function toggled<T extends string>(now: string | undefined, value: T): T | undefined {
  return now === value ? undefined : value;
}

/** Finds by number, name or unit; / goes there. */
function Search({ filter }: { filter: TaskFilter }) {
  const set = useSet();
  const field = useRef<InputRef>(null);
  useKeys({ '/': () => field.current?.focus({ cursor: 'all' }) });
  return (
    <Input.Search
      ref={field}
      key={filter.q}
      allowClear
      size="small"
      defaultValue={filter.q}
      placeholder={texts.search}
      aria-label={texts.search}
      onSearch={(v) => set('q', v.trim() || undefined)}
      onKeyDown={(e) => e.key === 'Escape' && field.current?.blur()}
    />
  );
}

interface FilterProps {
  on: boolean;
  late?: boolean;
  name: string;
  count?: number;
  onClick: () => void;
}

function Filter({ on, late, name, count, onClick }: FilterProps) {
  return (
    <button type="button" aria-pressed={on} className={late ? styles.lateFilter : undefined} onClick={onClick}>
      {name} {count !== undefined && <b>{count}</b>}
    </button>
  );
}

function sum(counts: TaskCounts[], of: (c: TaskCounts) => number): number {
  return counts.reduce((n, c) => n + of(c), 0);
}
