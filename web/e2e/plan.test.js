// A department files a plan a day too late, mends the date, and a clerk approves it by keyboard (R2, spec §6).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { logIn, person, picture, startBrowser, typeDay } from './browser.js';
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

test('R2: a plan is refused a day too late with the earliest start, then filed, approved, and seen as accepted', async () => {
  const subject = `教学设计能力提升 ${Date.now()}`;
  const department = await person(browser, server.url);
  const clerk = await person(browser, server.url);

  try {
    await logIn(department.page, 'jiaoti');
    await fillPlan(department.page, subject);
    const earliest = await refusedADayEarly(department.page);
    const id = await filed(department.page, earliest);

    await logIn(clerk.page, 'clerk1');
    await approvedByKeyboard(clerk.page, id, subject);

    await seenAsAccepted(department.page);
  } finally {
    await picture(department.page, 'plan-department-last');
    await picture(clerk.page, 'plan-clerk-last');
  }
  assert.deepEqual([...department.faults, ...clerk.faults], []);
});

/** Everything but the days. */
async function fillPlan(page, subject) {
  await page.getByRole('link', { name: '培训方案', exact: true }).click();
  await page.getByRole('link', { name: '备案新方案' }).click();
  await page.getByLabel('培训主题').fill(subject);
  await page.getByLabel('施教机构').click();
  await page.getByTitle('宣城市机械电子工程学校').click();
  await page.getByLabel('培训内容').fill('课程标准、教学设计与课堂评价。');
  await page.getByLabel('学时').fill('24');
  await page.getByLabel('培训地点').fill('市教师发展中心');
  await page.getByLabel('授课教师').fill('许老师');
  await page.keyboard.press('Enter');
  await pickFirstUnit(page);
}

async function pickFirstUnit(page) {
  await page.getByRole('button', { name: '选择人员' }).click();
  const picker = page.getByRole('dialog');
  await picker
    .getByRole('checkbox', { name: /全部人员$/ })
    .first()
    .check();
  await picker.getByRole('button', { name: /^选定/ }).click();
  await picker.waitFor({ state: 'hidden' });
}

/** Sends the plan with a first day that is a day too early; the refusal stands at the field, and nothing typed is lost. */
async function refusedADayEarly(page) {
  const [, year, month, day] = /最早 (\d+)年(\d+)月(\d+)日/.exec(await page.getByText(/^最早 .* 开班$/).textContent());
  const earliest = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  await typeDay(page, '开班日期', text(plus(earliest, -1)));
  await typeDay(page, '结束日期', text(plus(earliest, 3)));
  await page.getByRole('button', { name: '提交备案' }).click();
  const refusal = page.getByText(/方案定于 .*还差 1 日。/);
  await refusal.waitFor();
  assert.match(await refusal.textContent(), new RegExp(`最早 ${year}年${month}月${day}日 开班`));
  assert.equal(await page.getByLabel('培训地点').inputValue(), '市教师发展中心');
  await picture(page, 'plan-refused');
  return earliest;
}

async function filed(page, earliest) {
  await typeDay(page, '开班日期', text(earliest));
  await page.getByRole('button', { name: '提交备案' }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]+$/);
  await page.getByText('等待 事业专技科经办人 办理「方案审核」').waitFor();
  await picture(page, 'plan-filed');
  return page.url().split('/').at(-1);
}

/** Two keystrokes: A chooses, Enter decides. The next case opens by itself. */
async function approvedByKeyboard(page, id, subject) {
  await page.goto(`/tasks?kind=plan&case=${id}`);
  await page.getByRole('heading', { name: subject }).waitFor();
  await page.getByRole('form', { name: '办理意见' }).waitFor();
  await picture(page, 'plan-review');
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await page.getByText(/号 通过$/).waitFor();
  await page.getByRole('heading', { name: subject }).waitFor({ state: 'hidden' });
  await picture(page, 'plan-approved');
}

/** The page was open all the while: the server tells it. */
async function seenAsAccepted(page) {
  await page.getByText('已备案', { exact: true }).waitFor();
  await page.getByRole('button', { name: '申请变更' }).waitFor();
  await picture(page, 'plan-accepted');
}

function plus(day, days) {
  return new Date(day.getTime() + days * 86_400_000);
}

function text(day) {
  return day.toISOString().slice(0, 10);
}
