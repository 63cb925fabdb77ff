// The day's work of the others: a unit submits who is ready and the chief stamps, a department finds who is in no plan, a
// colleague stands in, somebody moves, an eligibility is asked and logged, a person looks at the year on the phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, PHONE, picture, startBrowser, together } from './browser.js';
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

test('R14, R15: the clerk verifies with the originals seen, and the chief stamps', async () => {
  await together(browser, server.url, 'stamp', ['clerk2', 'chief'], async (clerk, chief) => {
    const { items } = await api(clerk, '/api/tasks?kind=submission&desk=free&order=clean');
    const task = items.find((t) => t.step.name === 'verification');
    await clerk.goto(`/tasks?kind=submission&case=${task.id}`);
    await clerk.getByRole('form', { name: '办理意见' }).waitFor();
    await clerk.keyboard.press('a');
    await clerk.keyboard.press('Enter'); // without the word that the originals were seen
    await clerk.getByRole('alert').first().waitFor();
    await clerk.getByLabel(/已核对证明材料原件/).check();
    await clerk.keyboard.press('a');
    await clerk.keyboard.press('Enter');
    await clerk.getByText(`${task.number} 通过`).waitFor();

    await chief.goto(`/cases/${task.id}`);
    await chief.getByRole('form', { name: '办理意见' }).waitFor();
    await chief.keyboard.press('a');
    await chief.keyboard.press('Enter');
    await chief.getByText('已盖章', { exact: true }).first().waitFor();
    await picture(chief, 'stamped');

    const pdf = await chief.request.get(`/api/submissions/${task.id}/summary.pdf`);
    assert.equal(pdf.headers()['content-type'], 'application/pdf');
    await chief.getByRole('link', { name: '汇总表' }).waitFor();
  });
});

test('R6: a department sees who is in no plan, and the people behind a bar', async () => {
  await together(browser, server.url, 'coverage', ['jiaoti'], async (page) => {
    await page.getByRole('link', { name: '统计查询' }).click();
    const bar = page.getByRole('button', { name: /未列入 \d+ 人$/ }).first();
    const [, count] = /未列入 (\d+) 人$/.exec(await bar.getAttribute('aria-label'));
    await bar.click();
    const people = page.getByRole('dialog');
    await people.getByRole('link').first().waitFor();
    assert.equal(await people.getByRole('link').count(), Math.min(100, Number(count)));
    await picture(page, 'coverage-people');
  });
});

test('a clerk has a colleague stand in, and ends it', async () => {
  await together(browser, server.url, 'standin', ['clerk3'], async (page) => {
    await page.getByRole('button', { name: /吴晓燕/ }).click();
    await page.getByText('委托代办').click();
    await page.getByLabel('代办人').click();
    await page.getByTitle(/李敏/).click();
    await page.getByPlaceholder('开始日期').fill('2020-07-20');
    await page.keyboard.press('Enter');
    await page.getByPlaceholder('结束日期').fill('2020-07-24');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '委托代办', exact: true }).click();
    await page.getByText('委托已生效').waitFor();
    await page.getByText('7月24日 24:00').waitFor();
    await picture(page, 'standin');
    await page.getByRole('button', { name: '结束委托' }).click();
    await page.getByText('没有委托').waitFor();
  });
});

test('R18: an eligibility is asked with a reason, and the auditor reads who asked', async () => {
  await together(browser, server.url, 'eligibility', ['unit03', 'auditor'], async (unit, auditor) => {
    const { items } = await api(unit, '/api/people?limit=1');
    const [somebody] = items;
    await unit.goto('/overview/eligibility');
    await unit.getByLabel('姓名').fill(somebody.name);
    await unit.getByLabel('身份证号码').fill(somebody.idNumber);
    await unit.getByRole('button', { name: '查询', exact: true }).click();
    assert.equal(await unit.getByRole('status').count(), 0); // not without a reason
    await unit.getByLabel('查询事由').fill('申报中级职称');
    await unit.getByRole('button', { name: '查询', exact: true }).click();
    await unit.getByText('年度结果尚未确定').first().waitFor();
    await picture(unit, 'eligibility');

    await auditor.goto('/overview/log');
    await auditor.getByRole('cell', { name: '申报中级职称' }).first().waitFor();
  });
});

test('a clerk notes that somebody moved to another unit; the hours follow', async () => {
  await together(browser, server.url, 'move', ['clerk1'], async (page) => {
    const { items } = await api(page, '/api/people?limit=50&state=undecided&year=2020');
    const [somebody] = items;
    await page.goto(`/people/${somebody.id}`);
    await page.getByRole('button', { name: '登记变动' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('调入单位').fill('博物馆');
    await page.getByTitle('广德市博物馆').click();
    await dialog.getByLabel('日期').fill('2020-07-14');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('说明').fill('工作调动');
    await dialog.getByRole('button', { name: /确\s*定/ }).click();
    await page.getByText(`已登记 ${somebody.name} 的变动`).waitFor();
    await page.getByText('工作调动', { exact: false }).first().waitFor();
    await picture(page, 'moved');
  });
});

test('a person sees the year on the phone: hours, what is missing, what next', async () => {
  await together(
    browser,
    server.url,
    'person',
    ['person01'],
    async (page) => {
      await page.getByRole('heading', { name: '我的学时' }).waitFor();
      await page.getByRole('img', { name: /应有 90 学时/ }).waitFor();
      await page.getByRole('heading', { name: '接下来' }).waitFor();
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      assert.equal(scrollWidth, clientWidth); // nothing sticks out to the side
    },
    PHONE,
  );
});

test('the chief sees what waits, how long, and with whom', async () => {
  await together(browser, server.url, 'backlog', ['chief'], async (page) => {
    await page.goto('/overview/backlog');
    await page
      .getByRole('img', { name: /1 天内 \d+ 件/ })
      .first()
      .waitFor();
    const { items } = await api(page, '/api/backlog');
    const open = items.filter((b) => b.step === 'planReview').reduce((n, b) => n + b.open, 0);
    if (open > 0) await page.getByRole('row', { name: new RegExp(`方案审核.* ${open} `) }).waitFor();
    await picture(page, 'backlog');
  });
});
