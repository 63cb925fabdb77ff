import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { byUnit } from '../person/pick';
import { everybodyQuery } from '../person/queries';
import styles from './plan-form.module.css';
import { texts } from './texts';

const PeoplePicker = lazy(() => import('../person/people-picker'));

interface RosterFieldProps {
  id?: string;
  value?: string[];
  onChange?: (people: string[]) => void;
  series: string | undefined;
  year: number;
}

/** The roster in a form: how many of which units, and the picker. */
export function RosterField({ id, value = [], onChange, series, year }: RosterFieldProps) {
  const [picking, setPicking] = useState(false);
  const filter = { series, year };
  const { data: people = [] } = useQuery({ ...everybodyQuery(filter), enabled: Boolean(series) });
  const picked = new Set(value);
  const units = byUnit(people.filter((p) => picked.has(p.id)));
  return (
    <div id={id} tabIndex={-1} className={styles.roster}>
      <div>
        <b>{texts.picked(value.length)}</b> {units.length > 0 && texts.units(units.length)}{' '}
        <Button onClick={() => setPicking(true)} disabled={!series}>
          {texts.pick}
        </Button>
      </div>
      {units.length > 0 && (
        <ul>
          {units.map((u) => (
            <li key={u.id}>
              {u.name} <b>{u.people.length}</b>
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {picking && (
          <PeoplePicker
            title={texts.roster}
            filter={filter}
            initial={value}
            onPick={(ids) => {
              onChange?.(ids);
              setPicking(false);
            }}
            onClose={() => setPicking(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
