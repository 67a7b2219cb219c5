import type { SuiteName } from '../world.ts';

/** What an act may take: requests that wait for each other, and requests in all. */
type Trips = readonly [sequential: number, requests: number];

/**
 * Counts that a change must not raise unseen: `npm run bench -- --quick` fails above them, and so does CI. Times stand
 * nowhere here, because they are those of a machine. Whoever needs more raises a budget and says in the commit why.
 */
export const budgets: {
  readonly trips: Record<SuiteName, Record<string, Trips>>;
  readonly writes: Record<SuiteName, Record<number, Trips>>;
  /** Beyond what the act takes otherwise. */
  readonly goingOn: Record<SuiteName, Record<string, Trips>>;
  readonly binding: Record<SuiteName, Record<'bind' | 'same' | 'changed', Trips>>;
  /** How many times more of them the plain way takes, at least: [nothing in memory, looked a minute ago]. */
  readonly plain: Record<SuiteName, Record<string, Trips>>;
  /** Kilobytes of JavaScript, gzip: at first load, and the largest piece that comes later. */
  readonly tab: { first: number; begin: number; largest: number };
  /** Kilobytes of an answer as it goes over the wire, gzip. */
  readonly answers: Record<string, number>;
  /** Rows that are read when one cell of a workbook's tables was changed. */
  readonly rowsReadAgain: number;
  /** Bytes of memory that a row takes once it is read, of a company of 20,000. */
  readonly bytesARow: number;
} = {
  trips: {
    microsoft365: {
      'show agenda, cold': [2, 4],
      'show agenda, warm': [1, 1],
      'publish (warm)': [2, 2],
      'Today, warm': [1, 1],
      'ask a request': [2, 2],
      'answer a request': [2, 2],
      'give lines of forecast': [2, 2],
      'propose a decision': [2, 2],
      'ask the committee': [2, 2],
      'give an opinion': [2, 2],
      'issue it, 3 measures': [2, 2],
      'write a note': [2, 2],
      'type an action': [2, 2],
      'look at the meeting': [3, 3],
    },
    // Requests that go side by side begin one after another: on a busy machine the last of them begins when the first is
    // answered, and counts as one that waited. Their number is exact.
    feishu: {
      'show agenda, cold': [10, 115],
      'show agenda, warm': [2, 10],
      'publish (warm)': [4, 13],
      'Today, warm': [2, 10],
      'ask a request': [3, 11],
      'answer a request': [5, 17],
      'give lines of forecast': [4, 15],
      'propose a decision': [3, 12],
      'ask the committee': [3, 13],
      'give an opinion': [3, 11],
      'issue it, 3 measures': [3, 13],
      'write a note': [3, 11],
      'type an action': [3, 11],
      'look at the meeting': [3, 14],
    },
  },
  writes: {
    microsoft365: { 1: [1, 1], 100: [1, 1], 1000: [1, 1], 10000: [1, 1] },
    feishu: { 1: [2, 1], 100: [2, 1], 1000: [3, 2], 10000: [21, 20] },
  },
  goingOn: {
    microsoft365: { 'making the next table': [5, 5], 'reading all, nothing in memory': [1, 1] },
    // One more of the requests that go side by side may count as one that waited.
    feishu: { 'making the next table': [4, 3], 'reading all, nothing in memory': [1, 4] },
  },
  binding: {
    microsoft365: { bind: [4, 4], same: [1, 2], changed: [3, 4] },
    feishu: { bind: [6, 22], same: [2, 10], changed: [4, 12] },
  },
  plain: {
    microsoft365: {
      'open Today': [10, 20],
      'show the agenda': [10, 20],
      'publish the agenda': [20, 30],
      'answer a request': [10, 16],
      'submit 500 lines of forecast': [150, 250],
      'close a period': [7, 10],
    },
    feishu: {
      'open Today': [5, 14],
      'show the agenda': [5, 15],
      'publish the agenda': [10, 20],
      'answer a request': [5, 8],
      'submit 500 lines of forecast': [80, 120],
      'close a period': [4, 7],
    },
  },
  tab: { first: 195, begin: 25, largest: 115 },
  answers: { today: 4, requests: 2, exchange: 4, report: 8 },
  rowsReadAgain: 1,
  bytesARow: 570,
};

const over: string[] = [];

/** Notes a figure that is above (or `atLeast`, below) its budget. @returns what to print behind it */
export function within(what: string, figure: number, budget: number | undefined, atLeast = false): string {
  const kept = budget !== undefined && (atLeast ? figure >= budget : figure <= budget);
  if (!kept) over.push(`${what}: ${figure}, and the budget is ${budget ?? 'missing'}`);
  return kept ? '' : ' ← over its budget';
}

/** Ends the process with an error where a budget was not kept. */
export function settle(): void {
  if (!over.length) return;
  console.error(`\nOver budget (tests/bench/budgets.ts):\n  ${over.join('\n  ')}`);
  process.exitCode = 1;
}
