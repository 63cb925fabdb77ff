import { Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { DayField } from '../parts/day-field';
import { addDays, dayOf, longDay, startOf } from '../parts/time';
import { texts } from './texts';

const NINE = 9 * 3_600_000; // offices open

/** Asks to which day time shall move. It arrives at nine in the morning. */
export default function MoveTo({ now, onGo, onClose }: { now: Date; onGo: (to: string) => void; onClose: () => void }) {
  const first = addDays(dayOf(now), 1);
  const [day, setDay] = useState<Dayjs | null>(dayjs(addDays(first, 6)));
  const go = () => {
    if (!day) return;
    onGo(new Date(startOf(day.format('YYYY-MM-DD')).getTime() + NINE).toISOString());
    onClose();
  };
  const text = day ? `${longDay(day.format('YYYY-MM-DD'))} 09:00` : '';
  return (
    <Modal
      open
      title={texts.to}
      okText={texts.go}
      onOk={go}
      onCancel={onClose}
      okButtonProps={{ disabled: !day }}
      width={420}
    >
      <p style={{ marginBottom: 12 }}>{texts.noteTime}</p>
      <DayField
        autoFocus
        style={{ width: 160 }}
        value={day}
        onChange={setDay}
        minDate={dayjs(first)}
        aria-label={texts.to}
      />{' '}
      {text}
    </Modal>
  );
}
