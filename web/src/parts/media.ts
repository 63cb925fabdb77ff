import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 720px)';

/** Whether the page is on a phone's screen. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(narrow).matches);
}

function watch(tell: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}
