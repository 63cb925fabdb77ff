import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { YearOutcome } from '../api/types';
import { LongList } from '../parts/long-list';
import { Sheet } from '../parts/page';
import { Tag } from '../parts/tags';
import styles from './overview.module.css';
import { outcomesQuery, type OutcomeFilter } from './queries';
import { texts } from './texts';

/** How the year ended for each person, why, and what follows (R17, R18). */
export default function Outcomes({ year }: { year: number }) {
  const [search, setSearch] = useSearchParams();
  const outcome = (search.get('outcome') as OutcomeFilter | null) ?? undefined;
  const query = useInfiniteQuery(outcomesQuery(year, outcome));
  return (
    <Sheet flush>
      <div className={styles.filters}>
        <Segmented
          value={outcome ?? ''}
          onChange={(v) => setSearch(v ? { outcome: v } : {})}
          options={[
            { value: '', label: texts.allOutcomes },
            ...Object.entries(texts.outcomes).map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
      <LongList<YearOutcome>
        query={query}
        none={texts.outcomesNone}
        rowKey={(o) => o.personId}
        columns={[
          {
            title: texts.name,
            width: 110,
            render: (_, o) => <Link to={`/people/${o.personId}?year=${year}`}>{o.name}</Link>,
          },
          { title: texts.unit, width: 220, dataIndex: 'unit' },
          { title: texts.series, width: 120, dataIndex: 'series' },
          { title: texts.outcome, width: 100, render: (_, o) => <Outcome of={o} /> },
          { title: texts.reasons, render: (_, o) => <Points points={o.reasonTexts} /> },
          { title: texts.consequences, render: (_, o) => <Points points={o.consequenceTexts} /> },
        ]}
      />
    </Sheet>
  );
}

function Outcome({ of }: { of: YearOutcome }) {
  const outcome = of.outcome || 'undecided';
  const tones = { completed: 'good', incomplete: 'bad' } as const;
  return <Tag tone={tones[outcome as keyof typeof tones]}>{texts.outcomes[outcome] ?? outcome}</Tag>;
}

function Points({ points = [] }: { points?: string[] }) {
  return (
    <ul>
      {points.map((p) => (
        <li key={p}>{p}</li>
      ))}
    </ul>
  );
}
