import { Form } from 'antd';
import type { Dayjs } from 'dayjs';
import { addDays, daysBetween, longDay, shortDay, weekday } from '../parts/time';
import { useCurrentPolicy } from '../year/queries';
import styles from './plan-form.module.css';
import { texts } from './texts';

/** The day from which R2 counts for a first day of training; undefined: R2 does not ask. */
export type FilingDay = (startsOn: string | undefined) => string | undefined;

/** What R2 says of the first day in the form. The server decides; this only says it before. */
export function useLead(filedOn: FilingDay) {
  const startsOn = (Form.useWatch('startsOn') as Dayjs | null | undefined)?.format('YYYY-MM-DD');
  const { data: policy } = useCurrentPolicy();
  const from = filedOn(startsOn);
  if (!policy || !from) return undefined;
  const earliest = addDays(from, policy.leadDays);
  const spare = startsOn ? daysBetween(earliest, startsOn) : undefined;
  return { from, leadDays: policy.leadDays, earliest, spare };
}

/** The earliest start with its arithmetic, and how the chosen first day stands to it. */
export function LeadAside({ filedOn }: { filedOn: FilingDay }) {
  const lead = useLead(filedOn);
  const waiving = Form.useWatch('waiving') as boolean | undefined;
  if (!lead) return null;
  const { from, leadDays, earliest, spare } = lead;
  const short = spare !== undefined && spare < 0;
  return (
    <section className={short && !waiving ? `${styles.lead} ${styles.short}` : styles.lead} aria-live="polite">
      <h3>{texts.rule}</h3>
      <p className={styles.earliest}>{texts.earliest(`${longDay(earliest)} ${weekday(earliest)}`)}</p>
      <p>{texts.arithmetic(shortDay(from), leadDays, shortDay(earliest))}</p>
      {short && <p className={styles.shortBy}>{texts.tooEarly(shortDay(earliest), -spare)}</p>}
      {spare !== undefined && spare >= 0 && <p>{texts.spare(spare)}</p>}
    </section>
  );
}
