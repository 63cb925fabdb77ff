// R21: a trainee reports from the phone, the department asks back and sorts, the bureau answers, the trainee reads it.
import { after, before, test } from 'node:test';
import { logIn, person, PHONE, picture, startBrowser, together } from './browser.js';
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

test('R21: what a trainee reports is sorted, answered and read on the phone', async () => {
  const title = `教材没有发到 ${Date.now()}`;
  const { page: phone } = await person(browser, server.url, PHONE);
  await logIn(phone, 'person01');
  await together(browser, server.url, 'feedback', ['jiaoti', 'clerk1'], async (department, clerk) => {
    const id = await report(phone, title);

    await department.goto(`/tasks?kind=feedback&case=${id}`);
    await department.getByRole('form', { name: '办理意见' }).waitFor();
    await decide(department, '通过'); // not sorted yet: refused
    await department.getByText('尚未分类', { exact: true }).waitFor();
    await department.keyboard.press('r');
    await department.keyboard.type('请说明缺哪几册');
    await decide(department, '退回补正');

    await phone.getByText('请说明缺哪几册').first().waitFor();
    await phone.getByRole('button', { name: '去补正' }).click();
    await phone.getByLabel('内容').fill('开班三日仍无教材，缺全部三册。');
    await picture(phone, 'feedback-phone-correct');
    await phone.getByRole('button', { name: '提交', exact: true }).click();
    await phone.waitForURL(new RegExp(`/cases/${id}$`));

    await department.goto(`/cases/${id}`);
    await topic(department, '教材');
    await decide(department, '通过');

    await clerk.goto(`/tasks?kind=feedback&case=${id}`);
    await clerk.getByLabel('给学员的答复').fill('三册教材已补发到单位。');
    await picture(clerk, 'feedback-answering');
    await decide(clerk, '通过');

    await phone.getByText('三册教材已补发到单位。').first().waitFor();
    await phone.getByText('已答复', { exact: true }).first().waitFor();
    await picture(phone, 'feedback-phone-answered');
  });
  await phone.context().close();
});

async function report(phone, title) {
  await phone.getByRole('link', { name: '反馈', exact: true }).click();
  await phone.getByRole('link', { name: '反映问题或需求' }).click();
  await phone.getByLabel('主题').fill(title);
  await phone.getByRole('button', { name: '提交', exact: true }).click();
  await phone.getByText('此项必须填写。').waitFor();
  await phone.getByLabel('内容').fill('开班三日仍无教材。');
  await phone.getByRole('button', { name: '提交', exact: true }).click();
  await phone.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  return phone.url().split('/').at(-1);
}

async function topic(page, name) {
  await page.getByRole('form', { name: '办理意见' }).getByLabel('分类').click();
  await page.getByTitle(name, { exact: true }).click();
}

async function decide(page, name) {
  await page.getByRole('form', { name: '办理意见' }).getByRole('button', { name, exact: true }).click();
}
