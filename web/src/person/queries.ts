import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, client, everyPage } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';
import type { Person } from '../api/types';

type Schemas = components['schemas'];

/** What narrows a list of people; empty fields do not. */
export interface PersonFilter {
  unitId?: string;
  series?: string;
  year?: number;
  state?: 'completed' | 'incomplete' | 'undecided' | 'titleReview';
  q?: string;
}

const PAGE = 100;
const MOST = 500;

/** People by name, page by page. */
export const peopleQuery = (filter: PersonFilter) =>
  infiniteQueryOptions({
    queryKey: ['people', filter],
    queryFn: ({ pageParam }) =>
      answerOf(client.GET('/api/people', { params: { query: { ...filter, cursor: pageParam, limit: PAGE } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Everybody whom the filter leaves, to pick from. */
export const everybodyQuery = (filter: PersonFilter) =>
  queryOptions({
    queryKey: ['people', 'all', filter],
    staleTime: 60_000,
    queryFn: () =>
      everyPage((cursor) =>
        answerOf(client.GET('/api/people', { params: { query: { ...filter, cursor, limit: MOST } } })),
      ),
  });

/** One person, with the enrolment in a year. */
export const personQuery = (id: string, year?: number) =>
  queryOptions({
    queryKey: ['people', 'one', id, year],
    queryFn: () =>
      answerOf(client.GET('/api/people/{personId}', { params: { path: { personId: id }, query: { year } } })),
  });

/** Where a person stands in a year. */
export const standingQuery = (year: number, id: string) =>
  queryOptions({
    queryKey: ['standing', year, id],
    queryFn: () =>
      answerOf(client.GET('/api/years/{year}/people/{personId}', { params: { path: { year, personId: id } } })),
  });

const changes = [['people'], ['standing'], ['readiness']];

export function useCreatePerson(onDone?: (person: Person) => void) {
  return useCommand(
    (body: Schemas['CreatePersonInputBody'], header) =>
      answerOf(client.POST('/api/people', { params: { header }, body })),
    { changes, onDone },
  );
}

/** Changes a person, unless somebody else has changed them since they were read. */
export function useUpdatePerson(person: Person, onDone?: () => void) {
  return useCommand(
    (body: Schemas['UpdatePersonInputBody'], once) =>
      answerOf(
        client.PATCH('/api/people/{personId}', {
          params: { path: { personId: person.id }, header: { ...once, 'If-Match': `"${person.version}"` } },
          body,
        }),
      ),
    { changes, onDone },
  );
}

/** Sets people's title review in a year. */
export function useEnrol(year: number, onDone?: () => void) {
  return useCommand(
    (body: Schemas['EnrolInputBody'], header) =>
      answerOf(client.POST('/api/years/{year}/enrolments', { params: { path: { year }, header }, body })),
    { changes, onDone },
  );
}

/** A person's moves, the latest first. */
export const movesQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'moves', id],
    queryFn: async () =>
      (await answerOf(client.GET('/api/people/{personId}/moves', { params: { path: { personId: id } } }))).items,
  });

/** Notes what happened to a person, unless somebody else has changed them since they were read. */
export function useMovePerson(person: Person, onDone?: () => void) {
  return useCommand(
    (body: Schemas['MovePersonInputBody'], once) =>
      answerOf(
        client.POST('/api/people/{personId}/moves', {
          params: { path: { personId: person.id }, header: { ...once, 'If-Match': `"${person.version}"` } },
          body,
        }),
      ),
    { changes, onDone },
  );
}
