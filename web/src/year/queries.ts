import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';

const WATCH = 2_000; // milliseconds between looks at a year that is being closed

/** Every opened year, the newest first. */
export const yearsQuery = queryOptions({
  queryKey: ['years'],
  queryFn: async () => (await answerOf(client.GET('/api/years'))).items,
});

/** A year with its windows. */
export const yearQuery = (year: number) =>
  queryOptions({
    queryKey: ['years', year],
    queryFn: () => answerOf(client.GET('/api/years/{year}', { params: { path: { year } } })),
    refetchInterval: (query) => (query.state.data?.state === 'closing' ? WATCH : false),
  });

/** The policy that is pinned to a year; it never changes. */
export const policyQuery = (year: number) =>
  queryOptions({
    queryKey: ['policy', year],
    staleTime: Infinity,
    queryFn: () => answerOf(client.GET('/api/years/{year}/policy', { params: { path: { year } } })),
  });

/** The year that pages are about unless they say another: the newest one. */
export function useCurrentYear(): number | undefined {
  return useQuery(yearsQuery).data?.[0]?.year;
}

/** The policy of the current year. */
export function useCurrentPolicy() {
  const year = useCurrentYear();
  return useQuery({ ...policyQuery(year ?? 0), enabled: year !== undefined });
}

/** Opens a year under a policy: a shipped one by its name, or a file. */
export function useOpenYear(onDone?: () => void) {
  return useCommand(
    (body: components['schemas']['OpenYearInputBody'], header) =>
      answerOf(client.POST('/api/years', { params: { header }, body })),
    { changes: [['years'], ['setup']], onDone },
  );
}

/** Announces a time in which units may submit. */
export function useAnnounceWindow(year: number, onDone?: () => void) {
  return useCommand(
    (body: components['schemas']['AnnounceWindowInputBody'], header) =>
      answerOf(client.POST('/api/years/{year}/windows', { params: { path: { year }, header }, body })),
    { changes: [['years']], onDone },
  );
}
