import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Policy, Standing } from '../api/types';
import { CertificateOf } from '../certificate/certificate';
import { Bar } from '../parts/bar';
import { Loaded } from '../parts/loaded';
import { Page, Sheet } from '../parts/page';
import { Paper } from '../parts/paper';
import { Tag } from '../parts/tags';
import { longDay } from '../parts/time';
import { policyQuery } from '../year/queries';
import { Ledger, Uncounted } from './ledger';
import { Moves } from './moves';
import { Outcome } from './outcome';
import { standingQuery } from './queries';
import { Ring } from './ring';
import styles from './standing.module.css';
import { Training } from './training';
import { texts } from './texts';

interface YearOfProps {
  id: string;
  own?: boolean;
  year: number;
  years: number[];
  onYear: (year: number) => void;
}

/** One person's year at a glance, then in detail. */
export function YearOf({ id, own, year, years, onYear }: YearOfProps) {
  const query = useQuery(standingQuery(year, id));
  const policy = useQuery(policyQuery(year));
  const title = own ? texts.me : texts.standing(query.data?.name ?? '');
  return (
    <Page
      title={title}
      note={query.data && about(query.data, own)}
      actions={
        <>
          <Paper name={texts.record} href={`/api/years/${year}/people/${id}/record.pdf`} />
          <Select
            value={year}
            onChange={onYear}
            aria-label={texts.years}
            options={[...new Set([year, ...years])].map((y) => ({ value: y, label: texts.ofYear(y) }))}
          />
        </>
      }
      narrow
    >
      <Loaded query={query}>
        {(s) => <Loaded query={policy}>{(p) => <Whole standing={s} policy={p} own={own} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

function about(s: Standing, own?: boolean): string {
  return [own && s.name, s.unit, s.series, s.titleReview && texts.reviewLong].filter(Boolean).join(' · ');
}

function Whole({ standing, policy, own }: { standing: Standing; policy: Policy; own?: boolean }) {
  return (
    <>
      {standing.outcome && <Outcome of={standing} />}
      <div className={styles.top}>
        <Hours standing={standing} policy={policy} />
        <Next standing={standing} />
      </div>
      <Training plans={standing.plans} />
      {standing.uncounted.length > 0 && <Uncounted lines={standing.uncounted} />}
      <Ledger lines={standing.ledger} />
      <CertificateOf id={standing.personId} year={standing.year} />
      {!own && <Moves id={standing.personId} year={standing.year} />}
    </>
  );
}

function Hours({ standing, policy }: { standing: Standing; policy: Policy }) {
  const { totals, pending, planned, missing } = standing;
  const { hours } = policy;
  const counted = Math.min(totals.common, hours.common) + totals.specialty;
  return (
    <Sheet>
      <div className={styles.hours}>
        <Ring have={counted} need={hours.total} coming={pending.common + pending.specialty} />
        <div className={styles.bars}>
          <Bar wide name={texts.common} have={totals.common} need={hours.common} coming={pending.common} />
          <Remark missing={missing.common} pending={pending.common} />
          <Bar
            wide
            name={texts.specialty}
            have={totals.specialty}
            need={hours.specialty}
            coming={pending.specialty + planned}
          />
          <Remark missing={missing.specialty} pending={pending.specialty} planned={planned} />
        </div>
      </div>
    </Sheet>
  );
}

function Remark({ missing, pending, planned = 0 }: { missing: number; pending: number; planned?: number }) {
  return (
    <p className={styles.remark}>
      {missing > 0 ? <Tag tone="warn">{texts.missing(missing)}</Tag> : <Tag tone="good">{texts.enough}</Tag>}
      {pending > 0 && <Tag tone="wait">{texts.pending(pending)}</Tag>}
      {planned > 0 && <Tag>{texts.planned(planned)}</Tag>}
    </p>
  );
}

/** What to do next, and until when. */
function Next({ standing }: { standing: Standing }) {
  return (
    <Sheet title={texts.next}>
      {standing.adviceTexts.length === 0 && <p>{texts.nothingNext}</p>}
      <ol className={styles.next}>
        {standing.adviceTexts.map((text, i) => {
          const by = standing.advice[i]?.by;
          return (
            <li key={text}>
              {by && <b>{texts.by(longDay(by))}</b>}
              <span>{text}</span>
            </li>
          );
        })}
      </ol>
      {standing.submission && (
        <p className={styles.submission}>
          {texts.submission}：{texts.submissionStates[standing.submission]}
        </p>
      )}
    </Sheet>
  );
}
