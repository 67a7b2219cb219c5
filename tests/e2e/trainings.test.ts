import { describe, expect, it } from 'vitest';
import { trainingWords as w } from '../../plugins/tab/words-policy.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('trainings, in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  it('are planned in a minute, and say who lacks one', async () => {
    const { page, tab, faults } = await demo.open(suite, language, {
      person: 'sales.ops@example.com',
      hash: 'trainings',
      ready: '.sections.groups',
    });
    await tab.getByRole('button', { name: say(w.plan) }).click();
    const form = tab.getByRole('dialog');
    await form.getByLabel(new RegExp(`^${say(w.title).slice(0, 4)}`)).fill('Claims');
    await form.getByLabel(new RegExp(`^${say(w.date)}`)).fill('2026-12-02');
    await form.getByRole('checkbox', { name: say(w.liaisons) }).check();
    await form.getByRole('button', { name: say(w.plan) }).click();
    await tab.getByText(say(w.planned)).waitFor();
    await tab.getByRole('region', { name: 'Claims' }).waitFor();
    await tab.getByText(say(w.lacking)).waitFor();
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${suite}-${language}-trainings.png` });
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
