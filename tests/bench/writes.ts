import { signals } from '../../core/exchange/records.ts';
import { append } from '../../core/workspace/changes.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { room as inBase } from '../../plugins/feishu/tables.ts';
import { room as inExcel } from '../../plugins/microsoft365/tables.ts';
import { patience } from '../../plugins/resilience.ts';
import { type SuiteName, stage, suiteNames } from '../world.ts';
import { budgets, within } from './budgets.ts';
import { measured } from './measured.ts';

const signal = (id: string) =>
  append(signals, {
    id,
    kind: 'market',
    title: `News ${id}`,
    impact: 'low',
    department: 'sales',
    raisedBy: 'sales.liaison@example.com',
    raisedAt: '2026-11-24T01:00:00.000Z',
  });

/** What it takes to add so many rows: the requests of the writing itself, without the look before it. */
export async function writing(counts: readonly number[]): Promise<void> {
  console.log('\nRows added in one act (sequential / requests in all, rows in the fullest request)');
  for (const suite of suiteNames) {
    const on = await stage(suite, { sample: false });
    for (const rows of counts) {
      on.clock.pass(60);
      await on.snapshot();
      let fullest = 0;
      const watch = (ask: { body: unknown }) => {
        fullest = Math.max(fullest, rowsIn(ask.body));
      };
      const services = [on.world.graph, on.world.lark];
      for (const s of services) s.manners.observe.unshift(watch);
      const look = await measured(on, () => on.snapshot());
      on.clock.pass(60);
      const all = await measured(on, () =>
        on.connection.workspace.load(
          Array.from({ length: rows }, (_, i) => signal(`N-${rows}-${i}`)),
          on.suite,
        ),
      );
      for (const s of services) s.manners.observe.shift();
      const took = [all.sequential - look.sequential, all.requests - look.requests] as const;
      const budget = budgets.writes[suite][rows];
      const mark = `${within(`${suite}, ${rows} rows, sequential`, took[0], budget?.[0])}${within(`${suite}, ${rows} rows, requests`, took[1], budget?.[1])}`;
      console.log(
        `  ${suite.padEnd(13)} ${rows.toLocaleString('en').padStart(6)} rows: ${took[0]} / ${took[1]}, ${fullest.toLocaleString('en')} rows${mark}`,
      );
    }
    await on.world.stop();
  }
}

/** What it takes more when a table is full, and when what goes on in several is read by a process that knows nothing. */
export async function goingOn(): Promise<void> {
  console.log('\nA table that is full goes on in another one (sequential / requests more than otherwise)');
  const before = { rows: inExcel.rows, records: inBase.records };
  for (const suite of suiteNames) {
    inExcel.rows = 10;
    inBase.records = 10;
    const on = await stage(suite, { sample: false });
    const cold = () => measured(on, () => on.connection.unattended().read(days));
    const add = async (name: string) => {
      on.clock.pass(60);
      await on.snapshot();
      const rows = ['a', 'b', 'c', 'd'].map((x) => signal(`N-${name}-${x}`));
      return measured(on, () => on.connection.workspace.load(rows, on.suite));
    };
    // The first of all fetches a token as well.
    await cold();
    const short = await cold();
    const usual = await add('first');
    await add('second');
    const full = await add('third');
    await add('fourth');
    await add('fifth');
    const long = await cold();
    const more = (one: Took, other: Took) =>
      [one.sequential - other.sequential, one.requests - other.requests] as const;
    for (const [what, took] of [
      ['making the next table', more(full, usual)],
      ['reading all, nothing in memory', more(long, short)],
    ] as const) {
      const budget = budgets.goingOn[suite][what];
      const mark = `${within(`${suite}, ${what}, sequential`, took[0], budget?.[0])}${within(`${suite}, ${what}, requests`, took[1], budget?.[1])}`;
      console.log(`  ${suite.padEnd(13)} ${what.padEnd(31)} ${took[0]} / ${took[1]}${mark}`);
    }
    await on.world.stop();
    inExcel.rows = before.rows;
    inBase.records = before.records;
  }
}
type Took = Awaited<ReturnType<typeof measured>>;
const days = { from: '2026-11-20T00:00:00Z', to: '2026-12-20T00:00:00Z' };

function rowsIn(body: unknown): number {
  const { requests, records, values } = (body ?? {}) as {
    requests?: { body?: { values?: unknown[] } }[];
    records?: unknown[];
    values?: unknown[];
  };
  const parts = requests?.map((r) => r.body?.values?.length ?? 0) ?? [];
  return Math.max(0, ...parts, records?.length ?? 0, values?.length ?? 0);
}

/** Of all that an app asks of a company's suite in so many seconds, no more than this is served; documented figures. */
interface Limit {
  requests: number;
  seconds: number;
  source: string;
}
const limits: Record<SuiteName, Limit> = {
  microsoft365: { requests: 1_500, seconds: 10, source: 'includes/throttling-excel.md' },
  feishu: { requests: 20, seconds: 1, source: 'bitable-v1/app-table-record/search' },
};
/** So much of the limits is left to us, so that few people are a burst: the rest goes to the company's other apps. */
const share: Record<SuiteName, number> = { microsoft365: 0.02, feishu: 0.5 };

/** How long until all is done after many asked at once, the suite serving no more than its limit. */
export async function burst(people = 12): Promise<void> {
  console.log(
    `\nA burst: ${people} people tell their news at once, while the suite serves no more than a share of its documented limit`,
  );
  const { scale } = patience;
  for (const suite of suiteNames) {
    const on = await stage(suite);
    const { requests, seconds, source } = limits[suite];
    const limit = requests * share[suite];
    const before = rowsOf(await on.snapshot(), signals).length;
    let served: number[] = [];
    let [asked, refused] = [0, 0];
    patience.scale = 1;
    for (const s of [on.world.graph, on.world.lark])
      s.manners.faults = {
        draw() {
          const now = performance.now();
          asked++;
          served = served.filter((at) => now - at < seconds * 1_000);
          if (served.length >= limit) {
            refused++;
            return 'throttled';
          }
          served.push(now);
          return undefined;
        },
      };
    const from = performance.now();
    const deeds = Array.from({ length: people }, (_, i) =>
      on.answered('add-signal', { kind: 'market', title: `Burst ${i}` }, 'sales.liaison@example.com'),
    );
    await Promise.all(deeds);
    await on.connection.workspace.idle();
    const took = (performance.now() - from) / 1_000;
    for (const s of [on.world.graph, on.world.lark]) s.manners.faults = undefined;
    on.clock.pass(60);
    const lost = people - (rowsOf(await on.snapshot(), signals).length - before);
    const least = Math.max(0, (asked - refused - limit) / limit) * seconds;
    console.log(
      `  ${suite.padEnd(13)} ${limit} requests in ${seconds} s (${share[suite]} of ${source}): ${asked} asked, ${refused} refused, caught up after ${took.toFixed(1)} s where the limit alone takes ${least.toFixed(1)} s; ${lost} lost of ${people}`,
    );
    await on.world.stop();
  }
  patience.scale = scale;
}
