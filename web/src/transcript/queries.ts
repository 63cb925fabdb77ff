import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { LinesRef, TranscriptLine } from '../api/types';
import { caseLists } from '../case/queries';

/** Hands in transcripts of the common subject. */
export function useFileTranscript(onDone?: (ref: LinesRef) => void) {
  return useCommand(
    (body: { year: number; lines: TranscriptLine[] }, header) =>
      answerOf(client.POST('/api/transcripts', { params: { header }, body })),
    { changes: [['cases'], ['tasks'], ['standing'], ['readiness']], onDone },
  );
}

/** Sends a returned hand-in back corrected. */
export function useCorrectTranscript(id: string, onDone?: (ref: LinesRef) => void) {
  return useCommand(
    (body: { lines: TranscriptLine[] }, header) =>
      answerOf(client.PUT('/api/transcripts/{caseId}', { params: { path: { caseId: id }, header }, body })),
    { changes: caseLists(id), onDone },
  );
}
