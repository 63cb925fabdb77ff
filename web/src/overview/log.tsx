import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { LoggedQuery } from '../api/types';
import { LongList } from '../parts/long-list';
import { Sheet } from '../parts/page';
import { fullMoment } from '../parts/time';
import { word } from '../words';
import { eligibilityLogQuery } from './queries';
import { texts } from './texts';

/** Who asked about whom and why. */
export default function Log(_: { year: number }) {
  const query = useInfiniteQuery(eligibilityLogQuery);
  return (
    <Sheet flush>
      <LongList<LoggedQuery>
        query={query}
        none={texts.logNone}
        rowKey={(q) => String(q.id)}
        columns={[
          { title: texts.at, width: 210, render: (_, q) => fullMoment(q.at) },
          { title: texts.by, width: 150, dataIndex: 'by' },
          {
            title: texts.about,
            width: 120,
            render: (_, q) =>
              q.personId ? <Link to={`/people/${q.personId}?year=${q.year}`}>{q.person}</Link> : q.person,
          },
          { title: texts.year, width: 70, dataIndex: 'year' },
          { title: texts.purpose, width: 180, render: (_, q) => texts.purposes[q.purpose] ?? q.purpose },
          { title: texts.why, dataIndex: 'reason' },
          { title: texts.answer, render: (_, q) => word('standing', q.standing) },
        ]}
      />
    </Sheet>
  );
}
