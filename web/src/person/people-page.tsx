import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table } from 'antd';
import { useState, type Key } from 'react';
import { useSearchParams } from 'react-router';
import type { Person } from '../api/types';
import { Failure, Loading, Nothing } from '../parts/loaded';
import { Page, Sheet } from '../parts/page';
import { useMe } from '../session/queries';
import { readinessQuery } from '../submission/queries';
import { useCurrentPolicy, useCurrentYear } from '../year/queries';
import { columnsFor } from './columns';
import { Keep } from './keep';
import styles from './people-page.module.css';
import { peopleQuery, type PersonFilter } from './queries';
import { Review } from './review';
import { texts } from './texts';

/** The people whom the account may see. What narrows them is in the address. */
export function Component() {
  const { account } = useMe();
  const year = useCurrentYear();
  const { filter, set, narrowed } = useAddress(year);
  const query = useInfiniteQuery(peopleQuery(filter));
  const hours = useQuery({ ...readinessQuery(year ?? 0), enabled: account.role === 'unit' && year !== undefined });
  const [chosen, setChosen] = useState<Key[]>([]);
  const people = query.data?.pages.flatMap((p) => p.items) ?? [];
  const keeps = ['unit', 'clerk'].includes(account.role);
  const choosing = keeps && year !== undefined;
  return (
    <Page title={account.role === 'unit' ? texts.mine : texts.title} actions={keeps && <Keep />}>
      <Sheet flush>
        <Filters filter={filter} onSet={set} />
        {choosing && chosen.length > 0 && (
          <Review year={year} people={chosen as string[]} onDone={() => setChosen([])} />
        )}
        {query.isPending && <Loading />}
        {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.data && people.length === 0 && <Nothing title={narrowed ? texts.none : texts.noneYet} />}
        {people.length > 0 && (
          <Table<Person>
            size="small"
            rowKey="id"
            dataSource={people}
            columns={columnsFor({ role: account.role, year, readiness: hours.data })}
            rowSelection={choosing ? { selectedRowKeys: chosen, onChange: setChosen } : undefined}
            pagination={false}
            className={styles.table}
          />
        )}
        {query.hasNextPage && (
          <Button type="text" block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {texts.more}
          </Button>
        )}
      </Sheet>
    </Page>
  );
}

function useAddress(year: number | undefined) {
  const [search, setSearch] = useSearchParams();
  const filter: PersonFilter = {
    year,
    q: search.get('q') ?? undefined,
    series: search.get('series') ?? undefined,
    state: (search.get('state') as PersonFilter['state'] | null) ?? undefined,
  };
  const set = (name: string, value: string) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });
  return { filter, set, narrowed: Boolean(filter.q || filter.series || filter.state) };
}

function Filters({ filter, onSet }: { filter: PersonFilter; onSet: (name: string, value: string) => void }) {
  const { data: policy } = useCurrentPolicy();
  return (
    <div className={styles.filters}>
      <Input.Search
        allowClear
        defaultValue={filter.q}
        placeholder={texts.search}
        aria-label={texts.search}
        onSearch={(v) => onSet('q', v.trim())}
        style={{ width: 260 }}
      />
      <Select
        value={filter.series ?? ''}
        onChange={(v) => onSet('series', v)}
        aria-label={texts.series}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: texts.allSeries },
          ...(policy?.annex ?? []).map((a) => ({ value: a.series, label: a.series })),
        ]}
      />
      <Select
        value={filter.state ?? ''}
        onChange={(v) => onSet('state', v)}
        aria-label={texts.state}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: texts.allStates },
          ...Object.entries(texts.states).map(([value, label]) => ({ value, label })),
        ]}
      />
    </div>
  );
}
