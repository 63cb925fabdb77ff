import { expect, test } from 'vitest';
import type { CaseDetail } from '../api/types';
import { changeText } from './changes';
import { correctable, fieldName } from './fields';

test('a place in a hand-in has a name that people read', () => {
  expect(fieldName('startsOn')).toBe('开班日期');
  expect(fieldName('lines[3].score')).toBe('成绩单 第 4 行 成绩');
  expect(fieldName('authors[0]')).toBe('作者 第 1 行');
  expect(fieldName('newField')).toBe('newField');
});

test('a return names the fields of its kind, and lines by who stands in them', () => {
  const transcript = { kind: 'transcript', lines: [{ name: '张三' }] } as CaseDetail;
  expect(correctable(transcript).map((f) => f.field)).toEqual(['lines[0].score', 'lines[0].examOn']);
  expect(correctable(transcript)[0]?.name).toBe('张三 成绩');
  const plan = { kind: 'plan', step: { name: 'planReview' } } as CaseDetail;
  expect(correctable(plan).map((f) => f.field)).toContain('startsOn');
  expect(correctable({ kind: 'submission' } as CaseDetail)).toEqual([]);
});

test('what a correction changed is said in words', () => {
  expect(changeText({ field: 'hours', old: 24, new: 30 })).toBe('24 → 30');
  expect(changeText({ field: 'startsOn', old: '2020-08-01', new: '2020-08-09' })).toBe('2020年8月1日 → 2020年8月9日');
  expect(changeText({ field: 'fee', old: 30000, new: 0 })).toBe('300 元 → 0 元');
  expect(changeText({ field: 'teachers', old: ['许老师'], new: ['许老师', '陈老师'] })).toBe('许老师 → 许老师、陈老师');
  expect(changeText({ field: 'roster', old: ['a'], new: ['b', 'c'] })).toBe('退出 1 人，加入 2 人');
  expect(changeText({ field: 'place', new: '市党校' })).toBe('增加 市党校');
  expect(changeText({ field: 'lines[2]', old: { score: 50 } })).toBe('删除');
});
