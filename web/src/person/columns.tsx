import { Button, type TableColumnType } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { Person, Readiness, Role } from '../api/types';
import { Bar } from '../parts/bar';
import { Hidden, Tag } from '../parts/tags';
import { hoursOf, reasonOf } from '../submission/reasons';
import { useCurrentPolicy } from '../year/queries';
import styles from './people-page.module.css';
import { texts } from './texts';

const PersonForm = lazy(() => import('./person-form'));

interface ColumnsOptions {
  role: Role;
  year: number | undefined;
  readiness: Readiness[] | undefined; // a unit knows the hours of its people
}

/** The columns of a list of people, as the role needs them. */
export function columnsFor({ role, year, readiness }: ColumnsOptions): TableColumnType<Person>[] {
  const byId = new Map(readiness?.map((r) => [r.personId, r]));
  const name: TableColumnType<Person> = {
    title: texts.name,
    width: 150,
    render: (_, p) => (
      <>
        <Link to={`/people/${p.id}${year ? `?year=${year}` : ''}`}>{p.name}</Link>{' '}
        {p.enrolment?.titleReview && <Tag>{texts.review}</Tag>}
      </>
    ),
  };
  const id: TableColumnType<Person> = {
    title: texts.idNumber,
    width: 180,
    responsive: ['md'], // on a phone the hours matter more
    dataIndex: 'idNumber',
    className: styles.id,
  };
  const unit: TableColumnType<Person> = { title: texts.unit, dataIndex: 'unitName', ellipsis: true };
  const series: TableColumnType<Person> = {
    title: texts.series,
    width: 150,
    render: (_, p) => p.enrolment?.series ?? p.series,
  };
  const hours: TableColumnType<Person> = {
    title: texts.hours,
    width: 320,
    render: (_, p) => <Hours of={byId.get(p.id)} />,
  };
  const outcome: TableColumnType<Person> = { title: texts.outcome, width: 110, render: (_, p) => <Outcome of={p} /> };
  const edit: TableColumnType<Person> = {
    title: <Hidden>{texts.acts}</Hidden>,
    width: 70,
    align: 'right',
    render: (_, p) => <Edit person={p} />,
  };
  switch (role) {
    case 'unit':
      return [name, id, series, hours, outcome, edit];
    case 'clerk':
      return [name, id, unit, series, outcome, edit];
    default:
      return [name, id, unit, series, outcome];
  }
}

/** The hours of one of a unit's people: of who is short what there is, and of all others that nothing is missing. */
function Hours({ of }: { of: Readiness | undefined }) {
  const { data: policy } = useCurrentPolicy();
  if (!of || !policy) return null;
  const known = hoursOf(of);
  const { common, specialty } = policy.hours;
  if (!known && reasonOf(of) === 'other' && !of.ready) return null;
  return (
    <span className={styles.hours}>
      <Bar name={texts.shortCommon} have={known?.common ?? common} need={common} />
      <Bar name={texts.shortSpecialty} have={known?.specialty ?? specialty} need={specialty} />
    </span>
  );
}

function Outcome({ of }: { of: Person }) {
  const outcome = of.enrolment?.outcome;
  if (!of.enrolment) return null;
  if (!outcome) return <Tag>{texts.undecided}</Tag>;
  return <Tag tone={outcome === 'completed' ? 'good' : 'bad'}>{texts.states[outcome]}</Tag>;
}

function Edit({ person }: { person: Person }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {texts.edit}
      </Button>
      <Suspense>{open && <PersonForm person={person} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
