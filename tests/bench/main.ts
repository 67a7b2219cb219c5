import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { agendaSources } from '../../core/agenda-sources.ts';
import type { ShownDecisions } from '../../core/decisions/views.ts';
import type { ShownForecast } from '../../core/forecasts/views.ts';
import { draftAgenda } from '../../core/meetings/agenda.ts';
import { findMeeting, meetingsOf } from '../../core/meetings/meeting.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import { reportView } from '../../core/reports/report.ts';
import { requests } from '../../core/requests/records.ts';
import type { ShownRequests } from '../../core/requests/views.ts';
import type { Reading } from '../../core/workspace/port.ts';
import { readSnapshot, type Snapshot } from '../../core/workspace/snapshot.ts';
import { grown, readingOf } from '../grown.ts';
import { type Stage, stage, suiteNames } from '../world.ts';
import { bindingFigures } from './bindings.ts';
import { coldStart } from './cold-start.ts';
import { asFelt } from './felt.ts';
import { longList } from './long-list.ts';
import { type Counted, measured, median } from './measured.ts';

/**
 * Ratios and counts measured in one run; absolute times mean nothing on another machine and are not printed.
 * `npm run bench` prints them all, `npm run bench -- --quick` only the counts.
 */
const quick = process.argv.includes('--quick');

