import { useState } from 'react';
import type { Case } from '../api/types';

/** How many tasks a batch can have. */
export const MOST = 500;

/** Tasks that are chosen to be decided together. */
export interface Selection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  set: (tasks: Case[], on: boolean) => void;
  only: (tasks: Case[]) => void;
  clear: () => void;
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const set = (change: string[], on: boolean) =>
    setIds((old) => {
      const next = new Set(old);
      for (const id of change) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  return {
    ids,
    toggle: (id) => set([id], !ids.has(id)),
    set: (tasks, on) =>
      set(
        tasks.map((t) => t.id),
        on,
      ),
    only: (tasks) => setIds(new Set(tasks.map((t) => t.id))),
    clear: () => setIds(new Set()),
  };
}
