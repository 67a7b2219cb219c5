/**
 * What the suites' documented limits allow, by calculation: how many people can use one workspace, and which limit binds
 * first. Nothing here is measured; the requests for each act are those that the round trips above count.
 */
interface Limit {
  suite: string;
  what: string;
  /** Served in so many seconds, of one app in one company. */
  requests: number;
  seconds: number;
  /** Of one reading that finds a change, and of one act. */
  takes: { changed: number; act: number };
  source: string;
}

const limits: readonly Limit[] = [
  {
    suite: 'Microsoft 365',
    what: 'Excel',
    requests: 1_500,
    seconds: 10,
    takes: { changed: 47, act: 3 },
    source: 'includes/throttling-excel.md',
  },
  {
    suite: 'Microsoft 365',
    what: 'the organiser’s mailbox',
    requests: 10_000,
    seconds: 600,
    takes: { changed: 1, act: 1 },
    source: 'concepts/throttling-limits.md, Outlook',
  },
  {
    suite: 'Feishu',
    what: 'reading rows of a Base',
    requests: 20,
    seconds: 1,
    takes: { changed: 1, act: 0 },
    source: 'bitable-v1/app-table-record/search',
  },
];

/** Of ten minutes at the busiest: what people do, and how often the memory is looked up again whoever looks. */
const readingEvery = 30;
const deedsOfAPerson = 1 / 600;

export function allowed(): void {
  console.log('\nWhat documented limits allow one workspace, by calculation (a person does one thing in ten minutes)');
  for (const { suite, what, requests, seconds, takes, source } of limits) {
    const perSecond = requests / seconds;
    // Reading does not grow with people: one reading serves all who look within half a minute.
    const reading = takes.changed / readingEvery;
    const perDeed = takes.act + takes.changed;
    const deeds = (perSecond - reading) / perDeed;
    console.log(
      `  ${suite.padEnd(13)} ${what.padEnd(24)} ${perSecond.toFixed(1).padStart(6)} requests/s: ${deeds.toFixed(1)} acts/s, ${(Math.round((deeds * 8 * 3_600) / 1_000) * 1_000).toLocaleString('en')} in eight hours, ${Math.floor(deeds / deedsOfAPerson).toLocaleString('en')} people (${source})`,
    );
  }
}
