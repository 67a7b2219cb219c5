import { describe, expect, it } from 'vitest';
import { forecastWords } from '../../plugins/tab/words-forecast.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  const open = (person: string, width?: number) =>
    demo.open(suite, language, { person: `${person}@example.com`, hash: 'forecast', ready: '.forecast-grid' }, width);
  const button = (text: { en: string; zh: string }) =>
    new RegExp(
      say(text)
        .split('{n}')[0]!
        .replace(/[()（）]/g, '.'),
    );

  it('sales pastes a month from a spreadsheet and fills by keyboard; production confirms', async () => {
    const { page, tab, faults } = await open('sales.liaison');
    const cell = (row: number, column: number) => tab.locator(`[data-at="${row}:${column}"]`);
    // The last month of the horizon, the seventh column.
    await cell(0, 6).evaluate((input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', text);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, '1,210\n190\n２００\n');
    expect(await cell(0, 6).inputValue()).toBe('1,210');
    await cell(2, 6).press('Enter');
    await cell(3, 6).press('Control+d');
    expect(await cell(3, 6).inputValue()).toBe('２００');
    // What is no number anywhere else is none here, and every such cell is named.
    await cell(4, 6).fill('many');
    await cell(5, 6).fill('12,5');
    const alert = tab.getByRole('alert');
    for (const wrong of ['many', '12,5']) await alert.getByText(wrong).waitFor();
    expect(await tab.getByRole('button', { name: button(forecastWords.save) }).isDisabled()).toBe(true);
    await cell(4, 6).fill('');
    await cell(5, 6).fill('');
    await cell(0, 6).focus();
    await tab.getByLabel(say(forecastWords.forecastNote)).fill('Hafen 3 / 港口三期');
    await tab.getByRole('button', { name: button(forecastWords.save) }).click();
    await tab.getByText(say(forecastWords.saved)).waitFor();
    expect(await cell(0, 6).inputValue()).toBe('1210');
    expect(await cell(3, 6).inputValue()).toBe('200');
    expect(faults).toEqual([]);
    await page.context().close();

    const plan = await open('production.planner');
    await plan.tab.getByRole('button', { name: say(forecastWords.takeOver) }).click();
    await plan.tab.locator('[data-at="0:6"]').fill('900');
    await plan.tab.getByRole('button', { name: button(forecastWords.confirm) }).click();
    await plan.tab.getByText(say(forecastWords.saved)).waitFor();
    await plan.tab.getByText(say(forecastWords.short).replace('{n}', '310')).waitFor();
    // A shortfall is said with its day and its reason; another figure leaves both.
    await plan.tab.locator('[data-at="0:6"]').focus();
    await plan.tab.getByText('Hafen 3 / 港口三期').first().waitFor();
    await plan.tab.getByLabel(say(forecastWords.fullFromLabel)).fill('2027-03-01');
    await plan.tab.getByLabel(say(forecastWords.planNote)).fill('Chips / 芯片');
    await plan.tab.getByRole('button', { name: button(forecastWords.confirm) }).click();
    await plan.tab.getByRole('button', { name: button(forecastWords.confirm) }).waitFor({ state: 'detached' });
    await plan.tab.locator('[data-at="0:6"]').fill('910');
    await plan.tab.getByRole('button', { name: button(forecastWords.confirm) }).click();
    await plan.tab.getByText(say(forecastWords.short).replace('{n}', '300')).waitFor();
    await plan.tab.locator('[data-at="0:6"]').focus();
    expect(await plan.tab.getByLabel(say(forecastWords.fullFromLabel)).inputValue()).toBe('2027-03-01');
    expect(await plan.tab.getByLabel(say(forecastWords.planNote)).inputValue()).toBe('Chips / 芯片');
    expect(plan.faults).toEqual([]);
    await plan.page.context().close();
  });

  it('whoever gives no forecast reads it, on a phone as well', async () => {
    const { page, tab } = await open('gm', 390);
    expect(await tab.locator('.forecast-grid input').count()).toBe(0);
    const overflow = await page
      .locator('#stage iframe')
      .evaluate((frame: HTMLIFrameElement) => frame.contentDocument!.documentElement.scrollWidth - frame.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
