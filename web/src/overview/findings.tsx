import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { Finding } from '../api/types';
import { LongList } from '../parts/long-list';
import { Sheet } from '../parts/page';
import { longDay } from '../parts/time';
import styles from './overview.module.css';
import { findingsQuery } from './queries';
import { texts } from './texts';

/** What was not refused and should be looked at. */
export default function Findings({ year }: { year: number }) {
  const [search, setSearch] = useSearchParams();
  const kind = (search.get('kind') as Finding['kind'] | null) ?? undefined;
  const query = useInfiniteQuery(findingsQuery(year, kind));
  return (
    <Sheet flush>
      <div className={styles.filters}>
        <Segmented
          value={kind ?? ''}
          onChange={(v) => setSearch(v ? { kind: v } : {})}
          options={[
            { value: '', label: texts.allKinds },
            ...Object.entries(texts.findingKinds).map(([value, label]) => ({ value, label })),
          ]}
        />
        <span className={styles.hint}>{texts.findingsHint}</span>
      </div>
      <LongList<Finding>
        query={query}
        none={texts.findingsNone}
        rowKey={(f) => `${f.kind} ${f.personId} ${f.on} ${f.caseId} ${f.otherCaseId ?? ''}`}
        columns={[
          {
            title: texts.name,
            width: 110,
            render: (_, f) => <Link to={`/people/${f.personId}?year=${year}`}>{f.name}</Link>,
          },
          { title: texts.unit, width: 220, dataIndex: 'unit' },
          { title: texts.on, width: 130, render: (_, f) => longDay(f.on) },
          { title: texts.what, dataIndex: 'text' },
          {
            title: texts.case,
            render: (_, f) => (
              <>
                <Link to={`/cases/${f.caseId}`}>{f.case}</Link>{' '}
                {f.otherCaseId && <Link to={`/cases/${f.otherCaseId}`}>{f.otherCase}</Link>}
              </>
            ),
          },
        ]}
      />
    </Sheet>
  );
}
