import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import type { components } from '../api/schema';
import type { CaseRef } from '../api/types';
import { caseLists } from '../case/queries';

type Schemas = components['schemas'];
export type CertificateBody = Schemas['CertificateBody'];

/** A person's certificate: its number and its booklets. */
export const certificateQuery = (personId: string) =>
  queryOptions({
    queryKey: ['standing', 'certificate', personId],
    queryFn: () => answerOf(client.GET('/api/people/{personId}/certificate', { params: { path: { personId } } })),
  });

/** Asks for a booklet (R19, R20). */
export function useFileCertificate(onDone?: (ref: CaseRef) => void) {
  return useCommand(
    (body: Schemas['FileCertificateInputBody'], header) =>
      answerOf(client.POST('/api/certificates', { params: { header }, body })),
    { changes: [['cases'], ['tasks'], ['standing']], onDone },
  );
}

/** Sends a returned request back corrected. */
export function useCorrectCertificate(id: string, onDone?: (ref: CaseRef) => void) {
  return useCommand(
    (body: CertificateBody, header) =>
      answerOf(client.PUT('/api/certificates/{caseId}', { params: { path: { caseId: id }, header }, body })),
    { changes: caseLists(id), onDone },
  );
}

/** Hands a sealed booklet over for a signature. */
export function useHandOut(id: string, onDone?: () => void) {
  return useCommand(
    (body: Schemas['HandOutCertificateInputBody'], header) =>
      answerOf(client.POST('/api/certificates/{caseId}/delivery', { params: { path: { caseId: id }, header }, body })),
    { changes: caseLists(id), onDone },
  );
}
