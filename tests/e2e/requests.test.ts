import { describe, expect, it } from 'vitest';
import { requests } from '../../core/requests/records.ts';
import { patch } from '../../core/workspace/changes.ts';
import { rowOf, rowsOf } from '../../core/workspace/snapshot.ts';
import { room as inBase } from '../../plugins/feishu/tables.ts';
import { room as inExcel } from '../../plugins/microsoft365/tables.ts';
import { steps } from '../../plugins/tab/steps.ts';
import { words } from '../../plugins/tab/words.ts';
import { requestWords } from '../../plugins/tab/words-requests.ts';
import { handsIn } from '../hands.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();
const rd = 'rd.liaison@example.com';
const sales = 'sales.liaison@example.com';

describe.each(eachOnce)('in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  const title = (command: string) => say(steps[command]!.title);
  const open = (person: string, more: Record<string, string> = {}, width?: number) =>
    demo.open(suite, language, { person, ready: '.today h1', ...more }, width);

  it('sales asks on a phone; R&D finds it on Today and answers in three clicks; sales confirms', async () => {
    const asking = await open(sales, {}, 390);
    await asking.tab.getByRole('button', { name: say(requestWords.ask) }).click();
    const form = asking.tab.getByRole('dialog');
    await form.getByLabel(say(requestWords.title)).fill('Drawing 4711');
    await form.getByRole('button', { name: say(requestWords.send) }).click();
    await asking.tab.getByText(say(requestWords.asked)).waitFor();
    const owed = asking.tab.getByRole('region', { name: say(requestWords.owedToUs) });
    await owed.getByRole('button', { name: new RegExp(say(requestWords.andMore).replace('{n}', '\\d+')) }).click();
    await owed.getByText('Drawing 4711').waitFor();
    const task = handsIn(demo.world, `${suite}-${language}`)
      .tasks()
      .find((t) => t.title.endsWith('Drawing 4711'));
    expect(task?.done).toBe(false);
    expect(asking.faults).toEqual([]);
    await asking.page.context().close();

    const { page, tab, faults } = await open(rd);
    const line = tab.locator('.item').filter({ hasText: 'Drawing 4711' });
    await line.getByRole('button', { name: `${title('answer-request')}: Drawing 4711` }).click();
    await line.getByRole('textbox').fill('Sent to your mailbox');
    await line.getByRole('button', { name: title('answer-request') }).click();
    await tab.getByText(say(requestWords.done)).first().waitFor();
    await line.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.context().close();

    const back = await open(sales);
    const news = back.tab.getByRole('region', { name: say(requestWords.cameBack) });
    await news.getByText('Sent to your mailbox').waitFor();
    await news.getByRole('button', { name: `${title('confirm-request')}: Drawing 4711` }).click();
    await news.getByRole('radio', { name: say(requestWords.stars).replace('{n}', '5') }).click();
    await news.getByRole('button', { name: title('confirm-request'), exact: true }).click();
    await news.getByText('Drawing 4711').waitFor({ state: 'detached' });
    expect(back.faults).toEqual([]);
    await back.page.context().close();
  });

  it('a list is filtered, its link opens the same list, and a request tells its whole story', async () => {
    const { page, tab, faults } = await open(rd, { hash: 'requests', ready: '.request-list li' });
    await tab.getByLabel(say(requestWords.anyState)).selectOption('late');
    await tab.getByLabel(say(requestWords.search)).fill('PT-200');
    await expect.poll(() => tab.locator('.request-list li').count()).toBe(1);
    await tab.locator('.request-list li button').click();
    await tab.locator('.request h1').waitFor();
    await tab.getByText(say(requestWords.whyThisDate)).click();
    expect(await tab.locator('.clock li').count()).toBeGreaterThan(2);
    const frame = page.frames().find((f) => f.url().includes('host='))!;
    const hash = new URL(frame.url()).hash;
    expect(hash).toMatch(/state=late/);
    expect(faults).toEqual([]);
    await page.context().close();

    const again = await open(rd, { hash: hash.slice(2), ready: '.request h1' });
    expect(await again.tab.locator('.request-list li').count()).toBe(1);
    await again.tab.getByRole('button', { name: new RegExp(`^${title('return-request')}`) }).click();
    await again.tab.locator('.step-form textarea').fill('Which flange?');
    await again.tab.locator('.step-form button[type=submit]').click();
    await again.tab.getByText(say(requestWords.done)).first().waitFor();
    await again.tab.getByText('Which flange?').first().waitFor();
    await again.page.context().close();

    const asked = await open(sales);
    const mine = asked.tab.locator('.item').filter({ hasText: 'Which flange?' });
    await mine.getByRole('button', { name: new RegExp(`^${title('inform-request')}`) }).click();
    await mine.getByRole('textbox').fill('DN 50');
    await mine.getByRole('button', { name: title('inform-request'), exact: true }).click();
    await mine.waitFor({ state: 'detached' });
    await asked.page.context().close();
  });

  it('a task is ticked off with a click, and the click can be taken back', async () => {
    const { page, tab } = await open(rd);
    const line = tab
      .locator('.item')
      .filter({ has: tab.getByRole('button', { name: new RegExp(`^${title('close-task')}:`) }) });
    const name = (await line.first().locator('.item-title').textContent())!;
    const own = tab.locator('.item').filter({ hasText: name });
    await own.getByRole('button', { name: new RegExp(`^${title('close-task')}`) }).click();
    await own.waitFor({ state: 'detached' });
    const done = () =>
      handsIn(demo.world, `${suite}-${language}`)
        .tasks()
        .find((t) => t.title === name)?.done;
    // The page shows it at once; the suite has it when the answer is there.
    await expect.poll(done).toBe(true);
    await tab.getByRole('button', { name: say(words.undo) }).click();
    await own.waitFor();
    await expect.poll(done).toBe(false);
    await page.context().close();
  });

  it('whoever has no department sees what waits, and asks nobody', async () => {
    const { page, tab, faults } = await open('it@example.com');
    await tab.getByText(say(requestWords.nothingWaits)).waitFor();
    expect(await tab.getByRole('button', { name: say(requestWords.ask) }).count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('a request that was changed before what is read of the log says where the rest stands', async () => {
    const connection = demo.world.connection(`${suite}-${language}`);
    const { workspace } = connection;
    const port = connection.unattended();
    const row = async () => rowsOf(await workspace.current(port), requests).find((r) => r.state === 'open')!;
    const { id } = await row();
    const before = { rows: inExcel.rows, records: inBase.records };
    Object.assign(inExcel, { rows: 4 });
    Object.assign(inBase, { records: 4 });
    for (let i = 0; i < 10; i++) {
      demo.clock.pass(60);
      const now = rowOf(await workspace.current(port), requests, id)!;
      await workspace.load(patch(requests, now, { details: `Details ${i}` }), port);
    }
    Object.assign(inExcel, before);
    Object.assign(inBase, { records: before.records });
    demo.clock.pass(60);
    const { page, tab, faults } = await open(rd, { hash: `requests/${id}`, ready: '.agenda.request' });
    await tab.getByText(say(requestWords.history), { exact: true }).click();
    await tab.getByRole('button', { name: say(requestWords.older) }).scrollIntoViewIfNeeded();
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/older-${suite}.png`, fullPage: true });
    expect(await tab.locator('ol.history li').count()).toBeLessThan(10);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
