import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Policy, Year } from '../api/types';
import { Loaded, Nothing } from '../parts/loaded';
import { Page } from '../parts/page';
import { StateTag } from '../parts/tags';
import { useMe } from '../session/queries';
import { Calendar } from './calendar';
import { ClosingProgress } from './closing';
import { Dates } from './dates';
import { PolicySheet } from './policy-sheet';
import { policyQuery, yearQuery, yearsQuery } from './queries';
import { Statistics } from './statistics';
import { texts } from './texts';
import styles from './year-page.module.css';

const OpenYear = lazy(() => import('./open-year'));

/** The year: as a picture, its dates, how many have completed it, and its policy. */
export function Component() {
  const params = useParams();
  const years = useQuery(yearsQuery);
  return (
    <Loaded query={years}>
      {(all) => {
        const year = Number(params.year) || all[0]?.year;
        return year === undefined ? <NoYear /> : <OfYear key={year} year={year} all={all} />;
      }}
    </Loaded>
  );
}

function OfYear({ year, all }: { year: number; all: Year[] }) {
  const query = useQuery(yearQuery(year));
  const policy = useQuery(policyQuery(year));
  const navigate = useNavigate();
  return (
    <Page
      title={query.data?.title ?? texts.title(year)}
      note={query.data && <StateTag state={query.data.state} />}
      actions={
        <>
          {all.length > 1 && (
            <Select
              value={year}
              aria-label={texts.year}
              options={all.map((y) => ({ value: y.year, label: texts.title(y.year) }))}
              onChange={(y) => void navigate(`/year/${y}`)}
            />
          )}
          <Opening />
        </>
      }
    >
      <Loaded query={query}>{(y) => <Loaded query={policy}>{(p) => <Whole year={y} policy={p} />}</Loaded>}</Loaded>
    </Page>
  );
}

function Whole({ year, policy }: { year: Year; policy: Policy }) {
  return (
    <>
      {year.closing && year.state !== 'open' && <ClosingProgress of={year.closing} />}
      <Calendar year={year} policy={policy} />
      <div className={styles.columns}>
        <Dates year={year} policy={policy} />
        <div className={styles.column}>
          <Statistics year={year} />
          <PolicySheet policy={policy} />
        </div>
      </div>
    </>
  );
}

function NoYear() {
  return (
    <Page title={texts.year} actions={<Opening />}>
      <Nothing title={texts.noYear}>{texts.noYearHint}</Nothing>
    </Page>
  );
}

/** Opens another year, for who may. */
function Opening() {
  const { account } = useMe();
  const [open, setOpen] = useState(false);
  if (!['admin', 'chief'].includes(account.role)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.open}</Button>
      <Suspense>{open && <OpenYear onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
