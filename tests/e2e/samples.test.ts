import { describe, expect, it } from 'vitest';
import { steps } from '../../plugins/tab/steps.ts';
import { sampleWords as words } from '../../plugins/tab/words-tour.ts';
import { tuesday } from '../world.ts';
import { barriersIn } from './axe.ts';
import { demoOfFile, eachOnce } from './demo.ts';
import { tabOf } from './pages.ts';

const demo = demoOfFile(tuesday, {
  sample: false,
  companies: eachOnce.map(({ suite, language }) => `${suite}-${language}`),
});

describe.each(eachOnce)('an empty company, in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];

  it('gets sample rows with a click, tries one, and is rid of all of them with another', async () => {
    const { page, tab, faults } = await demo.open(suite, language, { person: 'sales.ops@example.com' });
    const region = tab.getByRole('region', { name: say(words.region) });
    await region.waitFor();
    expect(await barriersIn(await tabOf(page))).toEqual([]);
    await region.getByRole('button', { name: say(words.add), exact: true }).click();
    await tab.getByText(say(words.added)).waitFor();
    expect(await barriersIn(await tabOf(page))).toEqual([]);
    const answer = new RegExp(`^${say(steps['answer-request']!.title)}: `);
    const item = tab.locator('.item').filter({ has: page.getByRole('button', { name: answer }) });
    await item.first().waitFor();
    await region.getByRole('button', { name: say(words.remove), exact: true }).click();
    await tab.getByText(say(words.removed)).waitFor();
    await item.first().waitFor({ state: 'detached' });
    await region.getByRole('button', { name: say(words.add), exact: true }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
    // Whoever does not run it is not asked.
    const liaison = await demo.open(suite, language, { person: 'rd.liaison@example.com' });
    await liaison.tab.locator('.today h1').waitFor();
    expect(await liaison.tab.getByRole('region', { name: say(words.region) }).count()).toBe(0);
    await liaison.page.context().close();
  });
});
