import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Policy, Year } from '../api/types';
import { useNow } from '../clock/queries';
import { Sheet } from '../parts/page';
import { dayOf, daysBetween, longDay, weekday } from '../parts/time';
import { useMe } from '../session/queries';
import { windowName } from './calendar';
import styles from './dates.module.css';
import { texts } from './texts';

const Announce = lazy(() => import('./announce'));

/** The year's days to keep in mind, what is past being pale, and the announcement of windows. */
export function Dates({ year, policy }: { year: Year; policy: Policy }) {
  const today = dayOf(useNow());
  return (
    <Sheet title={texts.dates} extra={<Announcing year={year} />} flush>
      <ul className={styles.dates}>
        {datesOf(year, policy).map(({ day, what }) => {
          const left = daysBetween(today, day);
          return (
            <li key={`${day} ${what}`} className={left < 0 ? styles.past : undefined}>
              <time dateTime={day}>
                {longDay(day)} <small>{weekday(day)}</small>
              </time>
              <span>{what}</span>
              <small>{left < 0 ? texts.past : texts.inDays(left)}</small>
            </li>
          );
        })}
      </ul>
      {!year.windows.some((w) => w.cohort === 'others') && <p className={styles.note}>{texts.notAnnounced}</p>}
    </Sheet>
  );
}

function datesOf(year: Year, policy: Policy): { day: string; what: string }[] {
  const windows = year.windows.flatMap((w) => [
    { day: w.opensOn, what: texts.opens(`${windowName(w)} ${texts.windows}`) },
    { day: w.closesOn, what: texts.ends(`${windowName(w)} ${texts.windows}`) },
  ]);
  return [
    { day: policy.platformOpens, what: texts.platform },
    ...windows,
    { day: year.closesOn, what: texts.closes },
  ].sort((a, b) => a.day.localeCompare(b.day));
}

function Announcing({ year }: { year: Year }) {
  const { account } = useMe();
  const [open, setOpen] = useState(false);
  if (account.role !== 'chief' || year.state !== 'open') return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {texts.announce}
      </Button>
      <Suspense>{open && <Announce year={year.year} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
