import createClient from 'openapi-fetch';
import { problemIn, unreachable } from './problem';
import type { paths } from './schema';

/** Calls the API by its paths, with the types of its OpenAPI document. */
export const client = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => window.fetch(request),
  querySerializer: { array: { style: 'form', explode: true } },
});

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer of a call, or a ProblemError. */
export async function answerOf<T>(asked: Promise<Answered<T>>): Promise<T> {
  let answered: Answered<T>;
  try {
    answered = await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  if (!answered.response.ok) throw problemIn(answered.response.status, answered.error);
  return answered.data as T;
}

/** Reads a list to its end, page by page. */
export async function everyPage<T>(
  page: (cursor: string | undefined) => Promise<{ items: T[]; next?: string }>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    all.push(...items);
    cursor = next;
  } while (cursor);
  return all;
}
