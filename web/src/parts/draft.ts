import { useRef, useState } from 'react';
import { useMe } from '../session/queries';

/** Keeps what is typed into a form on this machine until it is sent, so that a closed tab or an ended session loses nothing. */
export interface Draft<T> {
  restored: T | undefined; // what was found when the page was opened
  save: (value: T) => void;
  discard: () => void;
}

export function useDraft<T>(name: string): Draft<T> {
  const { account } = useMe();
  const key = `xueshi:draft:${account.id}:${name}`;
  const [restored] = useState(() => read<T>(key));
  const sent = useRef(false);
  return {
    restored,
    save: (value) => {
      if (!sent.current) write(key, value);
    },
    discard: () => {
      sent.current = true;
      write(key, undefined);
    },
  };
}

function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined; // a browser that keeps nothing, or a draft of an older page: begin afresh
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: the form itself still holds what was typed.
  }
}
