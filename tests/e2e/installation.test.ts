import { describe, expect, it } from 'vitest';
import { installWords as w } from '../../plugins/tab/words-install.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();

describe.each(eachOnce)('the page of the admin, in $suite, in $language', ({ suite, language }) => {
  it('says that all is well, or what to do, and how it is used', async () => {
    const person = demo.world.connection(`${suite}-${language}`).workspace.policy.roles.admins[0]!;
    const { page, tab, faults } = await demo.open(suite, language, {
      person,
      hash: 'installation',
      ready: '.installation table',
    });
    await tab.getByText(w.useHint[language]).waitFor();
    await tab.locator('.installation details summary').click();
    expect(await tab.locator('.findings [data-ok=true]').count()).toBeGreaterThan(5);
    expect(await tab.locator('.installation').textContent()).not.toMatch(/[{}|]/);
    for (const remedy of await tab.locator('.findings [data-ok=false]').all())
      expect(await remedy.locator('.remedy').count()).toBe(1);
    if (process.env.SCREENSHOTS)
      await page.screenshot({
        path: `${process.env.SCREENSHOTS}/installation-${suite}-${language}.png`,
        fullPage: true,
      });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('has no entry for anybody else, and refuses who types its address', async () => {
    const { page, tab } = await demo.open(suite, language, {
      person: 'sales.liaison@example.com',
      hash: 'installation',
      ready: '[role=alert]',
    });
    expect(await tab.getByRole('tab', { name: w.installation[language] }).count()).toBe(0);
    await page.context().close();
  });
});
