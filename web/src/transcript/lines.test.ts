import { expect, test } from 'vitest';
import type { Person } from '../api/types';
import { readPasted, toLines, withPeople } from './lines';

const someone = (id: string, name: string) => ({ id, name, unitName: '一中', idNumber: `99${id}` }) as Person;
const people = [someone('1', '张三'), someone('2', '李四'), someone('3', '王五'), someone('4', '王五')];

test('rows pasted from a sheet are read, however the day is written', () => {
  const { lines, unknown } = readPasted('张三\t2020-06-20\t86\n李四\t2020年6月5日\t59\n', people);
  expect(lines.map((l) => [l.personId, l.examOn, l.score])).toEqual([
    ['1', '2020-06-20', 86],
    ['2', '2020-06-05', 59],
  ]);
  expect(unknown).toEqual([]);
});

test('rows that name nobody, or more than one, or lack a score come back', () => {
  const rows = ['赵六\t2020-06-20\t86', '王五\t2020-06-20\t86', '张三\t2020-06-20'];
  expect(readPasted(rows.join('\n'), people)).toEqual({ lines: [], unknown: rows });
});

test('an ID number tells people of one name apart', () => {
  expect(readPasted('993\t2020/6/1\t70', people).lines[0]?.personId).toBe('3');
});

test('people are added once, with the exam day that the others share', () => {
  const lines = withPeople(
    [{ personId: '1', name: '张三', unit: '一中', examOn: '2020-06-20', score: 80 }],
    people.slice(0, 2),
  );
  expect(lines.map((l) => [l.personId, l.examOn])).toEqual([
    ['1', '2020-06-20'],
    ['2', '2020-06-20'],
  ]);
  expect(toLines(lines, '课程')[1]).toEqual({ personId: '2', course: '课程', score: 0, examOn: '2020-06-20' });
});
