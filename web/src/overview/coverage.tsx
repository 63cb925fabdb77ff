import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CoverageGap, CoveragePerson } from '../api/types';
import { Loaded, Nothing } from '../parts/loaded';
import { LongList } from '../parts/long-list';
import { Sheet } from '../parts/page';
import { word } from '../words';
import styles from './overview.module.css';
import { coveragePeopleQuery, coverageQuery, type CoverageFilter } from './queries';
import { texts } from './texts';

/** Who is in no plan, as a picture (R6); the people behind each bar are a click away. */
export default function Coverage({ year }: { year: number }) {
  const query = useQuery(coverageQuery(year));
  const [shown, setShown] = useState<{ title: string; filter: CoverageFilter }>();
  return (
    <Sheet title={texts.coverage} extra={<Legend />}>
      <p className={styles.hint}>{texts.coverageHint}</p>
      <Loaded query={query}>
        {(gaps) =>
          gaps.length === 0 ? (
            <Nothing title={texts.coverageNone} />
          ) : (
            <Departments gaps={gaps} onShow={(title, filter) => setShown({ title, filter })} />
          )
        }
      </Loaded>
      <Drawer open={shown !== undefined} title={shown?.title} onClose={() => setShown(undefined)} size={560}>
        {shown && <People year={year} filter={shown.filter} />}
      </Drawer>
    </Sheet>
  );
}

type Show = (title: string, filter: CoverageFilter) => void;

function Departments({ gaps, onShow }: { gaps: CoverageGap[]; onShow: Show }) {
  const groups = new Map<string, CoverageGap[]>();
  for (const g of gaps) groups.set(g.department ?? '', [...(groups.get(g.department ?? '') ?? []), g]);
  const most = Math.max(1, ...gaps.map((g) => g.people));
  const missing = (of: CoverageGap[]) => of.reduce((n, g) => n + g.missing, 0);
  const people = (of: CoverageGap[]) => of.reduce((n, g) => n + g.people, 0);
  return [...groups]
    .sort(([, a], [, b]) => missing(b) - missing(a))
    .map(([department, of]) => (
      <section key={department} className={styles.group}>
        <h3>
          {department || texts.nobodyAnswers} <small>{texts.total(missing(of), people(of))}</small>
        </h3>
        <ul>
          {of.map((g) => (
            <Row key={`${g.series} ${g.unitKind}`} gap={g} most={most} onShow={onShow} />
          ))}
        </ul>
      </section>
    ));
}

function Row({ gap, most, onShow }: { gap: CoverageGap; most: number; onShow: Show }) {
  const kind = word('unitKind', gap.unitKind);
  const width = (n: number) => ({ width: `${(100 * n) / most}%` });
  const part = (of: 'missing' | 'plan', n: number) => {
    const what = of === 'missing' ? texts.missing : texts.inPlan;
    return (
      n > 0 && (
        <button
          type="button"
          className={of === 'missing' ? styles.missing : styles.inPlan}
          style={width(n)}
          title={`${what} ${texts.people(n)}`}
          aria-label={`${texts.behind(gap.series, kind, what)} ${texts.people(n)}`}
          onClick={() =>
            onShow(`${texts.behind(gap.series, kind, what)} ${texts.people(n)}`, {
              departmentId: gap.departmentId || undefined,
              series: gap.series,
              unitKind: gap.unitKind as CoverageFilter['unitKind'],
              in: of,
            })
          }
        />
      )
    );
  };
  return (
    <li className={styles.row}>
      <span>
        {gap.series} · {kind}
        {gap.named && (
          <i title={texts.named} role="img" aria-label={texts.named}>
            ●
          </i>
        )}
      </span>
      <span className={styles.bar}>
        {part('missing', gap.missing)}
        {part('plan', gap.inPlan)}
      </span>
      <span className={styles.count}>
        <b>{gap.missing}</b>/{gap.people}
      </span>
    </li>
  );
}

function Legend() {
  return (
    <small className={styles.legend}>
      <span>
        <i className={styles.missing} /> {texts.missing}
      </span>
      <span>
        <i className={styles.inPlan} /> {texts.inPlan}
      </span>
      <span>
        <em>●</em> {texts.named}
      </span>
    </small>
  );
}

function People({ year, filter }: { year: number; filter: CoverageFilter }) {
  const query = useInfiniteQuery(coveragePeopleQuery(year, filter));
  return (
    <LongList<CoveragePerson>
      query={query}
      none={texts.coverageNone}
      rowKey={(p) => p.personId}
      columns={[
        { title: texts.name, render: (_, p) => <Link to={`/people/${p.personId}?year=${year}`}>{p.name}</Link> },
        { title: texts.unit, dataIndex: 'unit' },
      ]}
    />
  );
}
