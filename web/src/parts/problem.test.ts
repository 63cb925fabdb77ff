import { expect, test } from 'vitest';
import { fieldOf } from './problem';

test.each([
  ['startsOn', 'startsOn'],
  ['roster[12]', 'roster'],
  ['sessions[0].from', 'sessions'],
  ['startsOnEarlier', undefined],
  ['', undefined],
])('a fault at %j belongs to the field %j', (place, field) => {
  expect(fieldOf(place, ['startsOn', 'roster', 'sessions'])).toBe(field);
});
