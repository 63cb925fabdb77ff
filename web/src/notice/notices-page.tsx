import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Notice } from '../api/types';
import { Failure, Loading, Nothing } from '../parts/loaded';
import { Page, Sheet } from '../parts/page';
import { Tag } from '../parts/tags';
import { dayOf, deadline, longDay, timeOfDay, weekday } from '../parts/time';
import { noticesQuery, useReadNotices } from './queries';
import styles from './notices-page.module.css';
import { texts } from './texts';

/** What the account was told, day by day, the newest first. */
export function Component() {
  const query = useInfiniteQuery(noticesQuery);
  const read = useReadNotices();
  const notices = query.data?.pages.flatMap((p) => p.items) ?? [];
  const unread = query.data?.pages[0]?.unread ?? 0;
  const newest = notices[0];
  return (
    <Page
      title={texts.title}
      note={unread > 0 && texts.unread(unread)}
      actions={
        newest && (
          <Button disabled={unread === 0} loading={read.isPending} onClick={() => read.mutate(newest.id)}>
            {texts.allRead}
          </Button>
        )
      }
      narrow
    >
      {query.isPending && <Loading />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data && notices.length === 0 && <Nothing title={texts.none} />}
      {byDay(notices).map(([day, told]) => (
        <Sheet key={day} title={`${longDay(day)} ${weekday(day)}`} flush>
          <ul className={styles.list}>
            {told.map((n) => (
              <Item key={n.id} notice={n} />
            ))}
          </ul>
        </Sheet>
      ))}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </Page>
  );
}

function Item({ notice: n }: { notice: Notice }) {
  const to = n.kind.startsWith('window') || n.kind === 'yearClosed' ? '/year' : `/cases/${n.caseId}`;
  return (
    <li className={n.readAt ? styles.read : undefined}>
      <time>{timeOfDay(n.at)}</time>
      {n.readAt ? <i /> : <i className={styles.dot} role="img" aria-label={texts.unreadMark} />}
      <div>
        <Link to={to}>{n.title}</Link> <small>{n.case}</small>
        <p>
          {n.text} {n.deadlineAt && <b>{texts.deadline(deadline(n.deadlineAt))}</b>}{' '}
          {n.rung && <Tag tone="warn">{texts.rung(n.rung)}</Tag>}
        </p>
      </div>
    </li>
  );
}

function byDay(notices: Notice[]): [string, Notice[]][] {
  const days = new Map<string, Notice[]>();
  for (const n of notices) {
    const day = dayOf(n.at);
    days.set(day, [...(days.get(day) ?? []), n]);
  }
  return [...days];
}
