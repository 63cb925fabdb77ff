// Whether the server has said, in the middle of a page, that the session has ended.

let ended = false;
const watchers = new Set<() => void>();

export const sessionEnded = (): boolean => ended;

export function setSessionEnded(now: boolean): void {
  if (ended === now) return;
  ended = now;
  watchers.forEach((tell) => tell());
}

export function watchSessionEnded(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
