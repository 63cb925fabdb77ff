// Runs the browser tests one after the other against one server: the one that XUESHI_URL names, or a demonstration of
// their own. Names of test files may be given; without any, all are run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startServer } from './server.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const named = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith('.test.js') && (named.length === 0 || named.includes(name)))
  .map((name) => `${here}${name}`);

const server = await startServer();
try {
  const tests = spawn(process.execPath, ['--test', '--test-concurrency=1', ...files], {
    stdio: 'inherit',
    env: { ...process.env, XUESHI_URL: server.url },
  });
  const [code] = await once(tests, 'exit');
  process.exitCode = code ?? 1;
} finally {
  await server.stop();
}
