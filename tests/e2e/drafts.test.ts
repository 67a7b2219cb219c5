import { describe, expect, it } from 'vitest';
import { words } from '../../plugins/tab/words.ts';
import { procedureWords as w } from '../../plugins/tab/words-policy.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('a page that meets what it does not expect, in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  const keeper = 'sales.liaison@example.com';

  it('puts a draft aside that no longer fits its form, and shows its words', async () => {
    const { tab, page, faults } = await demo.open(
      suite,
      language,
      { person: keeper, hash: 'procedures/SOP-0001', ready: '.procedure-steps' },
      1280,
    );
    const key = `liaison.draft/${suite}-${language}/${keeper}/procedure/SOP-0001/values`;
    await tab
      .locator('body')
      .evaluate(
        (_, [key]) =>
          localStorage.setItem(key!, JSON.stringify({ at: Date.now(), value: { title: 'Typed last week' } })),
        [key],
      );
    await tab.getByRole('button', { name: say(w.newVersion) }).click();
    const form = tab.getByRole('dialog');
    await form.getByText(say(words.putAside)).waitFor();
    await form.getByText('Typed last week').waitFor();
    await form.getByLabel(new RegExp(`^${say(w.version)}`)).fill('3.0');
    await form.getByRole('button', { name: say(words.afresh) }).click();
    await form.getByText(say(words.putAside)).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('is never white: a part that cannot be drawn says so, and the other pages go on', async () => {
    const { tab, page } = await demo.open(suite, language, { person: keeper, ready: '.today h1' }, 1280);
    await page.route('**/api/views/forecast*', (route) =>
      route.fulfill({ json: { shown: { months: 'none' }, readAt: new Date().toISOString() } }),
    );
    await tab.getByRole('tab', { name: say(words.forecast) }).click();
    await tab.getByText(say(words.notShown)).waitFor();
    await page.unroute('**/api/views/forecast*');
    await tab.getByRole('tab', { name: say(words.requests) }).click();
    await tab.locator('.request-list').first().waitFor();
    await page.context().close();
  });
});
