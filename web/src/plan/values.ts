import dayjs, { type Dayjs } from 'dayjs';
import type { PlanBody, PlanRow } from '../api/types';

/** A plan as the form holds it. */
export interface PlanValues {
  series?: string;
  providerId?: string;
  subject?: string;
  content?: string;
  hours?: number | null;
  startsOn?: Dayjs | null;
  endsOn?: Dayjs | null;
  sessions?: SessionValues[];
  place?: string;
  teachers?: string[];
  fee?: number | null; // yuan
  feeBasis?: string;
  roster?: string[];
  waiving?: boolean;
  waiverReason?: string;
}

export interface SessionValues {
  on?: Dayjs | null;
  times?: [Dayjs | null, Dayjs | null] | null;
}

/** The form's fields, by which the server's faults are placed. */
export const planFields = [
  'series',
  'providerId',
  'subject',
  'content',
  'hours',
  'startsOn',
  'endsOn',
  'sessions',
  'place',
  'teachers',
  'fee',
  'feeBasis',
  'roster',
  'waiverReason',
] as const;

const DAY = 'YYYY-MM-DD';
const TIME = 'HH:mm';
const FEN = 100;

/** What the form holds, as the API takes it; what is not filled in is left out. */
export function toBody(v: PlanValues): PlanBody {
  return {
    series: v.series,
    providerId: v.providerId,
    subject: v.subject,
    content: v.content,
    hours: v.hours ?? undefined,
    startsOn: v.startsOn?.format(DAY),
    endsOn: v.endsOn?.format(DAY),
    sessions: v.sessions?.map((s) => ({
      on: s?.on?.format(DAY) ?? '',
      from: s?.times?.[0]?.format(TIME) ?? '',
      to: s?.times?.[1]?.format(TIME) ?? '',
    })),
    place: v.place,
    teachers: v.teachers,
    fee: v.fee == null ? undefined : Math.round(v.fee * FEN),
    feeBasis: v.feeBasis,
    roster: v.roster,
    waiverReason: v.waiving ? v.waiverReason : undefined,
  };
}

/** A plan as the API gives it, or as a draft kept it, for the form. */
export function toValues(plan: PlanBody | PlanRow): PlanValues {
  return {
    series: plan.series,
    providerId: plan.providerId,
    subject: plan.subject,
    content: plan.content,
    hours: plan.hours,
    startsOn: day(plan.startsOn),
    endsOn: day(plan.endsOn),
    sessions: plan.sessions?.map((s) => ({ on: day(s.on), times: [time(s.on, s.from), time(s.on, s.to)] })),
    place: plan.place,
    teachers: plan.teachers,
    fee: plan.fee === undefined ? undefined : plan.fee / FEN,
    feeBasis: plan.feeBasis,
    roster: plan.roster,
    waiving: Boolean(plan.waiverReason),
    waiverReason: plan.waiverReason,
  };
}

function day(text: string | undefined): Dayjs | undefined {
  return text ? dayjs(text) : undefined;
}

function time(on: string, text: string): Dayjs | null {
  return text ? dayjs(`${on || '2020-01-01'}T${text}`) : null;
}
