import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Policy, Window, Year } from '../api/types';
import { useNow } from '../clock/queries';
import { Sheet } from '../parts/page';
import { dayOf, shortDay } from '../parts/time';
import { useMe } from '../session/queries';
import { shortWord, word } from '../words';
import styles from './calendar.module.css';
import { SHOWN, useYearPlans, type DatedPlan } from './plans';
import { pack, YearScale, type Stretch } from './scale';
import { texts } from './texts';

/** The year as a picture: months, windows, plans, key days, and today. */
export function Calendar({ year, policy }: { year: Year; policy: Policy }) {
  const scale = new YearScale(year.year);
  const today = dayOf(useNow());
  const { account } = useMe();
  const inYear = today.startsWith(String(year.year));
  const scroll = useScrollTo(inYear ? scale.at(today) : 0);
  const seesPlans = !['admin', 'person', 'unit'].includes(account.role);
  return (
    <Sheet title={texts.calendar} extra={seesPlans && <Legend />} flush>
      <div ref={scroll} className={styles.scroll} role="region" aria-label={texts.calendar} tabIndex={0}>
        <div className={styles.year}>
          <Months scale={scale} today={today} />
          <div className={styles.body}>
            {scale.months().map((m) => (
              <i key={m} className={styles.month} style={{ left: `${scale.at(m)}%` }} />
            ))}
            <Lane name={texts.learning}>
              <Bar stretch={scale.stretch(policy.learningFrom, policy.learningTo)} className={styles.learning} />
              <Pin at={scale.at(policy.platformOpens)} text={`${shortDay(policy.platformOpens)} ${texts.platform}`} />
            </Lane>
            <Lane name={texts.windows}>
              {pack(year.windows.map(lasting)).map((row, i) => (
                <Row key={i}>
                  {row.map((w) => (
                    <Bar
                      key={w.window.id}
                      stretch={scale.stretch(w.from, w.to)}
                      className={`${styles.window} ${styles[w.window.state]}`}
                      text={windowName(w.window)}
                    />
                  ))}
                </Row>
              ))}
            </Lane>
            {seesPlans && <Plans year={year.year} scale={scale} />}
            {inYear && <i className={styles.today} style={{ left: `${scale.at(today)}%` }} />}
          </div>
        </div>
      </div>
    </Sheet>
  );
}

/** Where the year is wider than the screen, shows the given part of it first. */
function useScrollTo(percent: number) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (box) box.scrollLeft = (box.scrollWidth * percent) / 100 - box.clientWidth / 3;
  }, [percent]);
  return ref;
}

const lasting = (window: Window) => ({ from: window.opensOn, to: window.closesOn, window });

/** Who a window is for, in few words. */
export function windowName(w: Window): string {
  return `${shortWord('cohort', w.cohort)}${w.series ? ` · ${w.series}` : ''}`;
}

function Months({ scale, today }: { scale: YearScale; today: string }) {
  return (
    <div className={styles.months}>
      {scale.months().map((m, i) => (
        <span
          key={m}
          className={today.startsWith(m.slice(0, 7)) ? styles.current : undefined}
          style={{ left: `${scale.at(m)}%` }}
        >
          {texts.months(i + 1)}
        </span>
      ))}
    </div>
  );
}

function Plans({ year, scale }: { year: number; scale: YearScale }) {
  const { plans, more } = useYearPlans(year);
  return (
    <Lane name={texts.plans}>
      {pack(plans, 1).map((row, i) => (
        <Row key={i}>
          {row.map((p) => (
            <PlanBar key={p.id} plan={p} stretch={scale.stretch(p.from, p.to)} />
          ))}
        </Row>
      ))}
      {plans.length === 0 && <small>{texts.noPlans}</small>}
      {more && <small>{texts.morePlans(SHOWN)}</small>}
    </Lane>
  );
}

function PlanBar({ plan, stretch }: { plan: DatedPlan; stretch: Stretch }) {
  const about = `${plan.title}，${plan.department}，${shortDay(plan.from)} 至 ${shortDay(plan.to)}，${word('state', plan.state)}`;
  return (
    <Link
      to={`/cases/${plan.id}`}
      className={`${styles.plan} ${styles[plan.state] ?? ''}`}
      style={{ left: `${stretch.left}%`, width: `${stretch.width}%` }}
      title={about}
      aria-label={about}
    />
  );
}

function Legend() {
  return (
    <span className={styles.legend}>
      {Object.entries(texts.legend).map(([state, name]) => (
        <span key={state}>
          <i className={`${styles.plan} ${styles[state]}`} />
          {name}
        </span>
      ))}
    </span>
  );
}

function Lane({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.lane}>
      <span className={styles.laneName}>{name}</span>
      {children}
    </div>
  );
}

function Row({ children }: { children: React.ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

function Bar({ stretch, className, text }: { stretch: Stretch; className?: string; text?: string }) {
  return (
    <span className={className} style={{ left: `${stretch.left}%`, width: `${stretch.width}%` }} title={text}>
      {text}
    </span>
  );
}

function Pin({ at, text }: { at: number; text: string }) {
  return (
    <span className={styles.pin} style={{ left: `${at}%` }}>
      {text}
    </span>
  );
}
