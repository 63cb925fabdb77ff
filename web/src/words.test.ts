import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { words } from './words';

// The server says the same words in refusals and timelines: they must not drift apart.
const source = readFileSync('../texts/words.go', 'utf8');

test.each(Object.keys(words))('the words for %s are those of the server', (table) => {
  const [, body] = new RegExp(`"${table}":\\s*\\{([^}]*)\\}`).exec(source) ?? [];
  const server = Object.fromEntries(
    [...(body ?? '').matchAll(/"([^"]*)":\s*"([^"]*)"/g)].map(([, name, text]) => [name, text]),
  );
  expect(words[table as keyof typeof words]).toEqual(server);
});
