import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { words } from '../../plugins/tab/words.ts';
import { demoOfFile } from './demo.ts';

const demo = demoOfFile(undefined, {});

describe.each(['en', 'zh'] as const)('in Teams, in %s', (language) => {
  it('somebody whose company has not consented is led to Microsoft and back, and then sees the page', async () => {
    const id = `microsoft365-${language}`;
    const tenant = demo.world.tenant(id) as Tenant;
    demo.world.graph.entra.withdrawn.add(tenant.id);
    // What is in memory is older than a view may be, so that Graph must be asked.
    demo.world.setClock(demo.world.now() + 120_000);
    const { page, tab } = await demo.open('microsoft365', language, { ready: '[role=alert]' });
    const button = tab.getByRole('button', { name: words.signIn[language] }).first();
    const [refused] = await Promise.all([page.waitForEvent('popup'), button.click()]);
    await refused.getByRole('button', { name: /Cancel/ }).click();
    await refused.waitForEvent('close');
    expect(await button.count()).toBe(1);
    const [window] = await Promise.all([page.waitForEvent('popup'), button.click()]);
    await window.getByRole('button', { name: /Accept/ }).click();
    await window.waitForEvent('close');
    await tab.locator('.today h1').waitFor();
    expect(demo.world.graph.entra.withdrawn.has(tenant.id)).toBe(false);
    demo.world.setClock(undefined);
    await page.context().close();
  });
});
