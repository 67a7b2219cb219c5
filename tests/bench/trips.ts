import type { ShownDecisions } from '../../core/decisions/views.ts';
import type { ShownForecast } from '../../core/forecasts/views.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import type { ShownRequests } from '../../core/requests/views.ts';
import { type Stage, stage, suiteNames } from '../world.ts';
import { budgets, within } from './budgets.ts';
import { type Counted, measured } from './measured.ts';

/** What acts take: requests that wait for each other, and requests in all. */
export async function roundTrips(): Promise<void> {
  console.log('\nRound trips (sequential / requests in all)                  budget');
  for (const suite of suiteNames) {
    const on = await stage(suite);
    const print = (what: string, { sequential, requests }: Counted) => {
      const budget = budgets.trips[suite][what];
      const mark = `${within(`${suite}, ${what}, sequential`, sequential, budget?.[0])}${within(`${suite}, ${what}, requests`, requests, budget?.[1])}`;
      console.log(
        `  ${suite.padEnd(13)} ${what.padEnd(26)} ${String(sequential).padStart(2)} / ${String(requests).padStart(3)}          ${budget?.join(' / ')}${mark}`,
      );
    };
    const fresh = await coldTwin(on);
    print('show agenda, cold', await measured(on, () => fresh.see()));
    on.clock.pass(60);
    await on.agenda();
    on.clock.pass(60);
    print('show agenda, warm', await measured(on, () => on.agenda()));
    on.clock.pass(60);
    print('publish (warm)', await measured(on, () => on.answered('publish-agenda', { meeting: 'NEXT' })));
    const sales = 'sales.east@example.com';
    const rd = 'rd.liaison@example.com';
    on.clock.pass(60);
    await on.see('today', {}, rd);
    on.clock.pass(60);
    print('Today, warm', await measured(on, () => on.see('today', {}, rd)));
    const asked = { kind: 'quotation', to: 'rd', title: 'For the bench' };
    print('ask a request', await measured(on, () => on.answered('ask-request', asked, sales)));
    const { requests } = await on.see<ShownRequests>('requests', { text: 'bench' }, rd);
    const answer = { id: requests[0]!.id, answer: 'Yes' };
    print('answer a request', await measured(on, () => on.answered('answer-request', answer, rd)));
    const lines = (await on.see<ShownForecast>('forecast', {}, sales)).rows.map((r) => ({
      period: '2027-02',
      product: r.product.id,
      region: r.region.id,
      quantity: 100,
    }));
    print('give lines of forecast', await measured(on, () => on.answered('submit-forecast', { lines }, sales)));
    for (const [what, counted] of await decisionTrips(on)) print(what, counted);
    await on.world.stop();
  }
}

/** A decision from proposal to issue, and a line at a meeting. */
async function decisionTrips(on: Stage): Promise<[string, Counted][]> {
  const head = 'sales.head@example.com';
  const found: [string, Counted][] = [];
  const count = async (what: string, command: string, input: object, who = head) => {
    on.clock.pass(60);
    // As people do: they look at the page first.
    await on.see('decisions', {}, who);
    found.push([what, await measured(on, () => on.answered(command, input, who))]);
  };
  await count('propose a decision', 'propose-decision', { title: 'For the bench', plan: 'So be it' });
  const { decisions } = await on.see<ShownDecisions>('decisions', { text: 'bench' }, head);
  const { id } = decisions[0]!;
  await count('ask the committee', 'ask-opinions', { id });
  await count('give an opinion', 'give-opinion', { id, opinion: 'support' });
  for (const who of ['rd.head@example.com', 'production.head@example.com', 'service.head@example.com'])
    await on.act('give-opinion', { id, opinion: 'support' }, who);
  const measures = [1, 2, 3].map((n) => ({ title: `Measure ${n}`, owner: head, due: '2026-12-18' }));
  await count('issue it, 3 measures', 'issue-decision', { id, measures });
  await count('write a note', 'write-note', { meeting: 'NEXT', words: 'Noted' });
  await count('type an action', 'type-action', { meeting: 'NEXT', line: `@${head} do it by Friday` });
  on.clock.pass(60);
  found.push(['look at the meeting', await measured(on, () => on.see('live', { meeting: 'NEXT' }))]);
  return found;
}

/** The same company through a process that has just started: nothing in memory, no token. */
async function coldTwin(on: Stage) {
  const connection = on.world.reconnect(on.connection.id);
  const actor = actorOf(connection.workspace.policy, 'sales.ops@example.com');
  return { see: () => connection.workspace.see('agenda', {}, actor, connection.unattended()) };
}
