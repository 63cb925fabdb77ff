// Writes src/api/schema.d.ts, the types of the API, from the OpenAPI document that the server prints. With --check it
// writes nothing and fails where the file is not what would be written.
//
// The document comes from the file that OPENAPI names, or from `xueshi openapi`: the program that XUESHI names, or the
// built ../bin/xueshi, or else the source.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url));
const built = process.env.XUESHI ?? `${root}bin/xueshi`;

function print() {
  if (process.env.OPENAPI) return readFileSync(process.env.OPENAPI, 'utf8');
  const [program, ...args] = existsSync(built) ? [built] : ['go', 'run', './cmd/xueshi'];
  return execFileSync(program, [...args, 'openapi'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
}

const types = astToString(await openapiTS(JSON.parse(print())));
const header = '// Generated from the OpenAPI document by `npm run schema`. Do not edit.\n\n';

if (!process.argv.includes('--check')) {
  writeFileSync(target, header + types);
} else if (readFileSync(target, 'utf8') !== header + types) {
  console.error('src/api/schema.d.ts is not what the API says now: run `npm run schema` and commit it.');
  process.exit(1);
}
