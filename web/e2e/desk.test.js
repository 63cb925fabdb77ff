// The bureau's desk: two clerks at one case, work that is held, handed over and decided many at once (spec §6).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, picture, startBrowser, together } from './browser.js';
import { startServer } from './server.js';

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

/** A routine case on the clerks' desk that nobody holds. */
async function routine(page, kind = 'plan') {
  const { items } = await api(page, `/api/tasks?kind=${kind}&order=clean&desk=free`);
  const task = items.findLast((t) => t.step.clean && t.step.role === 'clerk');
  assert.ok(task, `no routine ${kind} on the desk`);
  return task;
}

test('a colleague’s decision shows at once, and nobody decides a second time', async () => {
  await together(browser, server.url, 'two-clerks', ['clerk1', 'clerk2'], async (first, second) => {
    const task = await routine(first);
    await second.route('**/api/events', (route) => route.abort()); // whom the news does not reach
    await first.goto(`/cases/${task.id}`);
    await second.goto(`/cases/${task.id}`);
    for (const page of [first, second]) await page.getByRole('form', { name: '办理意见' }).waitFor();

    await first.keyboard.press('a');
    await first.keyboard.press('Enter');
    await first.getByText(`${task.number} 通过`).waitFor();

    await second.keyboard.press('a');
    await second.keyboard.press('Enter');
    await second.getByText('已由他人办理').waitFor();
    await second.getByText(/经办员 李敏 刚办理了/).waitFor();
  });
});

test('who looks at a case hears of a colleague’s decision without asking', async () => {
  await together(browser, server.url, 'told', ['clerk1', 'clerk2'], async (first, second) => {
    const task = await routine(first);
    await second.goto(`/cases/${task.id}`);
    await second.getByRole('form', { name: '办理意见' }).waitFor();
    await first.goto(`/cases/${task.id}`);
    await first.getByRole('form', { name: '办理意见' }).waitFor();
    await first.keyboard.press('a');
    await first.keyboard.press('Enter');
    await second.getByText(/经办员 李敏 刚办理了/).waitFor();
    await second.getByRole('form', { name: '办理意见' }).waitFor({ state: 'hidden' });
  });
});

test('a clerk holds a case, gives it to a colleague, who asks another one to sign', async () => {
  await together(browser, server.url, 'held', ['clerk1', 'clerk2'], async (first, second) => {
    const task = await routine(first, 'transcript');
    await first.goto(`/cases/${task.id}`);
    await first.getByRole('button', { name: '领办' }).click();
    await first.getByText('您已领办', { exact: true }).waitFor();

    await second.goto(`/cases/${task.id}`);
    await second.getByText('经办员 李敏 正在办理').waitFor();
    assert.equal(await second.getByRole('form', { name: '办理意见' }).count(), 0);

    await first.getByRole('button', { name: '转办' }).click();
    await toColleague(first, '经办员 陈志强', '转办');
    await second.getByText('您已领办', { exact: true }).waitFor();

    await second.getByRole('button', { name: '加签' }).click();
    await toColleague(second, '经办员 吴晓燕', '加签');
    await second.getByText('待签署').waitFor();
    await picture(second, 'signer-asked');
  });
});

async function toColleague(page, name, act) {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('同事').click();
  await page.getByTitle(name).click();
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

test('routine cases are chosen and approved together, each with a result of its own', async () => {
  await together(browser, server.url, 'batch', ['clerk1', 'clerk3'], async (page, colleague) => {
    await page.goto('/tasks?order=clean&kind=plan');
    await page.getByRole('button', { name: /^批量办理/ }).click();
    await page.getByRole('button', { name: '选无误的' }).click();
    const chosen = Number(/已选 (\d+) 件/.exec(await page.getByText(/^已选 \d+ 件$/).textContent())[1]);
    assert.ok(chosen >= 2, `only ${chosen} routine plans`);
    await picture(page, 'batch-chosen');

    await page.getByRole('button', { name: '通过', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`批量通过：${chosen} 件`).waitFor();
    await decidedMeanwhile(page, colleague);
    await dialog.getByRole('button', { name: `通过 ${chosen} 件` }).click();
    await dialog.getByText(`已办 ${chosen - 1} 件，未办成 1 件`).waitFor();
    await dialog.getByText('未办成', { exact: true }).waitFor();
    await picture(page, 'batch-done');
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
    assert.match(page.url(), /kind=plan/);
  });
});

/** A colleague decides one of those that were chosen, before the batch begins. */
async function decidedMeanwhile(page, colleague) {
  const { items } = await api(page, '/api/tasks?order=clean&kind=plan');
  const task = items.find((t) => t.step.clean && t.step.allowed?.includes('approved'));
  await colleague.goto(`/cases/${task.id}`);
  await colleague.getByRole('form', { name: '办理意见' }).waitFor();
  await colleague.keyboard.press('a');
  await colleague.keyboard.press('Enter');
  await colleague.getByText(`${task.number} 通过`).waitFor();
}

test('the queue is searched by key, and what narrows it stands in the address', async () => {
  await together(browser, server.url, 'search', ['clerk1'], async (page) => {
    await page.goto('/tasks?kind=submission');
    const { items } = await api(page, '/api/tasks?kind=submission');
    await page
      .getByRole('button', { name: new RegExp(items[0].title) })
      .first()
      .waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(items[0].number);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    assert.match(page.url(), /kind=submission/);
    await page.getByText(items[0].number).first().waitFor();
    assert.equal(await page.getByRole('complementary').getByRole('listitem').count(), 1);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('q'));
  });
});
