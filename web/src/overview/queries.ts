import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';
import type { EligibilityAnswer, Finding } from '../api/types';

const PAGE = 100;

/** What waits in the whole city, by step and by who holds it. */
export const backlogQuery = queryOptions({
  queryKey: ['tasks', 'backlog'],
  queryFn: async () => (await answerOf(client.GET('/api/backlog'))).items,
});

/** Who is in no plan, counted by department, series and kind of unit. */
export const coverageQuery = (year: number) =>
  queryOptions({
    queryKey: ['coverage', year],
    queryFn: async () =>
      (await answerOf(client.GET('/api/years/{year}/coverage', { params: { path: { year } } }))).items,
  });

/** A number of the coverage. */
export interface CoverageFilter {
  departmentId?: string;
  series?: string;
  unitKind?: 'enterprise' | 'institution' | 'social' | 'township';
  in: 'missing' | 'plan';
}

/** The people behind a number of the coverage. */
export const coveragePeopleQuery = (year: number, filter: CoverageFilter) =>
  infiniteQueryOptions({
    queryKey: ['coverage', year, 'people', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.GET('/api/years/{year}/coverage/people', {
          params: { path: { year }, query: { ...filter, cursor: pageParam, limit: PAGE } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** What was not refused and should be looked at. */
export const findingsQuery = (year: number, kind?: Finding['kind']) =>
  infiniteQueryOptions({
    queryKey: ['findings', year, kind],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.GET('/api/years/{year}/findings', {
          params: { path: { year }, query: { kind, cursor: pageParam, limit: PAGE } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export type OutcomeFilter = 'completed' | 'incomplete' | 'undecided';

/** How the year ended for each person, why, and what follows. */
export const outcomesQuery = (year: number, outcome?: OutcomeFilter) =>
  infiniteQueryOptions({
    queryKey: ['outcomes', year, outcome],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.GET('/api/years/{year}/outcomes', {
          params: { path: { year }, query: { outcome, cursor: pageParam, limit: PAGE } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Asks what somebody's year allows; every query is logged. */
export function useAskEligibility(onDone?: (answer: EligibilityAnswer) => void) {
  return useCommand(
    (body: components['schemas']['AskEligibilityInputBody'], header) =>
      answerOf(client.POST('/api/eligibility', { params: { header }, body })),
    { changes: [['eligibility']], onDone },
  );
}

/** Who asked about whom and why, the latest first. */
export const eligibilityLogQuery = infiniteQueryOptions({
  queryKey: ['eligibility', 'log'],
  queryFn: ({ pageParam }) =>
    answerOf(client.GET('/api/eligibility/queries', { params: { query: { cursor: pageParam, limit: PAGE } } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

/** Gives all tasks of staff who leave to a colleague. */
export function useMoveTasks(accountId: string, onDone?: (moved: number) => void) {
  return useCommand(
    (to: string, header) =>
      answerOf(
        client.POST('/api/accounts/{accountId}/tasks/move', { params: { path: { accountId }, header }, body: { to } }),
      ),
    { changes: [['tasks'], ['case']], onDone: ({ moved }) => onDone?.(moved) },
  );
}
