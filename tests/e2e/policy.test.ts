import { describe, expect, it } from 'vitest';
import { decisionWords } from '../../plugins/tab/words-decisions.ts';
import { evaluationWords as e } from '../../plugins/tab/words-evaluation.ts';
import { policyWords as w } from '../../plugins/tab/words-policy.ts';
import { scoreWords } from '../../plugins/tab/words-scores.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('the policy, in $suite, in $language', ({ suite, language }) => {
  it('is read on its page and taken along as a Word document', async () => {
    const { page, tab, faults } = await demo.open(suite, language, {
      person: 'sales.ops@example.com',
      hash: 'policy',
      ready: '.policy h1',
    });
    expect(await tab.locator('.policy section').count()).toBe(7);
    await tab
      .getByText(language === 'zh' ? '第十六条' : '§ 16')
      .first()
      .waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      tab.getByRole('button', { name: w.word[language] }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${suite}-${language}-policy.png` });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('is seen to work or not on the page of its evaluation, and an improvement begun there is a task', async () => {
    const { page, tab, faults } = await demo.open(suite, language, {
      person: 'sales.ops@example.com',
      hash: 'evaluation',
      ready: '.wait-matrix',
    });
    // The longest wait is the darkest, and the first link says the same.
    const darkest = await tab.locator('.wait-matrix [data-weight="4"]').first().getAttribute('title');
    const days = /[\d.]+/.exec((await tab.locator('.wait-matrix [data-weight="4"] b').first().textContent())!)![0];
    expect(darkest).toContain(days);
    await tab.locator('.weak-link').first().getByRole('button', { name: e.begin[language] }).click();
    const form = tab.getByRole('dialog');
    await form.getByLabel(decisionWords.owner[language]).selectOption('production.head@example.com');
    await form.getByLabel(decisionWords.due[language]).fill('2026-12-18');
    await form.getByRole('button', { name: e.begin[language] }).click();
    await tab.getByText(e.begun[language]).waitFor();
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${suite}-${language}-evaluation.png` });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('shows each department its score, down to the request that counts against it', async () => {
    const { page, tab, faults } = await demo.open(suite, language, {
      person: 'production.head@example.com',
      hash: 'scores',
      ready: '.score-table',
    });
    await tab.getByRole('button', { name: scoreWords.previous[language] }).click();
    await tab.getByRole('heading', { name: '2026-Q3' }).waitFor();
    await tab.getByRole('button', { name: scoreWords.next[language] }).click();
    await tab.getByRole('heading', { name: '2026-Q4' }).waitFor();
    const own = tab.locator('[data-department="production"]');
    const cells = await own.locator('[data-indicator="on-time"] td').allTextContents();
    expect(cells.at(-1)).toMatch(/^\d+$/);
    const more = own.locator('[data-indicator="on-time"] + tr');
    await more.getByText(scoreWords.howCounted[language]).click();
    const late = more.getByRole('button').first();
    const title = (await late.textContent())!;
    await late.click();
    await tab.getByRole('heading', { name: title }).first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
