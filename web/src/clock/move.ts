import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Case } from '../api/types';
import { allCasesQuery } from '../case/queries';
import { unreadQuery } from '../notice/queries';
import { useMe } from '../session/queries';
import { changesBetween, type Change } from './changes';
import { clockQuery, useMoveClock } from './queries';

/** What the engine did while time moved, as far as the account may see it. */
export interface MoveReport {
  from: string;
  to: string;
  changes: Change[];
  notices: number; // more unread ones than before
}

interface Before {
  at: string;
  cases: Case[];
  unread: number;
}

/** Moves the clock, watches it arrive, and then tells what changed on the way. */
export function useMove() {
  const queries = useQueryClient();
  const { account } = useMe();
  const { data: clock } = useQuery(clockQuery);
  const command = useMoveClock();
  const before = useRef<Before | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  const [report, setReport] = useState<MoveReport>();

  const look = async () => {
    const fresh = { staleTime: 0 };
    const seesCases = account.role !== 'admin';
    const [cases, unread] = await Promise.all([
      seesCases ? queries.fetchQuery({ ...allCasesQuery({}), ...fresh }) : [],
      queries.fetchQuery({ ...unreadQuery, ...fresh }),
    ]);
    return { cases, unread };
  };

  const begin = async (to: string | null) => {
    setAsked(true);
    setReport(undefined);
    try {
      const now = await queries.fetchQuery({ ...clockQuery, staleTime: 0 });
      before.current = { at: now.now, ...(await look()) };
      await command.mutateAsync(to);
    } catch {
      before.current = undefined; // the command's own error is shown
    } finally {
      setAsked(false);
    }
  };

  const moving = Boolean(clock?.moving);
  useEffect(() => {
    const was = before.current;
    if (moving || asked || !was || !clock) return;
    before.current = undefined;
    void look().then(({ cases, unread }) => {
      setReport({
        from: was.at,
        to: clock.now,
        changes: changesBetween(was.cases, cases),
        notices: Math.max(0, unread - was.unread),
      });
      return queries.invalidateQueries();
    });
  }, [moving, asked, clock]); // eslint-disable-line react-hooks/exhaustive-deps -- look reads nothing that changes

  return {
    begin: (to: string | null) => void begin(to),
    asked,
    error: command.error,
    from: before.current?.at,
    report,
    forget: () => setReport(undefined),
  };
}
