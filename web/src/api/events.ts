import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const GATHER = 150; // milliseconds: a burst of changes is read once

/** Asks anew for what shows a changed case, as soon as the server says that it changed. */
export function useEvents(): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === 'undefined') return undefined;
    const source = new EventSource('/api/events');
    const gather = gathered((ids) => refresh(queries, ids));
    source.onmessage = (event: MessageEvent<string>) =>
      gather.add((JSON.parse(event.data) as { caseId: string }).caseId);
    let lost = false;
    source.onerror = () => {
      lost = true;
    };
    source.onopen = () => {
      if (lost) refresh(queries, new Set()); // what happened while the line was down is not told again
      lost = false;
    };
    return () => {
      source.close();
      gather.stop();
    };
  }, [queries]);
}

/** What a change of cases makes stale: the cases themselves, and every list that may show them. */
export function refresh(queries: QueryClient, cases: Set<string>): void {
  for (const list of ['tasks', 'cases', 'notices', 'clock', 'years', 'readiness', 'standing']) {
    void queries.invalidateQueries({ queryKey: [list] });
  }
  if (cases.size === 0) void queries.invalidateQueries({ queryKey: ['case'] });
  for (const id of cases) void queries.invalidateQueries({ queryKey: ['case', id] });
}

function gathered(tell: (ids: Set<string>) => void) {
  let ids = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    add(id: string) {
      ids.add(id);
      timer ??= setTimeout(() => {
        timer = undefined;
        const told = ids;
        ids = new Set();
        tell(told);
      }, GATHER);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
