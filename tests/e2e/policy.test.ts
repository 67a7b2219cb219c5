import { describe, expect, it } from 'vitest';
import { policyWords as w } from '../../plugins/tab/words-policy.ts';
import { demoOfFile } from './demo.ts';

const demo = demoOfFile();
const cases = ['microsoft365', 'feishu'].flatMap((suite) =>
  (['en', 'zh'] as const).map((language) => ({ suite, language })),
);

describe.each(cases)('the policy, in $suite, in $language', ({ suite, language }) => {
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
});
