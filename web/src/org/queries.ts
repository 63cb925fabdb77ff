import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, client, everyPage } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type OrgList = 'departments' | 'providers' | 'units';

export interface UnitFilter {
  q?: string;
  kind?: Schemas['UnitBody']['kind'];
  supervisedBy?: string;
}

const MOST = 500;
const PAGE = 100;

/** One organisation. */
export const orgQuery = (list: OrgList, id: string) =>
  queryOptions({
    queryKey: ['orgs', list, id],
    staleTime: 60_000,
    queryFn: () => answerOf(client.GET(`/api/${list}/{id}`, { params: { path: { id } } })),
  });

/** All departments or providers, of which there are few. */
export const orgsQuery = (list: 'departments' | 'providers') =>
  queryOptions({
    queryKey: ['orgs', list],
    staleTime: 60_000,
    queryFn: () =>
      everyPage((cursor) => answerOf(client.GET(`/api/${list}`, { params: { query: { cursor, limit: MOST } } }))),
  });

/** Units by name, page by page. */
export const unitsQuery = (filter: UnitFilter) =>
  infiniteQueryOptions({
    queryKey: ['orgs', 'units', filter],
    queryFn: ({ pageParam }) =>
      answerOf(client.GET('/api/units', { params: { query: { ...filter, cursor: pageParam, limit: PAGE } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

const changes = [['orgs'], ['setup']];

export function useCreateDepartment(onDone?: () => void) {
  return useCommand(
    (body: Schemas['CreateDepartmentInputBody'], header) =>
      answerOf(client.POST('/api/departments', { params: { header }, body })),
    { changes, onDone },
  );
}

export function useCreateProvider(onDone?: () => void) {
  return useCommand(
    (body: Schemas['CreateProviderInputBody'], header) =>
      answerOf(client.POST('/api/providers', { params: { header }, body })),
    { changes, onDone },
  );
}

export function useCreateUnit(onDone?: () => void) {
  return useCommand(
    (body: Schemas['CreateUnitInputBody'], header) => answerOf(client.POST('/api/units', { params: { header }, body })),
    { changes, onDone },
  );
}

/** Changes a unit, unless somebody else has changed it since it was read. */
export function useUpdateUnit(id: string, version: number, onDone?: () => void) {
  return useCommand(
    (body: Schemas['UnitBody'], once) =>
      answerOf(
        client.PUT('/api/units/{id}', {
          params: { path: { id }, header: { ...once, 'If-Match': `"${version}"` } },
          body,
        }),
      ),
    { changes, onDone },
  );
}

/** Merges a unit into another: people and open cases go over, and the old unit is closed. */
export function useMergeUnits(id: string, onDone?: () => void) {
  return useCommand(
    (body: Schemas['MergeUnitsInputBody'], header) =>
      answerOf(client.POST('/api/units/{id}/merger', { params: { path: { id }, header }, body })),
    { changes: [...changes, ['people'], ['cases'], ['tasks']], onDone },
  );
}
