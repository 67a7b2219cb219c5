import { beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../core/policy/organisation.ts';
import { toAnswer } from '../../core/requests/cards.ts';
import { requestStates } from '../../core/requests/records.ts';
import { installWords } from '../../plugins/tab/words-install.ts';
import { colleagueWrote } from '../../server/embedded/colleague.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();
const [answer] = toAnswer('');

describe.each(eachOnce)('in $suite, in $language', ({ suite, language }) => {
  beforeAll(async () => {
    await demo.world
      .connection(`${suite}-${language}`)
      .channel.keep()
      .catch(() => {});
  });

  it('a request is answered in the chat, and the page shows it', async () => {
    const { workspace, unattended } = demo.world.connection(`${suite}-${language}`);
    const title = `Chat ${suite} ${language}`;
    const input = { kind: 'quotation', to: 'rd', title };
    await workspace.act('ask-request', input, actorOf(workspace.policy, 'sales.east@example.com'), unattended());
    await workspace.idle();
    const { page, tab, faults } = await demo.open(suite, language, { person: 'rd.liaison@example.com' });
    await page.locator('[data-page=messages]').click();
    const card = tab.locator('.card').filter({ hasText: title });
    await card.locator('textarea').fill('By Friday');
    await card.getByRole('button', { name: answer!.title[language] }).click();
    await tab.locator('.toast').waitFor();
    await card.getByText('✓').waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
    await workspace.idle();
    await page.locator('[data-page=tab]').click();
    await tab.locator('.app').waitFor();
    await page.goto(
      `${demo.url}/demo?suite=${suite}&language=${language}&person=rd.liaison@example.com#/requests?state=all&text=Chat`,
    );
    await page.reload();
    await tab.locator('.request-list').getByText(title).click();
    await tab.getByText(requestStates.answered[language]).first().waitFor();
    await tab.getByText('By Friday').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('a colleague’s message becomes a request, which goes back into the chat in Teams', async () => {
    const { page, tab, faults } = await demo.open(suite, language, { person: 'sales.east@example.com' });
    await page.locator('[data-page=messages]').click();
    const said = colleagueWrote(language);
    await tab.locator('.colleague').getByRole('button').first().click();
    await tab.locator('blockquote').filter({ hasText: said.from }).waitFor();
    const form = tab.locator('form');
    const title = said.text.split('\n')[0]!;
    await expect.poll(() => form.locator('input').first().inputValue()).toBe(title);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/from-message-${suite}-${language}.png` });
    await form.locator('button[type=submit]').click();
    await tab.getByRole('status').filter({ hasText: '✓' }).waitFor();
    await tab.getByRole('button', { name: installWords.close[language] }).click();
    if (suite === 'microsoft365') await tab.locator('.toast').filter({ hasText: /R-\d/ }).waitFor();
    else await tab.locator('.colleague').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
