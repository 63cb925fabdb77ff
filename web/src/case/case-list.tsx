import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Segmented, Select, Table, type TableColumnType } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { Case } from '../api/types';
import { Failure, Loading, Nothing } from '../parts/loaded';
import { Sheet } from '../parts/page';
import { Due, Following, StateTag } from '../parts/tags';
import { moment } from '../parts/time';
import { caseName, shortWord, word, words } from '../words';
import styles from './case-list.module.css';
import { casesQuery, type CaseFilter, type Kind } from './queries';
import { texts } from './texts';

interface CaseListProps {
  kind?: Kind; // absent: all kinds, to choose from
  none?: { title: string; hint?: string };
}

/** The cases that the account may see, the newest filing first. What narrows them is in the address. */
export function CaseList({ kind, none }: CaseListProps) {
  const [search, setSearch] = useSearchParams();
  const filter: CaseFilter = {
    kind: kind ?? (search.get('kind') as Kind | null) ?? undefined,
    state: search.get('state') ?? undefined,
    open: search.has('open') || undefined,
    q: search.get('q') ?? undefined,
  };
  const query = useInfiniteQuery(casesQuery(filter));
  const set = (name: string, value: string | undefined) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });
  const cases = (query.data?.pages.flatMap((p) => p.items) ?? []).filter((c) => c.kind !== 'year');
  const narrowed = Boolean(search.get('kind') || filter.state || filter.open || filter.q);
  return (
    <Sheet flush>
      <div className={styles.filters}>
        {!kind && (
          <Segmented
            value={filter.kind ?? ''}
            onChange={(v) => set('kind', v)}
            options={[
              { value: '', label: texts.all },
              ...kinds.map((k) => ({ value: k, label: shortWord('kind', k) })),
            ]}
          />
        )}
        <Select
          value={filter.state ?? ''}
          onChange={(v) => set('state', v)}
          aria-label={texts.state}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: `${texts.state}：${texts.all}` },
            ...states.map((s) => ({ value: s, label: word('state', s) })),
          ]}
        />
        <Input.Search
          allowClear
          defaultValue={filter.q}
          placeholder={texts.search}
          aria-label={texts.search}
          onSearch={(v) => set('q', v.trim())}
          style={{ width: 220 }}
        />
        <Checkbox checked={Boolean(filter.open)} onChange={(e) => set('open', e.target.checked ? '1' : undefined)}>
          {texts.openOnly}
        </Checkbox>
      </div>
      {query.isPending && <Loading />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data && cases.length === 0 && (
        <Nothing title={narrowed ? texts.none : (none?.title ?? texts.none)}>{!narrowed && none?.hint}</Nothing>
      )}
      {cases.length > 0 && (
        <Table<Case>
          size="small"
          rowKey="id"
          dataSource={cases}
          columns={columns}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      )}
      {query.hasNextPage && (
        <Button type="text" block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </Sheet>
  );
}

const kinds = ['plan', 'transcript', 'submission', 'claim', 'certificate', 'feedback'] as const;
const states = (Object.keys(words.state) as (keyof typeof words.state)[]).filter(
  (s) => !['open', 'closing', 'closed'].includes(s),
);

const columns: TableColumnType<Case>[] = [
  { title: texts.name, render: (_, c) => <Link to={`/cases/${c.id}`}>{caseName(c)}</Link> },
  { title: texts.kind, width: 80, render: (_, c) => shortWord('kind', c.kind) },
  { title: texts.number, width: 180, dataIndex: 'number', className: styles.number },
  { title: texts.party, width: 200, ellipsis: true, render: (_, c) => c.unit || c.department || c.filedBy },
  { title: texts.filedAt, width: 130, render: (_, c) => moment(c.filedAt) },
  {
    title: texts.state,
    width: 190,
    render: (_, c) => (
      <>
        <StateTag state={c.state} /> {c.following && <Following />}
      </>
    ),
  },
  {
    title: texts.waiting,
    width: 220,
    render: (_, c) =>
      c.step && (
        <>
          {c.step.org || shortWord('role', c.step.role)} <Due at={c.step.dueAt} />
        </>
      ),
  },
];
