import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { peopleSteps } from '../../plugins/tab/steps-people.ts';
import { conductWords as c } from '../../plugins/tab/words-conduct.ts';
import { overviewWords as o } from '../../plugins/tab/words-overview.ts';
import { scoreWords as s } from '../../plugins/tab/words-scores.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile('2026-11-24T02:00:00.000Z');

describe.each(eachOnce)('figures and people, in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  const step = (name: string) => say(peopleSteps[name]!.title);
  const shot = async (page: import('playwright-core').Page, name: string) => {
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${suite}-${language}-${name}.png`, fullPage: true });
  };

  it('are seen at a glance, narrowed, and taken along as a workbook with charts', async () => {
    const { page, tab, faults } = await demo.open(suite, language, {
      person: 'gm@example.com',
      hash: 'overview/2026-Q4',
      ready: '[data-tile="requests-on-time"]',
    });
    expect(await tab.locator('[data-chart]').count()).toBeGreaterThanOrEqual(6);
    const bars = tab.locator('[data-chart="requests"] .recharts-bar-rectangle');
    await expect.poll(() => bars.count()).toBeGreaterThan(4);
    await shot(page, 'overview');
    const rows = () => tab.locator('[data-chart="requests"] tbody tr');
    expect(await rows().count()).toBe(4);
    await tab.getByRole('combobox', { name: say(o.department), exact: true }).selectOption('rd');
    await tab.locator('[data-chart="requests"] tbody tr').nth(3).waitFor({ state: 'detached' });
    expect(await rows().count()).toBe(1);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      tab.getByRole('button', { name: say(o.excel) }).click(),
    ]);
    const zip = await JSZip.loadAsync(readFileSync((await file.path())!));
    expect(Object.keys(zip.files).filter((f) => f.startsWith('xl/charts/')).length).toBeGreaterThan(3);
    await tab.locator('[data-tile="requests-on-time"] > button').click();
    await tab.locator('.requests').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('are reviewed by those who are scored: an objection, its answer, the figure put right', async () => {
    const owner = await demo.open(suite, language, {
      person: 'hr@example.com',
      hash: 'scores/2026-Q3',
      ready: '.score-table',
    });
    await owner.tab.getByRole('button', { name: step('open-review') }).click();
    await owner.tab.getByText(say(s.noAppeals)).waitFor();
    const head = await demo.open(suite, language, {
      person: 'rd.head@example.com',
      hash: 'scores/2026-Q3',
      ready: '[data-department="rd"]',
    });
    const line = head.tab.locator('[data-department="rd"] [data-indicator="on-time"] + tr');
    await line.getByRole('button', { name: step('appeal-score') }).click();
    await line.getByLabel(say(s.whichRow)).selectOption({ index: 1 });
    await line.getByLabel(new RegExp(`^${say(s.reasons)}`)).fill('The customer asked to wait');
    await line.getByRole('button', { name: step('appeal-score'), exact: true }).click();
    await head.tab.locator('[data-appeal]').getByText('The customer asked to wait').waitFor();
    expect(head.faults).toEqual([]);
    await head.page.context().close();

    await owner.page.reload();
    const appeal = owner.tab.locator('[data-appeal]');
    await appeal.getByRole('button', { name: step('answer-score-appeal') }).click();
    await appeal.getByLabel(new RegExp(`^${say(s.accept).slice(0, 4)}`)).selectOption('yes');
    await appeal.getByLabel(new RegExp(`^${say(s.answer)}`)).fill('Agreed');
    await appeal.getByRole('button', { name: step('answer-score-appeal'), exact: true }).click();
    await owner.tab
      .locator('[data-department="rd"]')
      .getByText(/Agreed/)
      .first()
      .waitFor();
    await shot(owner.page, 'review');
    expect(owner.faults).toEqual([]);
    await owner.page.context().close();
  });

  it('are thanked and recognised where everybody reads it', async () => {
    const { page, tab, faults } = await demo.open(suite, language, {
      person: 'production.head@example.com',
      hash: 'conduct',
      ready: '[data-recognition]',
    });
    await tab.getByRole('button', { name: step('give-thanks'), exact: true }).click();
    const form = tab.getByRole('dialog');
    await form.getByLabel(new RegExp(`^${say(c.who)}`)).selectOption('rd.firmware@example.com');
    await form.getByLabel(new RegExp(`^${say(c.words)}`)).fill('For the night on the line');
    await form.getByRole('button', { name: step('give-thanks'), exact: true }).click();
    await tab.getByText('For the night on the line').waitFor();
    const proposal = tab.locator('[data-recognition]').first();
    await proposal.getByRole('button', { name: step('decide-recognition') }).click();
    await proposal.getByLabel(new RegExp(`^${say(c.decision)}`)).selectOption('grant');
    await proposal.getByLabel(new RegExp(`^${say(c.citation).slice(0, 8)}`)).fill('For dates that held');
    await proposal.getByRole('button', { name: step('decide-recognition'), exact: true }).click();
    await tab.locator('.outcome-note').getByText('For dates that held').waitFor();
    await shot(page, 'conduct');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('open an archive with a purpose, which its person reads', async () => {
    const hr = await demo.open(suite, language, { person: 'hr@example.com', hash: 'conduct', ready: '.conduct' });
    await hr.tab.getByRole('button', { name: step('open-archive'), exact: true }).click();
    const form = hr.tab.getByRole('dialog');
    await form.getByLabel(new RegExp(`^${say(c.who)}`)).selectOption('service.liaison@example.com');
    await form.getByLabel(new RegExp(`^${say(c.purpose).slice(0, 4)}`)).fill('Promotion board of December');
    await form.getByRole('button', { name: step('open-archive'), exact: true }).click();
    await hr.tab.locator('.archive').waitFor();
    const [file] = await Promise.all([
      hr.page.waitForEvent('download'),
      hr.tab.getByRole('button', { name: say(c.word) }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
    expect(hr.faults).toEqual([]);
    await hr.page.context().close();
    const own = await demo.open(suite, language, {
      person: 'service.liaison@example.com',
      hash: 'archive',
      ready: '.archive',
    });
    await own.tab.getByText(/Promotion board of December/).waitFor();
    await shot(own.page, 'archive');
    expect(own.faults).toEqual([]);
    await own.page.context().close();
  });
});
