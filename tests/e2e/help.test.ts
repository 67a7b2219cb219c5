import { describe, expect, it } from 'vitest';
import { waitingSources } from '../../core/waiting-sources.ts';
import { steps } from '../../plugins/tab/steps.ts';
import { words } from '../../plugins/tab/words.ts';
import { overviewWords } from '../../plugins/tab/words-overview.ts';
import { tours, tourWords } from '../../plugins/tab/words-tour.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];

  it.each([
    ['organiser', 'sales.ops@example.com'],
    ['liaison', 'rd.liaison@example.com'],
  ])('an %s is shown the first steps of that part once, and again when asked', async (role, person) => {
    const { page, tab, faults } = await demo.open(suite, language, { person });
    const { steps: shown } = tours.find((tour) => tour.role === role)!;
    const tour = tab.getByRole('region', { name: say(tourWords.welcome) });
    for (const [i, step] of shown.entries()) {
      await tour.getByRole('heading', { name: say(step.title), exact: true }).waitFor();
      await tour
        .getByRole('button', { name: say(i < shown.length - 1 ? tourWords.next : tourWords.done), exact: true })
        .click();
    }
    await tour.waitFor({ state: 'detached' });
    await page.locator('#rail [data-page="tab"]').click();
    await tab.locator('.today h1').waitFor();
    expect(await tour.count()).toBe(0);
    await tab.locator('.today h1').click();
    await page.keyboard.press('?');
    await tab.getByRole('button', { name: say(tourWords.again) }).click();
    await tour.waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('says why something stands on Today, and how a figure is counted', async () => {
    const { page, tab, faults } = await demo.open(suite, language, { person: 'rd.liaison@example.com' });
    const answer = new RegExp(`^${say(steps['answer-request']!.title)}: `);
    const item = tab.locator('.item').filter({ has: page.getByRole('button', { name: answer }) });
    const why = item.first().getByRole('button', { name: say(words.whyHere) });
    await why.focus();
    await page.keyboard.press('Enter');
    await tab.getByText(say(waitingSources.requests!.why)).first().waitFor();
    await tab.getByRole('tab', { name: say(overviewWords.overview), exact: true }).click();
    const tile = tab.locator('[data-tile]').first();
    const counted = tile.getByRole('button', { name: say(words.howCounted) });
    await counted.click();
    expect(await counted.getAttribute('aria-expanded')).toBe('true');
    expect((await tile.locator('.why p').allTextContents()).join('').length).toBeGreaterThan(30);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
