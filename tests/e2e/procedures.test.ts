import { describe, expect, it } from 'vitest';
import { words } from '../../plugins/tab/words.ts';
import { procedureWords as w } from '../../plugins/tab/words-policy.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('procedures, in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  it('are found on Today, read, followed by clicking, and published in a new version', async () => {
    const reader = await demo.open(suite, language, {
      person: 'production.deputy@example.com',
      hash: 'procedures/SOP-0001',
      ready: '.procedure-steps',
    });
    expect(await reader.tab.locator('.procedure-steps li[data-mine]').count()).toBe(1);
    expect(reader.faults).toEqual([]);
    await reader.page.context().close();

    const keeper = await demo.open(
      suite,
      language,
      { person: 'sales.liaison@example.com', hash: 'procedures/SOP-0001', ready: '.procedure-steps' },
      1280,
    );
    const { tab, page, faults } = keeper;
    await tab.getByRole('button', { name: say(w.newVersion) }).click();
    const form = tab.getByRole('dialog');
    await form.getByLabel(new RegExp(`^${say(w.version)}`)).fill('3.0');
    await form.getByLabel(say(w.changes)).fill('A day at most');
    await form.getByLabel(say(w.what)).nth(2).fill('Answer within a day');
    const readers = form.getByRole('group', { name: say(w.alsoReaders) });
    await readers.getByLabel(language === 'zh' ? '研发部' : 'R&D').check();
    // A long form scrolls; nothing in it is pressed together.
    expect((await readers.boundingBox())!.height).toBeGreaterThan(60);
    await form.getByRole('button', { name: say(w.newVersion) }).click();
    await tab.getByText(say(w.published)).waitFor();
    // The next version begins with what this one says.
    await tab.getByRole('button', { name: say(w.newVersion) }).click();
    expect(await readers.getByLabel(language === 'zh' ? '研发部' : 'R&D').isChecked()).toBe(true);
    await form.getByRole('button', { name: say(words.cancel) }).click();
    await tab.locator('.procedure-steps').getByText('Answer within a day').waitFor();
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${suite}-${language}-procedure.png` });
    expect(faults).toEqual([]);
    await page.context().close();

    const asked = await demo.open(
      suite,
      language,
      { person: 'production.deputy@example.com', ready: '.today h1' },
      390,
    );
    const line = asked.tab.locator('[data-key^="reading:SOP-0001@3.0"]');
    await line.locator('.item-title').click();
    await asked.tab.locator('.opinion-form').waitFor();
    await asked.tab
      .locator('.opinion-form label')
      .filter({ hasText: language === 'zh' ? '销售部' : 'Sales' })
      .click();
    await asked.tab.getByRole('button', { name: say(w.acknowledge) }).click();
    await asked.tab.getByText(new RegExp(say(w.readBy).split('{when}')[0]!)).waitFor();
    expect(asked.faults).toEqual([]);
    await asked.page.context().close();
  });
});
