import type { Person, TranscriptLine } from '../api/types';

/** A line as it is typed: the person known, the rest perhaps not yet. */
export interface TypedLine {
  personId: string;
  name: string;
  unit: string;
  examOn?: string;
  score?: number;
}

/** The lines as the API takes them. */
export function toLines(typed: TypedLine[], course: string): TranscriptLine[] {
  return typed.map(({ personId, examOn, score }) => ({
    personId,
    course,
    score: score ?? 0,
    ...(examOn && { examOn }),
  }));
}

/** Adds people who are not there yet; new lines take the exam day that the others have in common. */
export function withPeople(typed: TypedLine[], people: Person[]): TypedLine[] {
  const there = new Set(typed.map((l) => l.personId));
  const days = new Set(typed.map((l) => l.examOn));
  const examOn = days.size === 1 ? [...days][0] : undefined;
  const added = people
    .filter((p) => !there.has(p.id))
    .map((p) => ({ personId: p.id, name: p.name, unit: p.unitName, examOn }));
  return [...typed, ...added];
}

/** What was read from pasted rows, and which rows could not be read. */
export interface Pasted {
  lines: TypedLine[];
  unknown: string[];
}

/** Reads rows of 姓名、考试日期、成绩 as a sheet's clipboard gives them. A name must be one person's only. */
export function readPasted(text: string, people: Person[]): Pasted {
  const pasted: Pasted = { lines: [], unknown: [] };
  for (const row of text.split(/\r?\n/).filter((r) => r.trim() !== '')) {
    const line = readRow(row, people);
    if (line) pasted.lines.push(line);
    else pasted.unknown.push(row);
  }
  return pasted;
}

function readRow(row: string, people: Person[]): TypedLine | undefined {
  const cells = row
    .trim()
    .split(/\t|\s{2,}|[,，;；]| /)
    .map((c) => c.trim());
  const who = people.filter((p) => cells.includes(p.name) || cells.includes(p.idNumber));
  const examOn = cells.map(readDay).find((d) => d !== undefined);
  const score = cells.find((c) => /^\d{1,3}$/.test(c));
  const [person] = who;
  if (who.length !== 1 || !person || !examOn || score === undefined) return undefined;
  return { personId: person.id, name: person.name, unit: person.unitName, examOn, score: Number(score) };
}

/** 2020-06-01, 2020/6/1, 2020.6.1 or 2020年6月1日 as 2020-06-01. */
function readDay(cell: string): string | undefined {
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell);
  return m ? `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}` : undefined;
}
