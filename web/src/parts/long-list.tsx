import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { Button, Table, type TableColumnType } from 'antd';
import { Failure, Loading, Nothing } from './loaded';

const texts = { more: '继续读取' };

interface LongListProps<Row> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  columns: TableColumnType<Row>[];
  rowKey: (row: Row) => string;
  none: string;
}

/** A list that is read page by page, as far as somebody wants to see it. */
export function LongList<Row extends object>({ query, columns, rowKey, none }: LongListProps<Row>) {
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((p) => p.items);
  if (rows.length === 0) return <Nothing title={none} />;
  return (
    <>
      <Table<Row>
        size="small"
        rowKey={rowKey}
        dataSource={rows}
        columns={columns}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      {query.hasNextPage && (
        <Button type="text" block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </>
  );
}
