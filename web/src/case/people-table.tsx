import { Checkbox, Input, Table, type TableColumnType } from 'antd';
import { Link } from 'react-router';
import type { Exceptions } from './exceptions';
import styles from './people-table.module.css';
import { texts } from './texts';

/** A row about one person of a case. */
export interface PersonRow {
  personId: string;
  name?: string;
  line?: number; // where a person can have more than one
}

const keyOf = (row: PersonRow) => `${row.personId} ${row.line ?? ''}`;

interface PeopleTableProps<Row extends PersonRow> {
  rows: Row[];
  columns: TableColumnType<Row>[];
  year: number;
  reasons?: (row: Row) => string[]; // why the row was refused, in Chinese
  exceptions?: Exceptions; // absent: nobody can be left out
  canExcept?: (row: Row) => boolean;
}

const PAGE = 50;
const WIDTH = 560; // pixels: narrower, the table scrolls by itself

/** The people of a case with what concerns each of them, and, where the step allows it, who is left out and why. */
export function PeopleTable<Row extends PersonRow>(props: PeopleTableProps<Row>) {
  const { rows, columns, year, reasons, exceptions, canExcept = () => true } = props;
  const except: TableColumnType<Row> = {
    title: texts.except,
    width: 56,
    align: 'center',
    render: (_, row) => canExcept(row) && <Except row={row} exceptions={exceptions!} />,
  };
  const name: TableColumnType<Row> = {
    title: texts.person,
    width: 110,
    render: (_, row) => <Link to={`/people/${row.personId}?year=${year}`}>{row.name}</Link>,
  };
  const why: TableColumnType<Row> = {
    title: texts.why,
    render: (_, row) => (
      <>
        <Reasons texts={reasons?.(row) ?? []} />
        {exceptions?.reasons.has(row.personId) && <ExceptionReason row={row} exceptions={exceptions} />}
      </>
    ),
  };
  return (
    <Table<Row>
      size="small"
      rowKey={keyOf}
      dataSource={rows}
      columns={[...(exceptions ? [except] : []), name, ...columns, ...(reasons || exceptions ? [why] : [])]}
      pagination={rows.length > PAGE && { pageSize: PAGE, showSizeChanger: false, showTotal: texts.persons }}
      rowClassName={(row) => (exceptions?.reasons.has(row.personId) ? styles.excepted! : '')}
      scroll={{ x: WIDTH }}
    />
  );
}

function Except({ row, exceptions }: { row: PersonRow; exceptions: Exceptions }) {
  return (
    <Checkbox
      checked={exceptions.reasons.has(row.personId)}
      aria-label={`${texts.except} ${row.name}`}
      onChange={(e) => exceptions.set(row.personId, e.target.checked ? '' : undefined)}
    />
  );
}

function ExceptionReason({ row, exceptions }: { row: PersonRow; exceptions: Exceptions }) {
  const reason = exceptions.reasons.get(row.personId) ?? '';
  return (
    <Input
      size="small"
      value={reason}
      autoFocus
      status={reason ? undefined : 'warning'}
      placeholder={texts.exceptionComment}
      aria-label={texts.exceptionFor(row.name ?? '')}
      onChange={(e) => exceptions.set(row.personId, e.target.value)}
    />
  );
}

function Reasons({ texts: list }: { texts: string[] }) {
  if (list.length === 0) return null;
  return (
    <ul className={styles.reasons}>
      {list.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
