import { expect, test } from 'vitest';
import { pack, YearScale } from './scale';

test('the year runs from its first day to its last, leap days included', () => {
  const scale = new YearScale(2020);
  expect(scale.at('2020-01-01')).toBe(0);
  expect(scale.stretch('2020-01-01', '2020-12-31')).toEqual({ left: 0, width: 100 });
  expect(scale.at('2020-07-02')).toBe(50); // day 183 of 366
  expect(scale.months()).toHaveLength(12);
});

test('what reaches out of the year is cut off at its ends', () => {
  const scale = new YearScale(2020);
  expect(scale.stretch('2019-12-20', '2021-01-10')).toEqual({ left: 0, width: 100 });
});

test('rows are as few as it takes for nothing to overlap', () => {
  const a = { from: '2020-06-01', to: '2020-06-10' };
  const b = { from: '2020-06-05', to: '2020-06-12' };
  const c = { from: '2020-06-20', to: '2020-06-25' };
  expect(pack([c, a, b])).toEqual([[a, c], [b]]);
});
