import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';
import type { CaseRef } from '../api/types';
import { caseLists } from '../case/queries';

export type FeedbackBody = components['schemas']['FeedbackBody'];

/** Reports a problem or a need (R21). */
export function useFileFeedback(onDone?: (ref: CaseRef) => void) {
  return useCommand(
    (body: FeedbackBody & { year: number }, header) =>
      answerOf(client.POST('/api/feedback', { params: { header }, body })),
    { changes: [['cases'], ['tasks']], onDone },
  );
}

/** Answers a question back. */
export function useCorrectFeedback(id: string, onDone?: (ref: CaseRef) => void) {
  return useCommand(
    (body: FeedbackBody, header) =>
      answerOf(client.PUT('/api/feedback/{caseId}', { params: { path: { caseId: id }, header }, body })),
    { changes: caseLists(id), onDone },
  );
}
