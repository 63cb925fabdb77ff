import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { ProblemError } from '../api/problem';
import type { Person, PersonMove } from '../api/types';
import { UnitSelect } from '../org/unit-select';
import { DayField } from '../parts/day-field';
import { Sheet } from '../parts/page';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import { longDay } from '../parts/time';
import { useMe } from '../session/queries';
import { word } from '../words';
import { movesQuery, personQuery, useMovePerson } from './queries';
import styles from './standing.module.css';
import { texts } from './texts';

/** Where a person worked, and the noting of what happened: moved, left, retired, died, came back. Hours follow the person. */
export function Moves({ id, year }: { id: string; year: number }) {
  const { account } = useMe();
  const keeps = ['unit', 'clerk'].includes(account.role);
  const person = useQuery({ ...personQuery(id, year), enabled: keeps });
  const { data: moves = [] } = useQuery(movesQuery(id));
  const [open, setOpen] = useState(false);
  if (moves.length === 0 && !keeps) return null;
  return (
    <Sheet
      title={texts.moves}
      extra={
        keeps &&
        person.data && (
          <Button size="small" onClick={() => setOpen(true)}>
            {texts.move}
          </Button>
        )
      }
    >
      {moves.length === 0 ? (
        <p>{texts.noMoves}</p>
      ) : (
        <ul className={styles.moves}>
          {moves.map((m) => (
            <Move key={m.at} move={m} />
          ))}
        </ul>
      )}
      {open && person.data && <MoveDialog person={person.data} onClose={() => setOpen(false)} />}
    </Sheet>
  );
}

function Move({ move }: { move: PersonMove }) {
  return (
    <li>
      <time dateTime={move.on}>{longDay(move.on)}</time>
      <b>{word('move', move.kind)}</b>
      <span>{[move.fromUnit, move.toUnit].filter(Boolean).join(' → ')}</span>
      <small>
        {move.reason} · {move.by}
      </small>
    </li>
  );
}

interface Values {
  kind: 'transfer' | 'leave' | 'retire' | 'death' | 'return';
  on: Dayjs;
  toUnitId?: string;
  reason: string;
}

const fields = ['kind', 'on', 'toUnitId', 'reason'] as const;
const ofActive = ['transfer', 'leave', 'retire', 'death'] as const;

function MoveDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const kinds = person.status === 'active' ? ofActive : (['return'] as const);
  const kind = Form.useWatch('kind', form);
  const move = useMovePerson(person, () => {
    void message.success(texts.movedDone(person.name));
    onClose();
  });
  const send = (v: Values) =>
    move.mutate(
      { kind: v.kind, on: v.on.format('YYYY-MM-DD'), toUnitId: v.toUnitId, reason: v.reason },
      { onError: (e) => e instanceof ProblemError && showFaults(form, e, fields) },
    );
  return (
    <Modal
      open
      title={`${texts.move}：${person.name}`}
      okButtonProps={{ loading: move.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={480}
    >
      <p style={{ marginBottom: 12 }}>{texts.moveHint}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: kinds[0] }}
        onFinish={send}
      >
        <Form.Item name="kind" label={texts.moveKind}>
          <Radio.Group options={kinds.map((k) => ({ value: k, label: word('move', k) }))} />
        </Form.Item>
        {(kind === 'transfer' || kind === 'return') && (
          <Form.Item name="toUnitId" label={texts.toUnit} rules={[{ required: true }]}>
            <UnitSelect />
          </Form.Item>
        )}
        <Form.Item name="on" label={texts.movedOn} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="reason" label={texts.moveReason} rules={[{ required: true }]}>
          <Input maxLength={500} />
        </Form.Item>
        <ProblemNote error={move.error} only={(field) => fieldOf(field, fields) === undefined} />
      </Form>
    </Modal>
  );
}
