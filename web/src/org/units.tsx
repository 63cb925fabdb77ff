import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Select, Table } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Org } from '../api/types';
import { Failure, Loading, Nothing } from '../parts/loaded';
import { Sheet } from '../parts/page';
import { SheetImport } from '../parts/sheet-import';
import { Hidden, Tag } from '../parts/tags';
import { longDay } from '../parts/time';
import { word, words } from '../words';
import styles from './orgs.module.css';
import { unitsQuery, type UnitFilter } from './queries';
import { texts } from './texts';

const UnitForm = lazy(() => import('./unit-form'));
const MergeForm = lazy(() => import('./merge-form'));

/** The employers. What narrows the list is in the address. */
export function Units() {
  const [search, setSearch] = useSearchParams();
  const filter: UnitFilter = {
    q: search.get('q') ?? undefined,
    kind: (search.get('kind') as UnitFilter['kind'] | null) ?? undefined,
  };
  const set = (name: string, value: string) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });
  const query = useInfiniteQuery(unitsQuery(filter));
  const [editing, setEditing] = useState<Org>();
  const [merging, setMerging] = useState<Org>();
  const units = query.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Sheet flush>
      <div className={styles.filters}>
        <Input.Search
          allowClear
          defaultValue={filter.q}
          placeholder={texts.search}
          aria-label={texts.search}
          onSearch={(v) => set('q', v.trim())}
          style={{ width: 260 }}
        />
        <Select
          value={filter.kind ?? ''}
          onChange={(v) => set('kind', v)}
          aria-label={texts.kind}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: texts.allKinds },
            ...Object.entries(words.unitKind).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Adding />
      </div>
      {query.isPending && <Loading />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data && units.length === 0 && <Nothing title={texts.none} />}
      {units.length > 0 && (
        <Table<Org>
          size="small"
          rowKey="id"
          dataSource={units}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: texts.name,
              render: (_, o) => (
                <>
                  {o.name} {o.closedOn && <Tag>{texts.closed(longDay(o.closedOn))}</Tag>}
                </>
              ),
            },
            { title: texts.code, dataIndex: 'code', className: styles.code },
            { title: texts.kind, render: (_, o) => word('unitKind', o.unitKind ?? '') },
            { title: texts.supervisor, dataIndex: 'supervisedByName' },
            {
              title: <Hidden>{texts.acts}</Hidden>,
              align: 'right',
              render: (_, o) => (
                <>
                  <Button type="link" size="small" onClick={() => setEditing(o)}>
                    {texts.edit}
                  </Button>
                  {!o.closedOn && (
                    <Button type="link" size="small" onClick={() => setMerging(o)}>
                      {texts.merge}
                    </Button>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {query.hasNextPage && (
        <Button type="text" block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.more}
        </Button>
      )}
      <Suspense>{merging && <MergeForm unit={merging} onClose={() => setMerging(undefined)} />}</Suspense>
      <Suspense>{editing && <UnitForm unit={editing} onClose={() => setEditing(undefined)} />}</Suspense>
    </Sheet>
  );
}

function Adding() {
  const [open, setOpen] = useState<'one' | 'sheet'>();
  const queries = useQueryClient();
  const close = () => setOpen(undefined);
  return (
    <span className={styles.adding}>
      <Button icon={<UploadOutlined />} onClick={() => setOpen('sheet')}>
        {texts.importUnits}
      </Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('one')}>
        {texts.add}
      </Button>
      <Suspense>{open === 'one' && <UnitForm onClose={close} />}</Suspense>
      <Modal
        open={open === 'sheet'}
        title={texts.importUnits}
        footer={null}
        onCancel={close}
        destroyOnHidden
        width={560}
      >
        <SheetImport of="units" onDone={() => void queries.invalidateQueries({ queryKey: ['orgs'] })} />
      </Modal>
    </span>
  );
}
