import { describe, expect, it } from 'vitest';
import { actorOf } from '../../core/policy/organisation.ts';
import { steps } from '../../plugins/tab/steps.ts';
import { liveWords as w } from '../../plugins/tab/words-live.ts';
import { handsIn } from '../hands.ts';
import { organiser } from '../world.ts';
import { demoOfFile, eachOnce, type Open } from './demo.ts';

/** Ten minutes before the weekly meeting in Shanghai. */
const demo = demoOfFile('2026-11-25T05:50:00.000Z');
const rd = 'rd.head@example.com';

describe.each(eachOnce)('the meeting itself, in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  const company = `${suite}-${language}`;
  const open = (person: string, hash: string, ready: string, width?: number) =>
    demo.open(suite, language, { person, hash, ready }, width);
  const shot = async ({ page }: Open, name: string) => {
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${company}-${name}.png`, fullPage: true });
  };

  it('two people type at once, in a side panel and on a desktop, and each sees what the other wrote', async () => {
    demo.clock.set('2026-11-25T05:50:00.000Z');
    const { workspace, unattended } = demo.world.connection(company);
    await workspace.act('publish-agenda', { meeting: 'NEXT' }, actorOf(workspace.policy, organiser), unattended());
    demo.clock.set('2026-11-25T06:02:00.000Z');
    const [runs, panel] = [await open(organiser, 'live', '.live h1'), await open(rd, 'live', '.live h1', 360)];
    await panel.tab.getByRole('button', { name: say(w.here) }).click();
    await panel.tab.getByRole('button', { name: new RegExp(say(w.isHere)) }).waitFor();
    await runs.tab.getByRole('button', { name: say(w.here) }).click();
    await runs.tab.getByRole('button', { name: new RegExp(`^${say(w.next)}`) }).click();
    await panel.tab.locator('.now h2').waitFor();
    const action = language === 'zh' ? '@罗蕊 周五前提交报告' : '@Rita send the report by Friday';
    await Promise.all([
      runs.tab.getByLabel(say(w.line)).fill('Decided to wait for the samples'),
      panel.tab.getByLabel(say(w.line)).fill(action),
    ]);
    await Promise.all([
      runs.tab.getByRole('button', { name: say(w.send), exact: true }).click(),
      panel.tab.getByLabel(say(w.line)).press('Enter'),
    ]);
    for (const { tab } of [runs, panel]) {
      await tab.locator('.lines').getByText('Decided to wait for the samples').waitFor();
      await tab.locator('.typed-action').first().waitFor();
    }
    await panel.tab.getByLabel(say(w.line)).fill('@nobody-here does it');
    await panel.tab.getByLabel(say(w.line)).press('Enter');
    await panel.tab.getByRole('button', { name: say(w.again) }).waitFor();
    await panel.tab.getByRole('button', { name: say(w.edit), exact: true }).click();
    await panel.tab.getByLabel(say(w.line)).fill('A new forklift?');
    await panel.tab.getByRole('button', { name: say(w.parkIt) }).click();
    await runs.tab.getByText('A new forklift?').waitFor();
    await shot(runs, 'live');
    await shot(panel, 'live-panel');
    const words = language === 'zh' ? '提交报告' : 'send the report';
    await expect
      .poll(() =>
        handsIn(demo.world, company)
          .tasks()
          .map((t) => t.title),
      )
      .toContain(words);
    expect([...runs.faults, ...panel.faults].filter((f) => !f.includes('400'))).toEqual([]);
    await panel.page.context().close();

    demo.clock.set('2026-11-25T07:00:00.000Z');
    await runs.tab.getByRole('button', { name: say(w.end), exact: true }).click();
    await runs.tab.getByText(say(w.carriedOn)).first().waitFor();
    await runs.tab.getByRole('button', { name: say(w.endNow), exact: true }).click();
    await runs.tab.locator('.minutes h1').waitFor();
    await runs.tab.getByText('Decided to wait for the samples').waitFor();
    await shot(runs, 'minutes');
    await runs.page.context().close();

    const confirms = await open(rd, 'today', '.today h1');
    const line = confirms.tab.locator('[data-key^="minutes:"]');
    await line.getByRole('button', { name: new RegExp(`^${say(steps['confirm-minutes']!.title)}`) }).click();
    await line.waitFor({ state: 'detached' });
    expect(confirms.faults).toEqual([]);
    await confirms.page.context().close();
    // Whoever wrote the minutes stands by them: with the other's word they are final.
    const final = await open(rd, 'minutes/weekly-2026-11-25', '.minutes h1');
    await final.tab.getByText(new RegExp(say(w.final).replace('{when}', '.*'))).waitFor();
    await final.page.context().close();
  });
});
