import { describe, expect, it } from 'vitest';
import { paletteWords as w } from '../../plugins/tab/words-palette.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('the field that reaches everything, in $suite, in $language', ({ suite, language }) => {
  it('goes to pages and rows by keyboard alone, and begins a request', async () => {
    const { page, tab, faults } = await demo.open(suite, language, {
      person: 'sales.east@example.com',
      ready: '.today h1',
    });
    const field = tab.getByRole('combobox', { name: w.search[language] });
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await tab.locator('.today h1').click();
    await press('Control+k');
    await field.waitFor();
    await page.keyboard.type('R-0003');
    const option = tab.getByRole('option').first();
    await expect.poll(() => option.textContent()).toContain(language === 'zh' ? '协作请求' : 'Request');
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/palette-${suite}-${language}.png` });
    await press('Enter');
    await tab.locator('.request-list').waitFor();
    await expect.poll(() => field.count()).toBe(0);

    await press('Control+k');
    await field.waitFor();
    await press('Enter');
    const ask = tab.getByRole('dialog');
    await ask.locator('button[type=submit]').waitFor();
    await press('Escape');
    await expect.poll(() => ask.count()).toBe(0);

    await tab.locator('.top .me').click();
    await press('?');
    await tab.getByRole('dialog', { name: w.shortcuts[language] }).waitFor();
    expect(await tab.locator('kbd').count()).toBeGreaterThan(8);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
