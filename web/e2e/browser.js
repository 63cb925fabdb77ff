// A real browser, people logged in to it, and pictures of what they saw.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PASSWORD = 'xueshi2020'; // of every account of the demonstration
const PATIENCE = 15_000; // milliseconds for anything to appear

const pictures = process.env.PICTURES ?? join(tmpdir(), 'xueshi-pictures');

export async function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', // as root, as CI runs
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Somebody at a computer of their own, at the log-in; `faults` gathers what went wrong in the page itself. */
export async function person(browser, url, viewport = DESK) {
  const context = await browser.newContext({ baseURL: url, viewport, locale: 'zh-CN' });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, faults };
}

/** Logs in through the page's own form. */
export async function logIn(page, login) {
  await page.goto('/login');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/**
 * Runs a story with people who are logged in, by their log-ins, each at a computer of their own; a picture of what each of
 * them saw last is kept, and no page may have had a fault.
 */
export async function together(browser, url, name, logins, story, viewport) {
  const people = await Promise.all(logins.map(() => person(browser, url, viewport)));
  try {
    for (const [i, login] of logins.entries()) await logIn(people[i].page, login);
    await story(...people.map((p) => p.page));
  } finally {
    for (const [i, login] of logins.entries()) await picture(people[i].page, `${name}-${login}`);
    await Promise.all(people.map((p) => p.page.context().close()));
  }
  assert.deepEqual(
    people.flatMap((p) => p.faults),
    [],
  );
}

/** Asks the API as whoever is logged in on the page. */
export async function api(page, path) {
  const answer = await page.request.get(path);
  assert.ok(answer.ok(), `${path}: ${answer.status()}`);
  return answer.json();
}

/** Chooses the option of an Ant Design select. */
export async function choose(page, label, option) {
  await page.getByLabel(label).click();
  await page.getByTitle(option, { exact: true }).click();
}

/** Types a day, as 2020-06-01, into a field for days. */
export async function typeDay(page, label, day) {
  const field = page.getByLabel(label);
  await field.click();
  await field.fill(day);
  await page.keyboard.press('Enter');
}

/** Keeps a picture of the page for people to look at. */
export async function picture(page, name) {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
