import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { newQueries } from '../app/queries';
import { useFilePlan } from '../plan/queries';
import { serve } from '../testing/server';
import { Intent } from './command';

test('an intent keeps its key until the server has answered, unless something else is meant', () => {
  const intent = new Intent();
  const first = intent.keyFor({ place: 'A' });
  expect(intent.keyFor({ place: 'A' })).toBe(first);
  const other = intent.keyFor({ place: 'B' });
  expect(other).not.toBe(first);
  intent.settled();
  expect(intent.keyFor({ place: 'B' })).not.toBe(other);
});

test('a plan sent again after a lost answer keeps its key, and after a refusal gets another', async () => {
  const refusal = { code: 'plan.too_late', status: 422, title: '', detail: '', errors: [] };
  const answers = ['lost' as const, { status: 422, body: refusal }, { status: 201, body: { id: 'c1' } }];
  const sent = serve(() => answers[sent.length - 1]!);
  const { result } = renderHook(() => useFilePlan(), { wrapper: Queries });
  for (const done of [1, 2, 3]) {
    act(() => result.current.mutate({ subject: '同一方案' }));
    await waitFor(() => expect(sent).toHaveLength(done));
    await waitFor(() => expect(result.current.isPending).toBe(false));
  }
  const [lost, refused, filed] = sent.map((s) => s.key);
  expect(refused).toBe(lost);
  expect(filed).not.toBe(lost);
});

const queries = newQueries();

function Queries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
