import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { steps } from '../../plugins/tab/steps.ts';
import { words } from '../../plugins/tab/words.ts';
import { requestWords } from '../../plugins/tab/words-requests.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();
const person = 'rd.liaison@example.com';

/** Keeps every request to some address waiting. @returns lets them go on */
async function hold(page: Page, address: string): Promise<() => void> {
  let go: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(address, async (route) => {
    await gone;
    await route.continue();
  });
  return go;
}

const reload = (page: Page) => page.locator('#rail [data-page="tab"]').click();

describe.each(eachOnce)('in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  const waiting = (tab: FrameLocator) => tab.locator('.waiting-list').first().locator('.item');

  it('a page that was read a while ago is shown at once, and is right a moment later', async () => {
    const { page, tab, faults } = await demo.open(suite, language, { person });
    await waiting(tab).first().waitFor();
    // What is shown may be a glance that is still being looked up: two minutes later it would be too old for another.
    await tab.locator('.checking').waitFor({ state: 'detached' });
    // A minute later somebody asks; this instance has read nothing since.
    demo.world.setClock(demo.world.now() + 60_000);
    const release = await hold(page, '**/api/views/today?q=%7B%7D');
    await reload(page);
    await waiting(tab).first().waitFor();
    await tab.locator('.checking').waitFor({ state: 'attached' });
    release();
    await tab.locator('.checking').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('who is slow is said, who is not reachable too, and everything comes back by itself', async () => {
    const { page, tab } = await demo.open(suite, language, { person, hash: 'requests' });
    await tab.locator('.request-list .meeting-link').first().waitFor();
    await page.context().setOffline(true);
    await tab.getByText(say(words.offline)).waitFor();
    // What was there is still there, and another page that was looked at before as well.
    expect(await tab.locator('.request-list .meeting-link').count()).toBeGreaterThan(0);
    await page.context().setOffline(false);
    await tab.getByText(say(words.offline)).waitFor({ state: 'detached' });

    const release = await hold(page, '**/api/views/decisions?*');
    await tab.getByRole('tab', { name: say(words.decisions), exact: true }).click();
    await tab.getByText(say(words.slow)).waitFor();
    release();
    await tab.locator('.meeting-link').first().waitFor();
    await tab.locator('body').evaluate(() => history.back());
    await tab.getByRole('tab', { name: say(words.requests), selected: true }).waitFor();
    await page.context().close();
  });

  it('what is typed survives a closed tab, and goes when it was sent', async () => {
    const { page, tab, faults } = await demo.open(suite, language, { person });
    const title = `Typed in ${suite}`;
    const ask = async () => {
      await tab
        .getByRole('button', { name: say(requestWords.ask), exact: true })
        .first()
        .click();
      return tab.getByRole('dialog').getByLabel(say(requestWords.title));
    };
    await (await ask()).fill(title);
    await reload(page);
    const again = await ask();
    await expect.poll(() => again.inputValue()).toBe(title);
    await tab.getByRole('button', { name: say(words.afresh) }).click();
    expect(await again.inputValue()).toBe('');
    await again.fill(title);
    const dialog = tab.getByRole('dialog');
    for (const needed of await dialog.locator('input[required]').all())
      if (!(await needed.inputValue()))
        await needed.fill((await needed.getAttribute('type')) === 'number' ? '1' : '2026-12-01');
    await dialog.getByRole('button', { name: say(requestWords.send), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await (await ask()).inputValue()).toBe('');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('what is done is seen at once; a refusal brings it back, with the words that were typed', async () => {
    const { page, tab } = await demo.open(suite, language, { person });
    const name = say(steps['answer-request']!.title);
    const item = tab.locator('.item').filter({ has: page.getByRole('button', { name: new RegExp(`^${name}: `) }) });
    const key = await item.first().getAttribute('data-key');
    const line = tab.locator(`.item[data-key="${key}"]`);
    const send = async (typed?: string) => {
      await line.getByRole('button', { name: new RegExp(`^${name}: `) }).click();
      const field = line.locator('textarea');
      if (typed) await field.fill(typed);
      else expect(await field.inputValue()).toBe('The drawing is in the folder');
      await line.getByRole('button', { name, exact: true }).click();
    };
    let release = await hold(page, '**/api/commands/answer-request');
    await send('The drawing is in the folder');
    await line.waitFor({ state: 'detached' });
    await page.context().setOffline(true);
    release();
    await tab.getByRole('alert').first().waitFor();
    await line.waitFor();
    await page.context().setOffline(false);
    await page.unroute('**/api/commands/answer-request');
    release = await hold(page, '**/api/commands/answer-request');
    await send();
    await line.waitFor({ state: 'detached' });
    release();
    await tab
      .getByRole('status')
      .filter({ hasText: say(requestWords.done) })
      .waitFor();
    expect(await line.count()).toBe(0);
    await page.context().close();
  });
});
