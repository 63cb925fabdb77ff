import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import type { Person } from '../api/types';
import { Loaded, Nothing } from '../parts/loaded';
import { Tag } from '../parts/tags';
import { ProblemNote } from '../parts/problem';
import { byUnit, matching, type UnitGroup } from './pick';
import styles from './people-picker.module.css';
import { everybodyQuery, type PersonFilter } from './queries';
import { texts } from './texts';

export interface PeoplePickerProps {
  title: string;
  filter: PersonFilter;
  initial?: string[]; // already picked
  without?: Set<string>; // not offered
  error?: unknown;
  busy?: boolean;
  onPick: (ids: string[], people: Person[]) => void;
  onClose: () => void;
}

/** Picks people: units on the left, the people of one unit on the right; whole units at once, too. */
export default function PeoplePicker(props: PeoplePickerProps) {
  const query = useQuery(everybodyQuery(props.filter));
  const [picked, setPicked] = useState(() => new Set(props.initial));
  const people = useMemo(
    () => (query.data ?? []).filter((p) => !props.without?.has(p.id)),
    [query.data, props.without],
  );
  const pick = () =>
    props.onPick(
      [...picked],
      people.filter((p) => picked.has(p.id)),
    );
  return (
    <Modal
      open
      title={props.title}
      width={860}
      okText={texts.pickN(picked.size)}
      okButtonProps={{ disabled: picked.size === 0, loading: props.busy }}
      onOk={pick}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <ProblemNote error={props.error} />
      <Loaded query={query}>{() => <Panes people={people} picked={picked} onChange={setPicked} />}</Loaded>
    </Modal>
  );
}

interface PanesProps {
  people: Person[];
  picked: Set<string>;
  onChange: (picked: Set<string>) => void;
}

function Panes({ people, picked, onChange }: PanesProps) {
  const [search, setSearch] = useState('');
  const [unitId, setUnitId] = useState<string>();
  const [onlyReview, setOnlyReview] = useState(false);
  const groups = useMemo(() => byUnit(matching(people, search, onlyReview)), [people, search, onlyReview]);
  const shown = groups.find((g) => g.id === unitId) ?? groups[0];
  const set = (ids: string[], on: boolean) => {
    const next = new Set(picked);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  };
  return (
    <>
      <div className={styles.tools}>
        <Input.Search
          allowClear
          placeholder={texts.searchPeople}
          aria-label={texts.searchPeople}
          onChange={(e) => setSearch(e.target.value)}
        />
        <Checkbox checked={onlyReview} onChange={(e) => setOnlyReview(e.target.checked)}>
          {texts.onlyReview}
        </Checkbox>
        <Button
          type="link"
          onClick={() =>
            set(
              groups.flatMap((g) => g.people.map((p) => p.id)),
              true,
            )
          }
        >
          {texts.pickAll}
        </Button>
        <Button type="link" disabled={picked.size === 0} onClick={() => onChange(new Set())}>
          {texts.pickNone}
        </Button>
      </div>
      {shown ? (
        <div className={styles.panes}>
          <ul className={styles.units}>
            {groups.map((g) => (
              <UnitRow
                key={g.id}
                group={g}
                picked={picked}
                shown={g === shown}
                onShow={() => setUnitId(g.id)}
                onSet={set}
              />
            ))}
          </ul>
          <ul className={styles.people}>
            {shown.people.map((p) => (
              <li key={p.id}>
                <Checkbox checked={picked.has(p.id)} onChange={(e) => set([p.id], e.target.checked)}>
                  {p.name}
                  {p.enrolment?.titleReview && <Tag>{texts.review}</Tag>}
                </Checkbox>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Nothing title={texts.nobody} />
      )}
    </>
  );
}

interface UnitRowProps {
  group: UnitGroup;
  picked: Set<string>;
  shown: boolean;
  onShow: () => void;
  onSet: (ids: string[], on: boolean) => void;
}

function UnitRow({ group, picked, shown, onShow, onSet }: UnitRowProps) {
  const ids = group.people.map((p) => p.id);
  const count = ids.filter((id) => picked.has(id)).length;
  return (
    <li className={shown ? styles.shown : undefined}>
      <Checkbox
        checked={count === ids.length}
        indeterminate={count > 0 && count < ids.length}
        aria-label={texts.pickUnit(group.name)}
        onChange={(e) => onSet(ids, e.target.checked)}
      />
      <button type="button" onClick={onShow}>
        <span>{group.name}</span>
        <small>
          {count > 0 && `${count}/`}
          {ids.length}
        </small>
      </button>
    </li>
  );
}
