import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { steps } from '../../plugins/tab/steps.ts';
import { words } from '../../plugins/tab/words.ts';
import { requestWords } from '../../plugins/tab/words-requests.ts';
import { demoOfFile, eachOnce, type Open } from './demo.ts';

const demo = demoOfFile();

interface Hands extends Open {
  /** Clicks, or chooses from a list: one movement of the hand. */
  click(on: Locator): Promise<void>;
  say(text: { en: string; zh: string }): string;
}

/** What the three groups of users do most, from the opened tab to its end. `most` is how many clicks that may take. */
const tasks: { who: string; person: string; does: string; most: number; act(hands: Hands): Promise<void> }[] = [
  {
    who: 'the organiser',
    person: 'sales.ops@example.com',
    does: 'publishes the next agenda',
    most: 3,
    async act({ tab, click, say }) {
      await click(tab.locator('.today header .link'));
      await click(tab.getByRole('button', { name: say(words.publish), exact: true }));
      const dialog = tab.getByRole('dialog');
      await click(dialog.getByRole('button', { name: say(words.publish), exact: true }));
      await tab.getByText(say(words.published), { exact: true }).first().waitFor();
    },
  },
  {
    who: 'a liaison',
    person: 'rd.liaison@example.com',
    does: 'answers what waits',
    most: 2,
    async act({ page, tab, click, say }) {
      const name = say(steps['answer-request']!.title);
      const offers = page.getByRole('button', { name: new RegExp(`^${name}: `) });
      const item = tab.locator('.item').filter({ has: offers }).first();
      await click(item.getByRole('button', { name: new RegExp(`^${name}: `) }));
      await tab.locator('.step-form textarea').fill('See the folder');
      await click(tab.locator('.step-form').getByRole('button', { name, exact: true }));
      await tab.getByText(say(requestWords.done)).first().waitFor();
    },
  },
  {
    who: 'a head in the committee',
    person: 'production.head@example.com',
    does: 'says what they think of a proposal',
    most: 3,
    async act({ page, tab, click, say }) {
      const name = say(steps['give-opinion']!.title);
      const offers = page.getByRole('button', { name: new RegExp(`^${name}: `) });
      const item = tab.locator('.item').filter({ has: offers }).first();
      await click(item.getByRole('button', { name: new RegExp(`^${name}: `) }));
      const form = tab.locator('.step-form');
      const choice = form.getByRole('combobox').first();
      await click(choice);
      await choice.selectOption('support');
      await click(form.getByRole('button', { name, exact: true }));
      await tab.getByText(say(requestWords.done)).first().waitFor();
    },
  },
];

describe.each(eachOnce)('in $suite, in $language', ({ suite, language }) => {
  it.each(tasks)('$who $does in $most clicks', async ({ person, most, act, does }) => {
    const open = await demo.open(suite, language, { person });
    await open.tab.locator('.today .item').first().waitFor();
    let clicks = 0;
    const begun = performance.now();
    await act({
      ...open,
      say: (text) => text[language],
      async click(on) {
        clicks++;
        await on.click();
      },
    });
    if (process.env.FIGURES)
      console.log(
        `${suite}, ${language}: ${does}: ${clicks} clicks, ${((performance.now() - begun) / 1000).toFixed(1)} s`,
      );
    expect(clicks).toBeLessThanOrEqual(most);
    expect(open.faults).toEqual([]);
    await open.page.context().close();
  });
});
