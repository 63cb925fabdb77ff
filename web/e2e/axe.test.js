// Every page of every role, at a desk and on a phone, as a screen reader has it: axe finds nothing serious.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { api, DESK, logIn, person, PHONE, picture, startBrowser } from './browser.js';
import { startServer } from './server.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SERIOUS = ['serious', 'critical'];

const pages = {
  clerk1: [
    '/tasks',
    '/tasks?kind=submission',
    '/cases',
    '/people',
    '/overview/backlog',
    '/overview/coverage',
    '/standins',
    '/notices',
  ],
  chief: ['/tasks', '/overview/outcomes', '/overview/eligibility', '/overview/log', '/year'],
  jiaoti: ['/tasks', '/plans', '/plans/new', '/claims', '/overview/coverage', '/year'],
  base: ['/tasks', '/plans'],
  unit01: ['/people', '/transcripts', '/transcripts/new', '/claims/new', '/submissions', '/overview/outcomes'],
  person01: ['/me', '/transcripts', '/transcripts/new', '/year'],
  admin: ['/orgs', '/accounts', '/year'],
  auditor: ['/cases', '/overview/findings'],
};

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [login, paths] of Object.entries(pages)) {
  test(`no serious fault on the pages of ${login}`, async () => {
    await looked(login, paths, login.startsWith('person') ? PHONE : DESK);
  });
}

test('no serious fault on a case of each kind', async () => {
  const { page, faults } = await person(browser, server.url);
  await logIn(page, 'clerk1');
  const found = [];
  for (const kind of ['plan', 'transcript', 'submission']) {
    const { items } = await api(page, `/api/cases?kind=${kind}&open=true`);
    found.push(...(await faultsOf(page, `/cases/${items[0].id}`)));
  }
  await page.context().close();
  assert.deepEqual([...found, ...faults], []);
});

test('no serious fault on the public pages', async () => {
  const { page, faults } = await person(browser, server.url, PHONE);
  const found = [...(await faultsOf(page, '/login')), ...(await faultsOf(page, '/check'))];
  await page.context().close();
  assert.deepEqual([...found, ...faults], []);
});

async function looked(login, paths, viewport) {
  const { page, faults } = await person(browser, server.url, viewport);
  await logIn(page, login);
  const found = [];
  for (const path of paths) found.push(...(await faultsOf(page, path)));
  await page.context().close();
  assert.deepEqual([...found, ...faults], []);
}

/** What axe has against a page, in a line each. */
async function faultsOf(page, path) {
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  await page.locator('h1, form').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent !== '正在读取…');
  await picture(page, `page-${path.replaceAll(/\W+/g, '-')}`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter((v) => SERIOUS.includes(v.impact))
    .flatMap((v) => v.nodes.map((n) => `${path}: ${v.id}: ${n.target.join(' ')}: ${n.html.slice(0, 160)}`))
    .slice(0, 12);
}