async function roundTrips() {
  console.log('\nRound trips (sequential / requests in all)                  aim');
  const aims = { microsoft365: ['≤ 3', '≤ 1', '≤ 2'], feishu: ['≤ 4', '≤ 1', '≤ 3'] };
  for (const suite of suiteNames) {
    const on = await stage(suite);
    const fresh = await coldTwin(on);
    const cold = await measured(on, () => fresh.see());
    on.clock.pass(60);
    await on.agenda();
    on.clock.pass(60);
    const warm = await measured(on, () => on.agenda());
    on.clock.pass(60);
    const publish = await measured(on, () => on.answered('publish-agenda', { meeting: 'NEXT' }));
    const print = (what: string, m: Counted, aim: string) =>
      console.log(
        `  ${suite.padEnd(13)} ${what.padEnd(26)} ${String(m.sequential).padStart(2)} / ${String(m.requests).padStart(3)}          ${aim}`,
      );
    print('show agenda, cold', cold, aims[suite][0]!);
    print('show agenda, warm', warm, aims[suite][1]!);
    print('publish (warm)', publish, aims[suite][2]!);
    const sales = 'sales.east@example.com';
    const rd = 'rd.liaison@example.com';
    on.clock.pass(60);
    await on.see('today', {}, rd);
    on.clock.pass(60);
    print('Today, warm', await measured(on, () => on.see('today', {}, rd)), '≤ 1');
    const asked = { kind: 'quotation', to: 'rd', title: 'For the bench' };
    print('ask a request', await measured(on, () => on.answered('ask-request', asked, sales)), '');
    const { requests } = await on.see<ShownRequests>('requests', { text: 'bench' }, rd);
    const answer = { id: requests[0]!.id, answer: 'Yes' };
    print('answer a request', await measured(on, () => on.answered('answer-request', answer, rd)), '');
    const lines = (await on.see<ShownForecast>('forecast', {}, sales)).rows.map((r) => ({
      period: '2027-02',
      product: r.product.id,
      region: r.region.id,
      quantity: 100,
    }));
    print(
      `give ${lines.length} lines of forecast`,
      await measured(on, () => on.answered('submit-forecast', { lines }, sales)),
      '',
    );
    for (const [what, counted] of await decisionTrips(on)) print(what, counted, '');
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
  const { actorOf } = await import('../../core/policy/organisation.ts');
  const actor = actorOf(connection.workspace.policy, 'sales.ops@example.com');
  return { see: () => connection.workspace.see('agenda', {}, actor, connection.unattended()) };
}

/** All dashboards of a company with 100,000 rows. */
async function dashboardTime() {
  const on = await stage('microsoft365');
  const { workspace } = on.connection;
  await on.snapshot();
  const raw = readingOf(on.connection);
  const sizes = { Requests: 40_000, 'Service cases': 20_000, Orders: 20_000, Signals: 10_000, Forecast: 10_000 };
  const more = Object.fromEntries(Object.entries(sizes).map(([title, n]) => [title, grown(raw, title, n)]));
  const reading: Reading = { ...raw, tables: { ...raw.tables, ...more } };
  const json = JSON.stringify(Object.values(more).map((t) => t.rows.map((r) => r.cells)));
  const parse = median(() => void JSON.parse(json));
  // A snapshot of its own each time: what is put in order once counts as well.
  const snapshots = Array.from({ length: 5 }, () =>
    readSnapshot(reading, workspace.registers, on.suite.dialect, 'en', (words) => words),
  );
  const { policy } = workspace;
  const act = {
    policy,
    installed: { source: '', policy },
    now: workspace.now(),
    place: { bodyLimit: 0, appLink: () => '', seal: (words: string) => words },
    actor: actorOf(policy, 'gm@example.com'),
  };
  let next = 0;
  const cold = median(() => void reportView.show({ ...act, snapshot: snapshots[next++]! }, { period: '2026-Q4' }), 5);
  const warm = median(() => void reportView.show({ ...act, snapshot: snapshots[0]! }, { period: '2026-Q4' }), 5);
  console.log(
    `\nAll dashboards of a quarter from 100,000 rows, as a ratio to JSON.parse of them (${(json.length / 1e6).toFixed(1)} MB; aim ≤ 3)`,
  );
  console.log(`  the first time ${(cold / parse).toFixed(2)} ×, again ${(warm / parse).toFixed(2)} ×`);
  await on.world.stop();
}

async function agendaTime() {
  const on = await stage('microsoft365');
  const { workspace } = on.connection;
  await on.snapshot();
  const raw = readingOf(on.connection);
  const table = grown(raw, 'Requests', 20_000);
  const { rows } = table;
  const reading: Reading = { ...raw, tables: { ...raw.tables, Requests: table } };
  const read = () => readSnapshot(reading, workspace.registers, on.suite.dialect, 'en', (words) => words);
  const snapshot: Snapshot = read();
  const json = JSON.stringify(rows.map((r) => r.cells));
  const all = meetingsOf(snapshot, workspace.policy, workspace.now());
  const meeting = findMeeting(all, 'NEXT', workspace.now());
  const parse = median(() => void JSON.parse(json));
  const agenda = median(
    () => void draftAgenda(snapshot, workspace.policy, agendaSources, meeting, all, workspace.now()),
  );
  const reading20k = median(read, 5);
  console.log(
    `\nOn ${snapshot.tables[requests.name]!.rows.length.toLocaleString('en')} requests, as a ratio to JSON.parse of the same rows (${(json.length / 1e6).toFixed(1)} MB)`,
  );
  console.log(`  agenda from the snapshot           ${(agenda / parse).toFixed(2)} ×`);
  console.log(
    `  reading the rows into the snapshot ${(reading20k / parse).toFixed(2)} ×  (only after the table changed)`,
  );
  await on.world.stop();
}

function bundle() {
  const folder = fileURLToPath(new URL('../../dist/tab', import.meta.url));
  const html = readFileSync(`${folder}/index.html`, 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((m) => m[1]!);
  const size = (file: string) => gzipSync(readFileSync(`${folder}/${file}`)).length;
  const rest = readdirSync(`${folder}/assets`).filter((f) => f.endsWith('.js') && !first.includes(`assets/${f}`));
  console.log(
    `\nJavaScript of the tab, gzip: ${(first.reduce((n, f) => n + size(f), 0) / 1024).toFixed(0)} KB at first load (aim ≤ 200), ${(rest.reduce((n, f) => n + size(`assets/${f}`), 0) / 1024).toFixed(0)} KB later`,
  );
}

await roundTrips();
bundle();
await bindingFigures(quick ? [5_000] : [5_000, 50_000, 200_000]);
if (!quick) {
  await agendaTime();
  await dashboardTime();
  await coldStart();
  await asFelt();
  await longList();
}
