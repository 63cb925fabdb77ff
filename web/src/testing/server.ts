import { vi } from 'vitest';

/** A request as the page sent it. */
export interface Sent {
  method: string;
  path: string;
  key: string | null; // Idempotency-Key
  body: unknown;
}

type Answer = { status?: number; body?: unknown } | 'lost';

/** Answers the page's requests in the server's place, and keeps those that change something. `lost`: no answer comes. */
export function serve(answer: (request: Sent) => Answer): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const text = await request.text();
    const one: Sent = {
      method: request.method,
      path: new URL(request.url).pathname,
      key: request.headers.get('Idempotency-Key'),
      body: text ? JSON.parse(text) : undefined,
    };
    if (one.method !== 'GET') sent.push(one);
    const given = answer(one);
    if (given === 'lost') throw new TypeError('network');
    return new Response(JSON.stringify(given.body ?? {}), {
      status: given.status ?? 200,
      headers: { 'Content-Type': 'application/json' },
    });
  });
  return sent;
}
