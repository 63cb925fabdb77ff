import type { CaseDetail } from '../api/types';
import { word } from '../words';

/** A place in what was handed in, by the API's name and by the one that people read. */
export interface FieldName {
  field: string;
  name: string;
}

const inLine: Record<string, string> = {
  personId: '人员',
  course: '课程',
  examOn: '考试日期',
  score: '成绩',
  hours: '学时',
  passed: '是否合格',
};

const ofPlan = [
  'subject',
  'series',
  'providerId',
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
];
const ofResults = ['results', 'evidence'];
const ofClaim = ['evidence', 'title', 'identity', 'earnedOn', 'authors'];

/** What a return can name to be corrected: the fields of the case, and its lines by the people in them. */
export function correctable(of: CaseDetail): FieldName[] {
  switch (of.kind) {
    case 'plan':
      return named(of.step?.name === 'hoursReview' ? ofResults : ofPlan);
    case 'claim':
      return [
        ...named(ofClaim),
        ...(of.claim?.authors ?? []).map((a, i) => ({ field: `authors[${i}]`, name: `作者 ${a.name}` })),
      ];
    case 'transcript':
      return (of.lines ?? []).flatMap((l, i) =>
        ['score', 'examOn'].map((f) => ({ field: `lines[${i}].${f}`, name: `${l.name ?? ''} ${inLine[f]}` })),
      );
    case 'certificate':
      return named(['kind', 'loss', 'number', 'volume', 'idCard', 'photo', 'oldBooklet']);
    case 'feedback':
      return [
        { field: 'title', name: '主题' },
        { field: 'content', name: '内容' },
      ];
    default:
      return [];
  }
}

function named(fields: string[]): FieldName[] {
  return fields.map((field) => ({ field, name: word('field', field) }));
}

const PLACE = /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?$/;

/** The name that people read of a place as the API has it: lines[3].score is 成绩单 第 4 行 成绩. */
export function fieldName(field: string): string {
  const [, list = field, line, part] = PLACE.exec(field) ?? [];
  return [
    word('field', list),
    line !== undefined && `第 ${Number(line) + 1} 行`,
    part && (inLine[part] ?? word('field', part)),
  ]
    .filter(Boolean)
    .join(' ');
}
