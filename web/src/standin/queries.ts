import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';

/** Who stands in for whom. */
export const standInsQuery = queryOptions({
  queryKey: ['standins'],
  queryFn: async () => (await answerOf(client.GET('/api/standins'))).items,
});

const changes = [['standins'], ['tasks'], ['case']];

/** Lets a colleague decide what one holds, for a time. */
export function useAddStandIn(onDone?: () => void) {
  return useCommand(
    (body: components['schemas']['StandInInputBody'], header) =>
      answerOf(client.POST('/api/standins', { params: { header }, body })),
    { changes, onDone },
  );
}

/** Ends a stand-in now. */
export function useEndStandIn(standInId: string, onDone?: () => void) {
  return useCommand(
    (_: void, header) =>
      answerOf(client.DELETE('/api/standins/{standInId}', { params: { path: { standInId }, header } })),
    { changes, onDone },
  );
}
