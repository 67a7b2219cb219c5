import { describe, expect, it } from 'vitest';
import { steps } from '../../plugins/tab/steps.ts';

import { exchangeWords } from '../../plugins/tab/words-exchange.ts';
import { requestWords } from '../../plugins/tab/words-requests.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  const title = (command: string) => say(steps[command]!.title);
  const open = (person: string, hash: string, ready: string, width?: number) =>
    demo.open(suite, language, { person: `${person}@example.com`, hash, ready }, width);

  it('a demand goes from sales to R&D and back to the customer', async () => {
    const asking = await open('sales.liaison', 'exchange/demands', '.request-list li', 390);
    await asking.tab.getByRole('button', { name: title('raise-demand') }).click();
    const form = asking.tab.getByRole('dialog');
    await form.getByLabel(say(exchangeWords.demandTitle)).fill('Solar power option');
    await form.getByLabel(say(exchangeWords.customer)).fill('Northern Water');
    await form.getByRole('button', { name: title('raise-demand') }).click();
    await asking.tab.getByText('Solar power option').waitFor();
    expect(asking.faults).toEqual([]);
    await asking.page.context().close();

    const judging = await open('rd.liaison', '', '.today h1');
    // It falls due after many others, which are shown first.
    const more = judging.tab.getByRole('button', {
      name: new RegExp(say(requestWords.andMore).replace('{n}', '\\d+')),
    });
    await more.first().click();
    const waiting = judging.tab.locator('.item').filter({ hasText: 'Solar power option' });
    await waiting.locator('.item-title').click();
    await judging.tab.locator('.request h1').waitFor();
    await judging.tab.getByRole('button', { name: new RegExp(`^${title('judge-demand')}`) }).click();
    const verdict = judging.tab.locator('.step-form');
    await verdict.locator('select').selectOption('declined');
    await verdict.locator('textarea').fill('Too little light indoors');
    await verdict.locator('button[type=submit]').click();
    await judging.tab.getByText(say(requestWords.done)).first().waitFor();
    await judging.tab.locator('.facts').getByText('Too little light indoors').waitFor();
    expect(judging.faults).toEqual([]);
    await judging.page.context().close();

    const telling = await open('sales.liaison', '', '.today h1');
    const mine = telling.tab.locator('.item').filter({ hasText: 'Solar power option' });
    await mine.getByText('Too little light indoors').waitFor();
    await mine.getByRole('button', { name: new RegExp(`^${title('tell-customer')}`) }).click();
    await mine.locator('button[type=submit]').click();
    await mine.waitFor({ state: 'detached' });
    await telling.page.context().close();
  });

  it('overdue news is seen, and answered with a click', async () => {
    const { page, tab, faults } = await open('service.liaison', 'exchange', '.exchange .agenda-pane h1');
    const owed = tab.locator('.agenda-pane .item').filter({ hasText: say(exchangeWords.overdue) });
    expect(await owed.count()).toBe(1);
    await owed.getByRole('button', { name: new RegExp(`^${title('nothing-new')}`) }).click();
    await owed.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('somebody says they are away, and the department is reached through their deputy', async () => {
    const { page, tab, faults } = await open('production.liaison', 'exchange', '.post');
    const section = tab
      .locator('.page')
      .filter({ hasText: say(exchangeWords.liaisons) })
      .last();
    await section.getByRole('button', { name: new RegExp(`^${title('say-away')}`) }).click();
    await section.getByLabel(say(exchangeWords.awayFrom)).fill('2026-11-24');
    await section.getByLabel(say(exchangeWords.awayUntil)).fill('2027-12-31');
    await section.locator('button[type=submit]').click();
    await section.getByText(say(exchangeWords.away).split('{')[0]!).first().waitFor();
    await section.getByRole('button', { name: new RegExp(`^${title('say-back')}`) }).click();
    await section.getByRole('button', { name: new RegExp(`^${title('say-away')}`) }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
