import dayjs from 'dayjs';
import { expect, test } from 'vitest';
import { fingerprint, toBody, toDraft, toValues } from './values';

const typed = {
  evidence: '论文',
  title: '测土配方施肥',
  identity: '土壤学报 2020(3):1-9',
  earnedOn: dayjs('2020-05-01'),
  authors: [
    { personId: 'p1', name: '张三', hours: 20 },
    { personId: 'p2', name: '李四', hours: null },
  ],
};

test('R9: hours that nobody typed are left to the table', () => {
  expect(toBody(typed).authors).toEqual([{ personId: 'p1', hours: 20 }, { personId: 'p2' }]);
  expect(toBody({})).toEqual({ evidence: '', title: '', identity: '', earnedOn: '', authors: [] });
});

test('a draft comes back as it was typed', () => {
  expect(toBody(toValues(JSON.parse(JSON.stringify(toDraft(typed)))))).toEqual(toBody(typed));
});

test('the fingerprint of a file is its SHA-256', async () => {
  expect(await fingerprint(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
