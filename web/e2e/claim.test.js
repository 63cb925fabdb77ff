// A unit asks for hours by evidence of work, the department confirms, the bureau sends it back naming the field, sees the
// difference, and grants hours (R9, spec §6); the session ends and the network is cut while the form is filled in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, choose, picture, startBrowser, together, typeDay } from './browser.js';
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

test('R9: a claim goes from the unit over the department to the hours that the bureau grants', async () => {
  const work = `乡村小学阅读教学研究 ${Date.now()}`;
  await together(browser, server.url, 'claim', ['unit01', 'jiaoti', 'clerk1'], async (unit, department, clerk) => {
    await unit.getByRole('link', { name: '成果', exact: true }).click();
    await unit.getByRole('link', { name: '申报成果' }).click();
    await refusedEmpty(unit);
    await fill(unit, work);
    const id = await filed(unit);

    await department.goto(`/tasks?kind=claim&case=${id}`);
    await approve(department);

    await clerk.goto(`/tasks?kind=claim&case=${id}`);
    await returnedWithField(clerk, '成果标识', '请写明期刊卷期和页码');

    await unit.getByText('请写明期刊卷期和页码').first().waitFor();
    await unit.getByRole('button', { name: '去补正' }).click();
    await unit.getByText('请写明期刊卷期和页码').waitFor();
    await unit.getByLabel('成果标识').fill(`${work}，教育研究 2020 年第 3 期 12-18 页`);
    await unit.getByRole('button', { name: '提交补正' }).click();
    await unit.waitForURL(new RegExp(`/cases/${id}$`));

    await department.goto(`/cases/${id}`);
    await department.getByRole('heading', { name: '补正后的变化' }).waitFor();
    await approve(department);

    await clerk.goto(`/tasks?kind=claim&case=${id}`);
    await clerk.getByText('行业主管部门已确认').waitFor();
    await clerk.getByLabel(/的核定学时$/).fill('12');
    await clerk.keyboard.press('Escape'); // leaves the field, where A would be a letter
    await picture(clerk, 'claim-review');
    await approve(clerk);

    await unit.getByText('已登记').first().waitFor();
    const { claim } = await api(unit, `/api/cases/${id}`);
    assert.equal(claim.authors[0].granted, 12);

    await usedOnce(unit, work);
  });
});

test('a form that the session or the network leaves behind loses nothing, and is sent once', async () => {
  const work = `课堂提问研究 ${Date.now()}`;
  await together(browser, server.url, 'cut', ['unit02'], async (unit) => {
    await unit.goto('/claims/new');
    await fill(unit, work);

    await unit.context().setOffline(true);
    await unit.getByRole('button', { name: '提交申报' }).click();
    await unit.getByText('连接不上服务器').waitFor();
    await unit.context().setOffline(false);

    await unit.context().clearCookies();
    await unit.getByRole('button', { name: '提交申报' }).click();
    const again = unit.getByRole('dialog');
    await again.getByText('登录已过期').waitFor();
    await picture(unit, 'session-ended');
    await again.getByLabel('密码', { exact: true }).fill('xueshi2020');
    await again.getByRole('button', { name: '登录', exact: true }).click();
    await again.waitFor({ state: 'hidden' });
    assert.equal(await unit.getByLabel('成果名称').inputValue(), work);

    await unit.reload(); // as if the tab had been closed
    assert.equal(await unit.getByLabel('成果名称').inputValue(), work);
    await filed(unit);
    const { items } = await api(unit, `/api/cases?kind=claim&q=${encodeURIComponent(work)}`);
    assert.equal(items.length, 1);
  });
});

async function refusedEmpty(unit) {
  await unit.getByLabel('成果名称').fill('只有名称');
  await unit.getByRole('button', { name: '提交申报' }).click();
  await unit.getByText(/可以提交：.*论文/).waitFor();
  assert.equal(await unit.getByLabel('成果名称').inputValue(), '只有名称');
  await picture(unit, 'claim-refused');
}

async function fill(unit, work) {
  await choose(unit, '材料种类', '论文');
  await typeDay(unit, '成果日期', '2020-06-15');
  await unit.getByLabel('成果名称').fill(work);
  await unit.getByLabel('成果标识').fill(work);
  await unit.getByRole('button', { name: '选择作者' }).click();
  const picker = unit.getByRole('dialog');
  await picker.getByRole('checkbox').nth(2).check(); // after the filter and the unit itself: one person
  await picker.getByRole('button', { name: /^选定/ }).click();
  await picker.waitFor({ state: 'hidden' });
  await unit.getByLabel(/申请的学时$/).fill('20');
}

async function filed(unit) {
  await unit.getByRole('button', { name: '提交申报' }).click();
  await unit.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  return unit.url().split('/').at(-1);
}

async function approve(page) {
  await page.getByRole('form', { name: '办理意见' }).waitFor();
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await page
    .getByText(/ 通过$/)
    .first()
    .waitFor();
}

/** Returns a case and says exactly what to correct. */
async function returnedWithField(page, field, how) {
  await page.getByRole('form', { name: '办理意见' }).waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('请补充');
  await page.getByLabel('指明须补正的内容').click();
  await page.getByTitle(field, { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel(`${field}：如何改`).fill(how);
  await picture(page, 'claim-return');
  await page.getByRole('form', { name: '办理意见' }).getByRole('button', { name: '退回补正', exact: true }).click();
  await page
    .getByText(/ 退回补正$/)
    .first()
    .waitFor();
}

/** The same evidence is refused a second time. */
async function usedOnce(unit, work) {
  await unit.goto('/claims/new');
  await fill(unit, `${work}，教育研究 2020 年第 3 期 12-18 页`);
  await unit.getByRole('button', { name: '提交申报' }).click();
  await unit
    .getByText(/CG-2020-\d+/)
    .first()
    .waitFor();
}
