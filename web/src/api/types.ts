// The server's types by their names. They are generated; nothing here retypes them.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type Case = Schemas['CaseView'];
export type CaseDetail = Schemas['CaseDetail'];
export type CaseRef = Schemas['CaseRef'];
export type Decision = Schemas['DecideInputBody'];
export type Event = Schemas['Event'];
export type Fault = Schemas['Fault'];
export type Line = Schemas['LineAnswer'];
export type LinesRef = Schemas['LinesRef'];
export type Me = Schemas['Me'];
export type Notice = Schemas['Notice'];
export type Org = Schemas['Org'];
export type Person = Schemas['Person'];
export type PlanBody = Schemas['PlanBody'];
export type PlanRow = Schemas['PlanRow'];
export type Policy = Schemas['PolicyView'];
export type Problem = Schemas['Problem'];
export type Readiness = Schemas['Readiness'];
export type Receipt = Schemas['Receipt'];
export type Result = Schemas['ResultBody'];
export type RosterPerson = Schemas['RosterPerson'];
export type Session = Schemas['Session'];
export type Standing = Schemas['StandingView'];
export type Step = Schemas['StepView'];
export type SubmittedPerson = Schemas['SubmittedPerson'];
export type TaskCounts = Schemas['TaskCounts'];
export type TranscriptLine = Schemas['TranscriptBody'];
export type Window = Schemas['WindowState'];
export type Year = Schemas['Year'];

export type Role = Account['role'];
