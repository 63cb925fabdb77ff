// R19: a person asks for the first booklet on the phone, the clerk sees identity card and photo, seals it and hands it over.
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

test('R19: a certificate is asked for on the phone, numbered, sealed and handed over', async () => {
  const { page: phone } = await person(browser, server.url, PHONE);
  await logIn(phone, 'person02');
  await together(browser, server.url, 'certificate', ['clerk1'], async (clerk) => {
    await phone.getByRole('button', { name: '申请证书' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
    await phone.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const id = phone.url().split('/').at(-1);

    await clerk.goto(`/cases/${id}`);
    await clerk.getByRole('form', { name: '办理意见' }).waitFor();
    await approve(clerk); // neither identity card nor photo seen: refused
    await clerk.getByRole('alert').first().waitFor();
    await clerk.getByLabel(/已核对身份证原件/).check();
    await clerk.getByLabel('已收两寸照片').check();
    await picture(clerk, 'certificate-review');
    await approve(clerk);
    await clerk.getByText('等待 事业专技科经办人 办理「盖钢印」').waitFor();
    await approve(clerk);

    await clerk.getByLabel('签领人姓名').fill('本人');
    await clerk.getByLabel('已签字').check();
    await clerk.getByRole('button', { name: '发放证书' }).click();
    await clerk.getByText('证书已发放').first().waitFor();

    await phone.goto('/me');
    await phone.getByText('使用中').waitFor();
    await picture(phone, 'certificate-phone');
  });
  await phone.context().close();
});

async function approve(page) {
  await page.getByRole('form', { name: '办理意见' }).getByRole('button', { name: '通过', exact: true }).click();
}
