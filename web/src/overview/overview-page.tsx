import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Role } from '../api/types';
import { Loading, Nothing } from '../parts/loaded';
import { Page } from '../parts/page';
import { useMe } from '../session/queries';
import { useCurrentYear } from '../year/queries';
import { texts } from './texts';

const views = {
  backlog: lazy(() => import('./backlog')),
  coverage: lazy(() => import('./coverage')),
  findings: lazy(() => import('./findings')),
  outcomes: lazy(() => import('./outcomes')),
  eligibility: lazy(() => import('./eligibility')),
  log: lazy(() => import('./log')),
};

type View = keyof typeof views;

const seen: Partial<Record<Role, View[]>> = {
  clerk: ['backlog', 'coverage', 'findings', 'outcomes', 'eligibility'],
  chief: ['backlog', 'coverage', 'findings', 'outcomes', 'eligibility', 'log'],
  auditor: ['backlog', 'coverage', 'findings', 'outcomes', 'log'],
  department: ['coverage', 'findings', 'outcomes', 'eligibility'],
  unit: ['coverage', 'outcomes', 'eligibility'],
};

/** What is counted, and what can be asked; which of it is in the address. */
export function Component() {
  const { account } = useMe();
  const { view } = useParams();
  const navigate = useNavigate();
  const year = useCurrentYear();
  const mine = seen[account.role] ?? [];
  const shown = mine.find((v) => v === view) ?? mine[0];
  if (!shown) return null;
  const View = views[shown];
  return (
    <Page title={texts.title}>
      <Tabs
        activeKey={shown}
        onChange={(v) => void navigate(`/overview/${v}`)}
        items={mine.map((v) => ({ key: v, label: texts.tabs[v] }))}
      />
      <Suspense fallback={<Loading />}>
        {year === undefined ? <Nothing title={texts.noYear} /> : <View year={year} />}
      </Suspense>
    </Page>
  );
}
