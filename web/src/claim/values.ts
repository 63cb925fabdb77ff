import dayjs, { type Dayjs } from 'dayjs';
import type { ClaimBody } from '../api/types';

/** An author as the form holds it. */
export interface TypedAuthor {
  personId: string;
  name: string;
  hours?: number | null;
}

/** A claim as the form holds it. */
export interface ClaimValues {
  evidence?: string;
  title?: string;
  identity?: string;
  earnedOn?: Dayjs | null;
  fileHash?: string;
  authors?: TypedAuthor[];
}

/** A claim as a draft keeps it. */
export type ClaimDraft = Omit<ClaimValues, 'earnedOn'> & { earnedOn?: string };

/** The form's fields, by which the server's faults are placed. */
export const claimFields = ['evidence', 'title', 'identity', 'earnedOn', 'fileHash', 'authors'] as const;

export function toDraft(v: ClaimValues): ClaimDraft {
  return { ...v, earnedOn: v.earnedOn?.format('YYYY-MM-DD') };
}

export function toValues(d: ClaimDraft): ClaimValues {
  return { ...d, earnedOn: d.earnedOn ? dayjs(d.earnedOn) : undefined };
}

/** What the form holds, as the API takes it. Hours that are not typed are those of the policy's table. */
export function toBody(v: ClaimValues): ClaimBody {
  return {
    evidence: v.evidence ?? '',
    title: v.title ?? '',
    identity: v.identity ?? '',
    earnedOn: v.earnedOn?.format('YYYY-MM-DD') ?? '',
    ...(v.fileHash && { fileHash: v.fileHash }),
    authors: (v.authors ?? []).map((a) => ({ personId: a.personId, ...(a.hours ? { hours: a.hours } : {}) })),
  };
}

/** The SHA-256 of a file, in hex. */
export async function fingerprint(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('');
}
