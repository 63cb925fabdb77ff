// The server under test: the one that XUESHI_URL names, or else a demonstration started from ../../bin/xueshi (or the
// program that XUESHI names) with a data folder of its own, which goes away with the test.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = process.env.XUESHI ?? fileURLToPath(new URL('../../bin/xueshi', import.meta.url));
const READY = 120_000; // milliseconds that a demonstration may take to be made
const LOG = 4_000; // characters of its log that are told when it is not ready

/** The server's address, and how to stop it. */
export async function startServer() {
  if (process.env.XUESHI_URL) return { url: process.env.XUESHI_URL, stop: async () => {} };
  const data = await mkdtemp(join(tmpdir(), 'xueshi-e2e-'));
  await chmod(data, 0o711); // run by root, PostgreSQL has an account of its own, which must get in
  const url = `127.0.0.1:${await freePort()}`;
  const child = spawn(program, ['serve', '--demo', '--data', join(data, 'data'), '--listen', url], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    await rm(data, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://${url}`, stop };
}

/** Waits for the line of its log that says so, or for the program's end. */
function ready(child) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server was not ready within ${READY} ms:\n${log}`)), READY);
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      log = (log + chunk).slice(-LOG);
      if (!log.includes('"msg":"ready"')) return;
      clearTimeout(late);
      child.stderr.removeAllListeners('data').resume();
      resolve();
    });
    child.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}:\n${log}`));
    });
  });
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
