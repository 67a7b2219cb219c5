import type { FrameLocator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { words } from '../../plugins/tab/words.ts';
import { liveWords } from '../../plugins/tab/words-live.ts';
import { demoOfFile, eachOnce, everyWay, type Open, picture } from './demo.ts';

const demo = demoOfFile(undefined, {});
beforeEach(() => demo.world.setClock(undefined));

const open = (suite: string, language: string, more: Record<string, string> = {}, width = 1280): Promise<Open> =>
  demo.open(suite, language, { hash: 'meetings', ...more, ready: '.agenda h1' }, width);

describe.each(everyWay)('in $suite, in $language', (way) => {
  const { suite, language } = way;
  const say = (text: { en: string; zh: string }) => text[language];
  const button = (tab: FrameLocator, text: { en: string; zh: string }) =>
    tab.getByRole('button', { name: say(text), exact: true });

  it('the organiser finds the agenda drafted, works on it by keyboard and pointer, publishes it and sees it in the calendar', async () => {
    const { page, tab, faults } = await open(suite, language);
    await picture(page, `${suite}-${language}`);
    const section = tab
      .locator('.sections > section')
      .filter({ has: tab.locator('.item:nth-child(2)') })
      .first();
    const first = await section.locator('.item').first().getAttribute('data-key');

    await section.locator(`[data-key="${first}"] .link`).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await tab
      .getByRole('status')
      .filter({ hasText: say(words.moved) })
      .waitFor();
    expect(await section.locator('.item').nth(1).getAttribute('data-key')).toBe(first);
    await button(tab, words.undo).click();
    await expect.poll(() => section.locator('.item').first().getAttribute('data-key')).toBe(first);

    await tab
      .locator('.group summary')
      .filter({ hasText: say(words.parked) })
      .click();
    const pinned = tab.locator('.sections .item').getByRole('img', { name: say(words.pinned) });
    await tab.locator('[data-state="parked"]').first().locator('.item-buttons button').first().click();
    await expect.poll(() => pinned.count()).toBeGreaterThan(0);

    await tab.locator(`[data-key="${first}"] .link`).click();
    await tab.getByRole('heading', { name: say(words.why) }).waitFor();
    await tab.locator('.evidence summary').first().click();
    await expect.poll(() => tab.locator('.evidence dl div').count()).toBeGreaterThan(2);
    await tab
      .locator('.evidence')
      .first()
      .getByRole('button', { name: say(words.open) })
      .click();
    const opened = page.locator(`#rail [aria-current="page"]`);
    await expect.poll(() => opened.getAttribute('data-page')).toMatch(/workbook|tasks/);
    await page.locator('#rail [data-page="tab"]').click();

    await button(tab, words.publish).click();
    const preview = tab.frameLocator('.preview');
    await preview.getByText(language === 'zh' ? '协调台：议程' : 'Liaison: agenda').waitFor();
    await tab
      .getByRole('dialog')
      .getByRole('button', { name: say(words.publish), exact: true })
      .click();
    await tab.getByText(say(words.published), { exact: true }).first().waitFor();

    await page.locator('#rail [data-page="calendar"]').click();
    const calendar = page.frameLocator('#stage iframe');
    await calendar
      .getByText(language === 'zh' ? '请各部门带上 PT-200 样机。' : 'Please bring the PT-200 samples.')
      .waitFor();
    await calendar.getByText(language === 'zh' ? '协调台：议程' : 'Liaison: agenda').waitFor();
    await page.locator('#rail [data-page="workbook"]').click();
    await page
      .frameLocator('#stage iframe')
      .getByRole('link', { name: language === 'zh' ? '议程' : 'Agenda items', exact: true })
      .click();
    await expect.poll(() => page.frameLocator('#stage iframe').locator('tbody tr').count()).toBeGreaterThan(10);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  // The main job goes all four ways; the rest is the same pages and words in each.
  if (!eachOnce.includes(way)) return;

  it('drops an item with a reason, and changes another in a form', async () => {
    const { page, tab, faults } = await open(suite, language);
    const item = tab.locator('.sections .item').last();
    const key = await item.getAttribute('data-key');
    await item.locator('.link').focus();
    await page.keyboard.press('Delete');
    await tab.getByLabel(say(words.dropReason)).fill('solved by phone');
    await button(tab, words.drop).last().click();
    await tab.locator(`[data-state="dropped"][data-key="${key}"]`).filter({ hasText: 'solved by phone' }).waitFor();
    const other = tab.locator('.sections .item').first();
    await other.locator('.link').focus();
    await page.keyboard.press('e');
    await tab.getByLabel(say(words.title)).fill('Named by hand');
    await button(tab, words.save).click();
    await tab.locator('.sections .item').filter({ hasText: 'Named by hand' }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('a member of staff proposes a topic on a phone, and may not publish', async () => {
    const { page, tab, faults } = await open(suite, language, { person: 'rd.deputy@example.com' }, 390);
    expect(await button(tab, words.publish).count()).toBe(0);
    await button(tab, words.propose).click();
    await tab.getByLabel(say(words.title)).fill(`From the phone, ${suite}`);
    await tab
      .getByRole('dialog')
      .getByRole('button', { name: say(words.propose), exact: true })
      .click();
    await tab.getByText(say(words.proposed)).waitFor();
    await expect
      .poll(() =>
        tab
          .locator('.item')
          .filter({ hasText: `From the phone, ${suite}` })
          .count(),
      )
      .toBe(1);
    const overflow = await page
      .locator('#stage iframe')
      .evaluate((frame: HTMLIFrameElement) => frame.contentDocument!.documentElement.scrollWidth - frame.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await picture(page, `${suite}-${language}-phone`);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('after the meeting: outcomes, an action in the task list, minutes in the invitation', async () => {
    const { page, tab, faults } = await open(suite, language, { theme: 'dark' });
    await page.locator('#clock').selectOption('meeting');
    await tab.locator('.agenda h1').waitFor();
    await tab.getByText(say(words.running)).waitFor();
    await tab
      .locator('.sections .item')
      .first()
      .getByRole('button', { name: say(words.outcome) })
      .click();
    await tab.getByRole('radio', { name: say(words.outcomeAction), exact: true }).check();
    await tab.getByLabel(say(words.actionTitle)).fill(`Call back, ${suite}-${language}`);
    await button(tab, words.record).click();
    await tab.getByText(`Call back, ${suite}-${language}`).first().waitFor();
    await picture(page, `${suite}-${language}-minutes`);
    await button(tab, words.writeMinutes).click();
    await tab.getByText(say(liveWords.carriedOn)).first().waitFor();
    await button(tab, liveWords.endNow).click();
    await tab.getByText(say(liveWords.ended)).waitFor();
    await page.locator('#rail [data-page="tasks"]').click();
    await page.frameLocator('#stage iframe').getByText(`Call back, ${suite}-${language}`).waitFor();
    await page.locator('#rail [data-page="calendar"]').click();
    await page
      .frameLocator('#stage iframe')
      .getByText(language === 'zh' ? '协调台：纪要' : 'Liaison: minutes')
      .waitFor();
    await page.locator('#clock').selectOption('');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
