import { demands } from '../demands/records.ts';
import { type Forecast, forecasts, type Plan, plans } from '../forecasts/records.ts';
import { onceFor } from '../once.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { type Case, serviceCases } from '../service/records.ts';
import type { Register, Row, RowOf } from '../workspace/register.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { type Order, orders, type Signal, signals } from './records.ts';

type Information = Policy['information'][number];

/** Signals that say there is nothing to tell are marked with the topic they are about. */
export const nothingNew = 'nothing';

/** One piece of news about a topic. */
export interface News {
  /** What it is of, ISO 8601. */
  at: string;
  /** When it was written down, ISO 8601: an order of today may come at noon, and stand there with the day alone. */
  came: string;
  departments: string[];
  title: string;
  /** E-mail address of who told it. */
  by: string | undefined;
  /** Page of the tab. */
  link: string;
  /** It says only that there is nothing new. */
  nothing?: boolean;
}

/** How the rows of a register tell of what is kept in it. */
interface Telling<R> {
  register: Register;
  /** What a row is news of, ISO 8601. */
  at(row: R): string;
  /** When it came at the latest, unless the row's own stamp says it: the same without this. */
  came?(row: R): string;
  title(row: R): string;
  link(row: R): string;
  by(row: R): string | undefined;
  /** Whose news it is, unless that of whoever told it. */
  of?(row: R, policy: Policy): string[];
}
const telling = <R>(it: Telling<R>) => it as unknown as Telling<Row>;

const told: Partial<Record<Information['kept_in'], Telling<Row>>> = {
  demands: telling<RowOf<typeof demands>>({
    register: demands,
    at: (d) => d.raisedAt,
    title: (d) => d.title,
    link: (d) => `exchange/demands/${d.id}`,
    by: (d) => d.raisedBy,
  }),
  orders: telling<Order>({
    register: orders,
    at: (o) => `${o.orderedOn}T00:00:00.000Z`,
    came: (o) => `${o.orderedOn}T23:59:59.999Z`,
    title: (o) => `${o.order} · ${o.customer}`,
    link: (o) => `exchange/orders/${o.id}`,
    by: (o) => o.raisedBy,
  }),
  plans: telling<Plan>({
    register: plans,
    at: (p) => p.confirmedAt,
    title: (p) => `${p.period} ${p.product}: ${p.quantity}`,
    link: () => 'forecast',
    by: (p) => p.planner,
  }),
  forecasts: telling<Forecast>({
    register: forecasts,
    at: (f) => f.submittedAt,
    title: (f) => `${f.period} ${f.product}: ${f.quantity}`,
    link: () => 'forecast',
    by: (f) => f.forecaster,
  }),
  serviceCases: telling<Case>({
    register: serviceCases,
    at: (c) => c.solvedAt ?? c.openedAt,
    title: (c) => c.title,
    link: (c) => `exchange/serviceCases/${c.id}`,
    by: (c) => c.owner,
    of: (_, policy) => [policy.service.handled_by],
  }),
};
const signalled = telling<Signal>({
  register: signals,
  at: (s) => s.raisedAt,
  title: (s) => s.title,
  link: (s) => `exchange/signals/${s.id}`,
  by: (s) => s.raisedBy,
  of: (s) => [s.department],
});

/** The signals about a topic. */
const signalsOn = (snapshot: Snapshot, { id, kept_in }: Information): Signal[] =>
  rowsOf(snapshot, signals).filter((s) => s.kind === kept_in || isNothing(s, id));
const isNothing = (s: Signal, topic: string): boolean => s.kind === nothingNew && s.topic === topic;

/** The rows that tell of a topic, wherever they are written down; there may be very many. */
function* tellingOf(snapshot: Snapshot, topic: Information): Generator<[Telling<Row>, readonly Row[]]> {
  yield [signalled, signalsOn(snapshot, topic)];
  const kept = told[topic.kept_in];
  if (kept) yield [kept, rowsOf(snapshot, kept.register)];
}

const whose = ({ of, by }: Telling<Row>, row: Row, policy: Policy): string[] =>
  of?.(row, policy) ?? departmentsOf(policy, by(row) ?? '');

/** Everything that was told about a topic. */
export function* newsOf(snapshot: Snapshot, policy: Policy, topic: Information): Generator<News> {
  for (const [telling, rows] of tellingOf(snapshot, topic))
    for (const row of rows as (Row & { updatedAt?: string })[]) {
      const { at, came = at, title, link, by } = telling;
      const nothing = telling === signalled && isNothing(row as unknown as Signal, topic.id);
      yield {
        at: at(row),
        // Who typed a row by hand left no stamp; a row that was changed since carries the stamp of the change.
        came: row.rev === 1 ? (row.updatedAt ?? came(row)) : came(row),
        departments: whose(telling, row, policy),
        title: title(row),
        by: by(row),
        link: link(row),
        ...(nothing && { nothing }),
      };
    }
}

/** When each department told of a topic, ISO 8601, the earliest first. */
export function timesTold(snapshot: Snapshot, policy: Policy, topic: Information): Map<string, string[]> {
  const ofSnapshot = toldBefore(snapshot);
  const known = ofSnapshot.get(topic) ?? timesOf(snapshot, policy, topic);
  ofSnapshot.set(topic, known);
  return known;
}
/** Each department asks for every topic: the rows are read once. */
const toldBefore = onceFor((_: Snapshot) => new Map<Information, Map<string, string[]>>());

function timesOf(snapshot: Snapshot, policy: Policy, topic: Information): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [telling, rows] of tellingOf(snapshot, topic))
    for (const row of rows) {
      const at = telling.at(row);
      for (const department of whose(telling, row, policy)) {
        const times = found.get(department);
        if (times) times.push(at);
        else found.set(department, [at]);
      }
    }
  for (const times of found.values()) times.sort();
  return found;
}
