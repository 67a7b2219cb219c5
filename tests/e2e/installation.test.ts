import { describe, expect, it } from 'vitest';
import { fieldScopes } from '../../plugins/feishu/directory-fields.ts';
import { scopes } from '../../plugins/feishu/scopes.ts';
import { needs } from '../../plugins/microsoft365/permissions.ts';
import { words } from '../../plugins/tab/words.ts';
import { installWords as w } from '../../plugins/tab/words-install.ts';
import { demoOfFile, eachOnce, picture } from './demo.ts';

const demo = demoOfFile();
const permissionsOf = (suite: string): string[] =>
  suite === 'feishu'
    ? [...scopes.flatMap((s) => s.anyOf), ...fieldScopes.map((f) => f.scope)]
    : Object.values(needs).flatMap((n) => [...n.application, ...n.delegated]);

describe.each(eachOnce)('the page of the admin, in $suite, in $language', ({ suite, language }) => {
  it('says that all is well, or what to do, and how it is used', async () => {
    const person = demo.world.connection(`${suite}-${language}`).workspace.policy.roles.admins[0]!;
    const { page, tab, faults } = await demo.open(suite, language, {
      person,
      hash: 'installation',
      ready: '.installation table',
    });
    await tab.getByText(w.useHint[language]).waitFor();
    await picture(page, `${suite}-${language}-installation`);
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

  it('says what is missing when a permission is withdrawn, and that all is well when it is back', async () => {
    const { workspace, id } = demo.world.connection(`${suite}-${language}`);
    const tenant = demo.world.tenant(id)!;
    const gone = suite === 'feishu' ? 'im:message:send_as_bot' : 'Calendars.ReadWrite';
    tenant.granted = new Set([...permissionsOf(suite)].filter((name) => name !== gone && name !== 'im:message'));
    const { page, tab, faults } = await demo.open(suite, language, {
      person: workspace.policy.roles.admins[0]!,
      hash: 'installation',
      ready: '.installation table',
    });
    await tab.getByRole('button', { name: words.reload[language] }).click();
    const found = tab.locator('.findings [data-ok=false]').filter({ hasText: gone });
    await found.locator('.remedy').waitFor();
    await picture(page, `${suite}-${language}-installation-problem`);
    tenant.granted = undefined;
    await tab.getByRole('button', { name: words.reload[language] }).click();
    await tab.getByText(w.allWell[language]).waitFor();
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
