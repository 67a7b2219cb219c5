import { bindingFigures } from './bindings.ts';
import { budgets, settle, within } from './budgets.ts';
import { answers, bundle } from './bytes.ts';
import { coldStart } from './cold-start.ts';
import { bytesARow, computing } from './compute.ts';
import { asFelt } from './felt.ts';
import { flames } from './flame.ts';
import { allowed } from './limits.ts';
import { longList } from './long-list.ts';
import { manyWorkspaces, morning } from './scale.ts';
import { serving } from './serving.ts';
import { type Compared, sideBySide } from './side-by-side.ts';
import { roundTrips } from './trips.ts';
import { burst, goingOn, writing } from './writes.ts';

/**
 * Ratios and counts measured in one run; absolute times mean nothing on another machine and are not printed.
 * `npm run bench` prints them all in about half an hour, `npm run bench -- compute` one part, and `npm run bench -- --quick`
 * only counts, which must stay within their budgets. PERFORMANCE.md says how to read them.
 */
const parts: Record<string, { run: () => unknown; quick?: () => unknown }> = {
  trips: { run: roundTrips, quick: roundTrips },
  bytes: {
    run: async () => {
      bundle();
      await answers();
    },
    quick: async () => {
      bundle();
      await answers();
    },
  },
  bindings: { run: () => bindingFigures([5_000, 50_000, 200_000]), quick: () => bindingFigures([5_000]) },
  writes: {
    run: () => writing([1, 100, 1_000, 10_000]).then(goingOn),
    quick: () => writing([1, 100, 1_000]).then(goingOn),
  },
  plain: {
    run: async () => printCompared(await sideBySide({ latencies: [0, 50, 200, 500] })),
    quick: async () =>
      printCompared(
        await sideBySide({ latencies: [30], only: ['open Today', 'answer a request'], ways: ['warm', 'plain'] }),
      ),
  },
  compute: { run: () => computing([1_000, 20_000, 100_000, 1_000_000]), quick: () => bytesARow() },
  serving: { run: serving },
  flames: { run: flames },
  burst: { run: burst },
  morning: { run: () => morning() },
  workspaces: { run: () => manyWorkspaces() },
  limits: { run: allowed },
  start: { run: () => coldStart() },
  felt: { run: asFelt },
  lists: { run: longList },
};

function printCompared(all: readonly Compared[]): void {
  console.log(
    '\nThe plain way beside ours: trips that wait for each other (plain : nothing in memory : looked a minute ago),',
  );
  console.log('and how many times longer people wait the plain way, by the suite’s latency (aim at 200 ms ≥ 5, ≥ 20)');
  for (const { suite, what, trips, waited } of all) {
    const more = [trips.cold, trips.warm].map((own) => (own ? Math.floor(trips.plain / own) : undefined));
    const least = budgets.plain[suite][what];
    const mark = more
      .map((n, i) => (n === undefined ? '' : within(`${suite}, ${what}, times more trips`, n, least?.[i] ?? 1, true)))
      .join('');
    const times = Object.entries(waited).map(([latency, w]) => {
      const ratio = (own: number) => (own ? `${(w.plain / own).toFixed(1)} ×` : '–');
      return `${latency} ms ${ratio(w.cold)}, ${ratio(w.warm)}`;
    });
    console.log(
      `  ${suite.padEnd(13)} ${what.padEnd(30)} ${trips.plain} : ${trips.cold || '–'} : ${trips.warm}   ${times.join('   ')}${mark}`,
    );
  }
}

const asked = process.argv.slice(2);
const quick = asked.includes('--quick');
const named = asked.filter((word) => word in parts);
for (const [name, { run, quick: counts }] of Object.entries(parts)) {
  if (named.length && !named.includes(name)) continue;
  await (quick ? counts?.() : run());
}
settle();
// A simulated company's long connection would keep the process.
process.exit();
