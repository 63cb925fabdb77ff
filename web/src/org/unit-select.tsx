import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { Org } from '../api/types';
import { unitsQuery } from './queries';

interface UnitSelectProps {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
  known?: Org; // the unit that is chosen already, for its name
}

/** Chooses a unit by a part of its name. */
export function UnitSelect({ id, value, onChange, known }: UnitSelectProps) {
  const [text, setText] = useState('');
  const q = useDeferredValue(text) || undefined;
  const { data, isFetching } = useInfiniteQuery(unitsQuery({ q }));
  const units = data?.pages.flatMap((p) => p.items) ?? [];
  const all = known && !units.some((u) => u.id === known.id) ? [known, ...units] : units;
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={all.map((u) => ({ value: u.id, label: u.name }))}
    />
  );
}
