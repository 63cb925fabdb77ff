import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router';
import { homeOf } from './nav';
import { Loading, Loaded } from '../parts/loaded';
import { SessionEnded } from '../session/ended';
import { FirstThings } from '../session/todo';
import { sessionQuery, useMe } from '../session/queries';

const Shell = lazy(async () => ({ default: (await import('./shell')).Shell }));

/** Lets whoever is logged in through, and sends everybody else to the log-in and back afterwards. */
export function Gate() {
  const session = useQuery(sessionQuery);
  const { pathname, search } = useLocation();
  const here = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
  return (
    <Loaded query={session}>
      {(me) =>
        me && me.todo.length > 0 ? (
          <FirstThings me={me} />
        ) : me ? (
          <Suspense fallback={<Loading />}>
            <Shell key={me.account.id} />
            <SessionEnded />
          </Suspense>
        ) : (
          <Navigate to={`/login${here}`} replace />
        )
      }
    </Loaded>
  );
}

/** Goes to where the account's work is. */
export function Home() {
  return <Navigate to={homeOf(useMe().account.role)} replace />;
}
