import { describe, expect, it } from 'vitest';
import { revisionWords as w } from '../../plugins/tab/words-revision.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('the policy, in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  const names =
    language === 'zh'
      ? { requests: '部门间协作请求', propose: '提交委员会审议' }
      : { requests: 'Requests between departments', propose: 'Propose to the committee' };
  it('is changed in a form, in step with its text, tried out and proposed', async () => {
    const { page, tab, faults } = await demo.open(
      suite,
      language,
      { person: 'sales.ops@example.com', hash: 'revision', ready: '.revision' },
      1360,
    );
    await tab.getByRole('button', { name: say(w.begin) }).click();
    await tab.getByRole('navigation').getByRole('button', { name: names.requests }).click();
    await tab.locator('.thing > summary').first().click();
    const hours = tab.locator('[data-field="requests.kinds[1].respond_within_hours"] input');
    await hours.fill('-1');
    await tab
      .getByText(
        say(w.errors)
          .replace('{n}', '1')
          .replace(/\{n:.*?\}/, 'error'),
      )
      .waitFor();
    await hours.fill('3');
    await tab.getByText(say(w.inOrder)).waitFor();
    await tab.getByRole('tab', { name: say(w.text) }).click();
    const yaml = tab.getByRole('textbox', { name: say(w.text) });
    expect(await yaml.inputValue()).toContain('respond_within_hours: 3\n');
    expect(await yaml.inputValue()).toContain('# Every deadline below counts in this calendar');
    await yaml.fill((await yaml.inputValue()).replace('respond_within_hours: 3\n', 'respond_within_hours: 2\n'));
    await tab.getByRole('tab', { name: say(w.form) }).click();
    await tab.locator('.thing > summary').first().click();
    expect(await hours.inputValue()).toBe('2');
    await tab.getByRole('button', { name: say(w.tryNow) }).click();
    await tab.locator('[data-tally="requests-response"][data-effect="worse"]').waitFor();
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${suite}-${language}-editor.png`, fullPage: true });
    await tab.getByRole('button', { name: say(w.save) }).click();
    await tab.getByRole('button', { name: say(w.saveAs) }).waitFor();
    await tab.getByRole('button', { name: say(w.open), exact: true }).click();
    await tab.locator('.clause-difference').first().waitFor();
    await tab.getByRole('button', { name: new RegExp(`^${names.propose}`) }).click();
    await tab.getByLabel(say(w.reason)).fill('Customers wait');
    await tab.getByRole('button', { name: names.propose }).click();
    await tab.getByRole('button', { name: say(w.decision) }).click();
    await tab.locator('.decision').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();

    // On a phone, whoever is no writer sees what is proposed, and says what they would change.
    const reader = await demo.open(
      suite,
      language,
      { person: 'sales.east@example.com', hash: 'revision', ready: '.revision' },
      390,
    );
    await reader.tab.locator('[data-version]').first().waitFor();
    expect(await reader.tab.getByRole('button', { name: say(w.begin) }).count()).toBe(0);
    await reader.tab.getByRole('button', { name: say(w.suggest) }).click();
    await reader.tab.getByRole('dialog').getByLabel(say(w.whatAndWhy)).fill('Four hours');
    await reader.tab
      .getByRole('dialog')
      .getByRole('button', { name: say(w.suggest) })
      .click();
    await reader.tab.getByText(say(w.suggested)).waitFor();
    if (process.env.SCREENSHOTS)
      await reader.page.screenshot({ path: `${process.env.SCREENSHOTS}/${suite}-${language}-revision-phone.png` });
    expect(reader.faults).toEqual([]);
    await reader.page.context().close();
  });
});
