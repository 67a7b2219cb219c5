import { describe, expect, it } from 'vitest';
import { actorOf } from '../../core/policy/organisation.ts';
import { steps } from '../../plugins/tab/steps.ts';
import { decisionWords as w } from '../../plugins/tab/words-decisions.ts';
import { handsIn } from '../hands.ts';
import { demoOfFile, eachOnce, type Open } from './demo.ts';

const demo = demoOfFile();
const [sales, rd, production, service] = [
  'sales.head@example.com',
  'rd.head@example.com',
  'production.head@example.com',
  'service.head@example.com',
];

describe.each(eachOnce)('in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  const title = (command: string) => say(steps[command]!.title);
  const company = `${suite}-${language}`;
  const open = (person: string, hash: string, ready: string, width?: number, more: Record<string, string> = {}) =>
    demo.open(suite, language, { person, hash, ready, ...more }, width);
  const act = async (command: string, input: object, who: string) => {
    const { workspace, unattended } = demo.world.connection(company);
    await workspace.act(command, input, actorOf(workspace.policy, who), unattended());
    await workspace.idle();
  };
  const decision = async (text: string) => {
    const { workspace, unattended } = demo.world.connection(company);
    const found = (await workspace.see('decisions', { text }, actorOf(workspace.policy, sales), unattended())) as {
      decisions: { id: string; state: { id: string } }[];
    };
    return found.decisions[0]!;
  };
  const shot = async ({ page }: Open, name: string) => {
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${company}-${name}.png`, fullPage: true });
  };
  const subject = 'Lending devices to dealers';

  it('a head proposes what is to be decided and asks the committee', async () => {
    const at = await open(sales, 'decisions', '.request-list li');
    const { tab } = at;
    await tab.getByRole('button', { name: say(w.propose) }).click();
    const form = tab.getByRole('dialog');
    await form.getByLabel(say(w.title)).fill(subject);
    await form.getByLabel(say(w.plan), { exact: true }).fill('Twenty devices, three months each');
    await form.getByRole('button', { name: say(w.addOption) }).click();
    await form.getByLabel(say(w.otherOption)).fill('Sell them at a discount');
    await shot(at, 'propose');
    await form.getByRole('button', { name: say(w.send), exact: true }).click();
    await tab.getByText(say(w.proposed)).waitFor();
    await tab.locator('.request-list li button').filter({ hasText: subject }).click();
    await tab.getByRole('heading', { name: subject }).waitFor();
    await tab.getByRole('button', { name: `${title('ask-opinions')}: ${subject}` }).click();
    await tab.locator('.stands[data-verdict="open"]').waitFor();
    expect(at.faults).toEqual([]);
    await at.page.context().close();
  });

  it('a member says on a phone what they think, with a condition that is answered and settled', async () => {
    const at = await open(rd, 'today', '.today h1', 390);
    await at.tab
      .locator('.item')
      .filter({ hasText: subject })
      .getByRole('button', { name: subject, exact: true })
      .click();
    await at.tab.locator('.opinion-form').waitFor();
    await at.tab
      .locator('.opinion-form label')
      .filter({ hasText: say(w.prompts.condition) })
      .click();
    await at.tab.getByLabel(say(w.condition)).fill('Only with the new firmware');
    await at.tab.getByRole('button', { name: say(w.say), exact: true }).click();
    await at.tab.getByText(say(w.said)).waitFor();
    await shot(at, 'opinion-phone');
    expect(at.faults).toEqual([]);
    await at.page.context().close();
    const { id } = await decision(subject);
    for (const who of [sales, production, service]) await act('give-opinion', { id, opinion: 'support' }, who);
    const back = await open(sales, `decisions/${id}`, '.decision h1');
    const point = back.tab.locator('.seats .item').filter({ hasText: 'firmware' });
    await point.getByRole('button', { name: new RegExp(`^${title('answer-point')}`) }).click();
    await point.getByRole('textbox').fill('It ships on Monday');
    await point.getByRole('button', { name: title('answer-point'), exact: true }).click();
    await point.getByText('It ships on Monday').waitFor();
    await shot(back, 'standing');
    await back.page.context().close();
    const settles = await open(rd, `decisions/${id}`, '.decision h1');
    await settles.tab.getByRole('button', { name: new RegExp(`^${title('settle-point')}`) }).click();
    // The rule is applied after the answer: the page hears of it when it looks again.
    await expect.poll(async () => (await decision(subject)).state.id).toBe('agreed');
    expect(settles.faults).toEqual([]);
    await settles.page.context().close();
  });

  it('what was agreed is issued: a task, a document, and who received it', async () => {
    const { id } = await decision(subject);
    const at = await open(sales, `decisions/${id}`, '.decision h1');
    const { tab } = at;
    await tab.getByRole('button', { name: say(w.issue), exact: true }).click();
    const form = tab.locator('form.form').filter({ hasText: say(w.issueTitle) });
    await form.getByRole('textbox').first().fill('Send out the devices');
    await form.getByRole('combobox').first().selectOption('service.liaison@example.com');
    await form.getByLabel(say(w.criteria)).fill('Each dealer has signed');
    await form.getByRole('button', { name: say(w.issue), exact: true }).click();
    await tab.getByText(say(w.issued)).waitFor();
    await expect
      .poll(() =>
        handsIn(demo.world, company)
          .tasks()
          .map((t) => t.title),
      )
      .toContain('Send out the devices');
    await tab.getByText(say(w.document)).click();
    await tab.locator('.document li').filter({ hasText: 'Each dealer has signed' }).waitFor();
    await shot(at, 'issued');
    expect(at.faults).toEqual([]);
    await at.page.context().close();
    const receives = await open(production, 'today', '.today h1');
    const line = receives.tab.locator('.item').filter({ hasText: subject });
    await line.getByRole('button', { name: `${title('acknowledge-decision')}: ${subject}` }).click();
    await line.waitFor({ state: 'detached' });
    await receives.page.context().close();
  });

  it('the register answers what was decided about something and what came of it; a working group has its card', async () => {
    const at = await open(sales, 'decisions', '.request-list li');
    await at.tab.getByLabel(say(w.search)).fill(language === 'zh' ? '网关' : 'gateway');
    await expect.poll(() => at.tab.locator('.request-list li').count()).toBe(1);
    await at.tab.locator('.request-list li button').click();
    await at.tab.getByText(language === 'zh' ? '网关交期由 18 天降至 11 天' : 'fell from 18 to 11 days').waitFor();
    await at.tab.getByRole('tab', { name: say(w.groups) }).click();
    await at.tab.locator('.groups .meter').first().waitFor();
    await shot(at, 'groups');
    expect(at.faults).toEqual([]);
    await at.page.context().close();
  });
});
