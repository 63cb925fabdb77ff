import { DeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, InputNumber, Modal } from 'antd';
import dayjs from 'dayjs';
import { lazy, Suspense, useState } from 'react';
import { ProblemError } from '../api/problem';
import { useNow } from '../clock/queries';
import { DayField } from '../parts/day-field';
import { Nothing } from '../parts/loaded';
import { Sheet } from '../parts/page';
import { ProblemNote } from '../parts/problem';
import { dayOf } from '../parts/time';
import { everybodyQuery } from '../person/queries';
import { faultsByRow } from '../plan/results';
import { readPasted, withPeople, type TypedLine } from './lines';
import styles from './lines-form.module.css';
import { texts } from './texts';

const PeoplePicker = lazy(() => import('../person/people-picker'));

interface LinesFormProps {
  lines: TypedLine[];
  year: number;
  alone?: boolean; // one person's own transcript: nobody can be added
  busy: boolean;
  error: unknown;
  onChange: (lines: TypedLine[]) => void;
  onSend: () => void;
}

/** Transcripts to hand in, one line a person. */
export function LinesForm({ lines, year, alone, busy, error, onChange, onSend }: LinesFormProps) {
  const faults = error instanceof ProblemError ? faultsByRow(error.faults, 'lines') : undefined;
  const today = dayOf(useNow());
  const set = (at: number, part: Partial<TypedLine>) =>
    onChange(lines.map((l, i) => (i === at ? { ...l, ...part } : l)));
  return (
    <>
      <Sheet
        title={alone ? undefined : texts.linesN(lines.length)}
        extra={!alone && <Tools lines={lines} year={year} onChange={onChange} />}
        flush
      >
        {lines.length === 0 ? (
          <Nothing title={texts.empty}>{texts.addHint}</Nothing>
        ) : (
          <ul className={styles.lines}>
            {lines.map((line, i) => (
              <li key={line.personId}>
                <b>{line.name}</b>
                <span className={styles.unit}>{line.unit}</span>
                <label>
                  {texts.examOn}
                  <DayField
                    value={line.examOn ? dayjs(line.examOn) : null}
                    maxDate={dayjs(today)}
                    style={{ width: 140 }}
                    onChange={(d) => set(i, { examOn: d?.format('YYYY-MM-DD') })}
                  />
                </label>
                <label>
                  {texts.score}
                  <InputNumber
                    value={line.score ?? null}
                    min={0}
                    max={100}
                    precision={0}
                    controls={false}
                    onChange={(score) => set(i, { score: score ?? undefined })}
                  />
                </label>
                {!alone && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={`${texts.remove} ${line.name}`}
                    onClick={() => onChange(lines.filter((_, n) => n !== i))}
                  />
                )}
                {faults?.has(i) && (
                  <p className={styles.fault} role="alert">
                    {faults.get(i)!.join(' ')}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <ProblemNote error={error} only={(field) => !field.startsWith('lines[')} />
      <div className={styles.foot}>
        <Button type="primary" size="large" disabled={lines.length === 0} loading={busy} onClick={onSend}>
          {texts.submit(lines.length)}
        </Button>
      </div>
    </>
  );
}

function Tools({ lines, year, onChange }: Pick<LinesFormProps, 'lines' | 'year' | 'onChange'>) {
  const [open, setOpen] = useState<'pick' | 'paste'>();
  const close = () => setOpen(undefined);
  return (
    <span className={styles.tools}>
      {lines.length > 1 && (
        <DayField
          size="small"
          placeholder={texts.sameDay}
          style={{ width: 160 }}
          onChange={(d) => d && onChange(lines.map((l) => ({ ...l, examOn: d.format('YYYY-MM-DD') })))}
        />
      )}
      <Button onClick={() => setOpen('pick')}>{texts.add}</Button>
      <Button onClick={() => setOpen('paste')}>{texts.paste}</Button>
      <Suspense>
        {open === 'pick' && (
          <PeoplePicker
            title={texts.add}
            filter={{ year }}
            without={new Set(lines.map((l) => l.personId))}
            onPick={(_, people) => {
              onChange(withPeople(lines, people));
              close();
            }}
            onClose={close}
          />
        )}
      </Suspense>
      {open === 'paste' && <Paste lines={lines} year={year} onChange={onChange} onClose={close} />}
    </span>
  );
}

function Paste({
  lines,
  year,
  onChange,
  onClose,
}: Pick<LinesFormProps, 'lines' | 'year' | 'onChange'> & { onClose: () => void }) {
  const { data: people = [], isPending } = useQuery(everybodyQuery({ year }));
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<string[]>([]);
  const take = () => {
    const pasted = readPasted(text, people);
    const ids = new Set(pasted.lines.map((l) => l.personId));
    onChange([...lines.filter((l) => !ids.has(l.personId)), ...pasted.lines]);
    setUnknown(pasted.unknown);
    setText(pasted.unknown.join('\n'));
    if (pasted.unknown.length === 0) onClose();
  };
  return (
    <Modal
      open
      title={texts.paste}
      okText={texts.pasteTake}
      okButtonProps={{ disabled: isPending || !text.trim() }}
      onOk={take}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 8 }}>{texts.pasteHint}</p>
      <Input.TextArea
        autoFocus
        rows={8}
        value={text}
        placeholder={'张三\t2020-06-20\t86'}
        onChange={(e) => setText(e.target.value)}
      />
      {unknown.length > 0 && (
        <Alert type="warning" title={texts.pasteUnknown(unknown.length)} style={{ marginTop: 8 }} />
      )}
    </Modal>
  );
}
