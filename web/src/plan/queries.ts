import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';
import type { CaseRef, LinesRef, PlanBody, Receipt } from '../api/types';
import { caseLists } from '../case/queries';
import { orgQuery } from '../org/queries';
import { useMe } from '../session/queries';

const path = (caseId: string) => ({ caseId });

/** Files a plan and gets its receipt. */
export function useFilePlan(onDone?: (receipt: Receipt) => void) {
  return useCommand((body: PlanBody, header) => answerOf(client.POST('/api/plans', { params: { header }, body })), {
    changes: [['cases'], ['tasks']],
    onDone,
  });
}

/** Sends a returned plan back corrected. */
export function useCorrectPlan(id: string, onDone?: (receipt: Receipt) => void) {
  return useCommand(
    (body: PlanBody, header) =>
      answerOf(client.PUT('/api/plans/{caseId}', { params: { path: path(id), header }, body })),
    { changes: caseLists(id), onDone },
  );
}

/** Files a change of an accepted plan. */
export function useChangePlan(id: string, onDone?: (ref: CaseRef) => void) {
  return useCommand(
    (body: PlanBody, header) =>
      answerOf(client.POST('/api/plans/{caseId}/change', { params: { path: path(id), header }, body })),
    { changes: caseLists(id), onDone },
  );
}

/** Gives an accepted plan up, with a reason. */
export function useCancelPlan(id: string) {
  return useCommand(
    (comment: string, header) =>
      answerOf(
        client.POST('/api/plans/{caseId}/cancellation', { params: { path: path(id), header }, body: { comment } }),
      ),
    { changes: caseLists(id) },
  );
}

/** Adds people to the roster. */
export function useJoinRoster(id: string, onDone?: () => void) {
  return useCommand(
    (people: string[], header) =>
      answerOf(client.POST('/api/plans/{caseId}/roster', { params: { path: path(id), header }, body: { people } })),
    { changes: caseLists(id), onDone },
  );
}

/** Takes people off the roster. */
export function useLeaveRoster(id: string) {
  return useCommand(
    (people: string[], header) =>
      answerOf(
        client.POST('/api/plans/{caseId}/roster/leave', { params: { path: path(id), header }, body: { people } }),
      ),
    { changes: caseLists(id) },
  );
}

/** Records the participants' results. */
export function useRecordResults(id: string, onDone?: (ref: LinesRef) => void) {
  return useCommand(
    (body: components['schemas']['ResultsInputBody'], header) =>
      answerOf(client.POST('/api/plans/{caseId}/results', { params: { path: path(id), header }, body })),
    { changes: caseLists(id), onDone },
  );
}

/** The series that the account's department files for. */
export function useOwnSeries(): string[] {
  const { account } = useMe();
  const { data } = useQuery({
    ...orgQuery('departments', account.orgId ?? ''),
    enabled: account.role === 'department',
  });
  return data?.series ?? [];
}
