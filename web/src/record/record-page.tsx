import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { Link, useSearchParams } from 'react-router';
import { answerOf, client } from '../api/client';
import type { components } from '../api/schema';
import { useNow } from '../clock/queries';
import styles from '../overview/overview.module.css';
import { LongList } from '../parts/long-list';
import { Page, Sheet } from '../parts/page';
import { addDays, dayOf, fullMoment, startOf } from '../parts/time';
import { texts } from './texts';

type Entry = components['schemas']['RecordView'];

interface RecordFilter {
  from?: string; // days, both included
  to?: string;
}

const PAGE = 100;
const DAY = 'YYYY-MM-DD';

const recordQuery = ({ from, to }: RecordFilter) =>
  infiniteQueryOptions({
    queryKey: ['record', from, to],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.GET('/api/record', {
          params: {
            query: {
              from: from && startOf(from).toISOString(),
              until: to && startOf(addDays(to, 1)).toISOString(),
              cursor: pageParam,
              limit: PAGE,
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** What happened, in a log that cannot be changed unseen, with the proof of every entry. The days are in the address. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const today = dayjs(dayOf(useNow()));
  const from = search.get('from') ?? undefined;
  const to = search.get('to') ?? undefined;
  const query = useInfiniteQuery(recordQuery({ from, to }));
  return (
    <Page title={texts.title} note={texts.note}>
      <Sheet flush>
        <div className={styles.filters}>
          <DatePicker.RangePicker
            aria-label={texts.days}
            value={from && to ? [dayjs(from), dayjs(to)] : null}
            defaultPickerValue={[today, today]}
            onChange={(days) =>
              setSearch(days?.[0] && days[1] ? { from: days[0].format(DAY), to: days[1].format(DAY) } : {})
            }
          />
        </div>
        <LongList<Entry>
          query={query}
          none={texts.none}
          rowKey={(e) => String(e.position)}
          columns={[
            { title: texts.position, width: 80, align: 'right', dataIndex: 'position' },
            { title: texts.at, width: 210, render: (_, e) => fullMoment(e.at) },
            { title: texts.who, width: 150, render: (_, e) => e.name || e.login || '' },
            { title: texts.what, dataIndex: 'text' },
            {
              title: texts.case,
              width: 70,
              render: (_, e) => e.caseId && <Link to={`/cases/${e.caseId}`}>{texts.open}</Link>,
            },
            {
              title: '',
              width: 100,
              align: 'right',
              render: (_, e) => (
                <Button type="link" size="small" href={`/api/record/${e.position}/proof`} download>
                  {texts.proof}
                </Button>
              ),
            },
          ]}
        />
      </Sheet>
    </Page>
  );
}
