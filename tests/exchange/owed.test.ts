import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newsWaits } from '../../core/exchange/evaluation.ts';
import { freshness } from '../../core/exchange/freshness.ts';
import { newsFresh } from '../../core/exchange/measures.ts';
import { policyOf, type Sourced } from '../../core/policy/history.ts';
import { piecesOf, wordingOf } from '../../core/policy/versions.ts';
import { snapshotOf } from '../forecasts/rows.ts';

const source = readFileSync('core/policy/models/committee.yaml', 'utf8');
const topics = [...source.matchAll(/^ {2}- \{ id: ([\w-]+), name.*kept_in.*\}$/gm)].map(([line, id]) => ({
  line,
  id: id!,
}));
/** The model with these topics of information alone. */
const asking = (edit: (line: string) => string, ...ids: string[]) =>
  topics.reduce(
    (s, { line, id }) => (ids.includes(id) ? s.replace(line, edit(line)) : s.replace(`${line}\n`, '')),
    source,
  );
const as = (line: string) => line;

const installedAs = (text: string): Sourced => ({ source: text, policy: policyOf(text) });
/** A later version, adopted on a day of 2026. */
const adopted = (text: string, day: string) => ({
  id: `V-${day}`,
  state: 'adopted',
  version: day,
  effective: `2026-${day}`,
  adoptedAt: `2026-${day}T01:00:00.000Z`,
  at: `2026-${day}T01:00:00.000Z`,
  author: 'x',
  wording: wordingOf(text),
});
const meeting = { start: '2026-09-01T06:00:00.000Z' };
const order = (day: string) => ({
  orderedOn: `2026-${day}`,
  raisedBy: 'sales.east@example.com',
  order: 'N',
  customer: 'D',
});

/** What page, figure and evaluation say of the news of a company, in a stretch of 2026. */
function said(
  installed: Sourced,
  later: { text: string; day: string }[],
  rows: Record<string, object[]>,
  from: string,
  to: string,
) {
  const snapshot = snapshotOf(
    {
      meetings: [meeting],
      policyVersions: later.map(({ text, day }) => adopted(text, day)),
      policyTexts: later.flatMap(({ text }) => piecesOf(text)),
      ...rows,
    },
    { installed },
  );
  const policy = later.length ? policyOf(later.at(-1)!.text) : installed.policy;
  const [start, now] = [`2026-${from}T16:00:00.000Z`, `2026-${to}T16:00:00.000Z`];
  const stretch = { snapshot, policy, from: start, to: now };
  const figure = newsFresh.of(stretch, {});
  return {
    page: freshness(snapshot, policy, now).map((f) => [f.topic, f.late, f.due.slice(0, 10)]),
    figure: [figure.cases, figure.against.length],
    days: Math.round(newsWaits(stretch).reduce((n, w) => n + w.days, 0)),
  };
}

describe('news that a department owes', () => {
  const orders = asking(as, 'orders');

  it('is owed from the beginning of the co-ordination, where the policy always asked for it', () => {
    expect(said(installedAs(orders), [], { orders: [order('09-03')] }, '08-31', '09-09')).toEqual({
      page: [['orders', false, '2026-09-10']],
      figure: [1, 0],
      days: 0,
    });
    expect(said(installedAs(orders), [], { orders: [] }, '09-07', '09-15')).toMatchObject({
      page: [['orders', true, '2026-09-08']],
      figure: [1, 1],
    });
  });

  it('is owed from the day a topic was added to the policy, however old the news is', () => {
    const installed = installedAs(asking(as, 'competitors'));
    const later = [{ text: orders, day: '11-02' }];
    const of = (rows: object[], to: string) => said(installed, later, { orders: rows }, '10-31', to);
    expect(of([order('03-01')], '11-08')).toEqual({ page: [['orders', false, '2026-11-09']], figure: [0, 0], days: 0 });
    expect(of([], '11-08')).toEqual({ page: [['orders', false, '2026-11-09']], figure: [0, 0], days: 0 });
    // From Tuesday the 10th on, up to the end of Thursday.
    expect(of([], '11-12')).toEqual({ page: [['orders', true, '2026-11-09']], figure: [1, 1], days: 3 });
  });

  it('is owed without a break when a later version goes on asking for it', () => {
    const later = [{ text: orders.replace('every_days: 7', 'every_days: 8'), day: '11-09' }];
    expect(said(installedAs(orders), later, { orders: [] }, '11-08', '11-10')).toMatchObject({
      page: [['orders', true, '2026-09-09']],
      figure: [1, 1],
    });
  });

  it('is owed from the first version, where the company began with a model', () => {
    const model = { ...installedAs(orders), models: { committee: orders } };
    const own = orders.replace('Harbour Instruments', 'Lakeside Pumps');
    const of = (to: string) => said(model, [{ text: own, day: '11-02' }], { orders: [], meetings: [] }, '10-31', to);
    expect(of('11-05')).toEqual({ page: [['orders', false, '2026-11-09']], figure: [0, 0], days: 0 });
    expect(of('11-12').page).toEqual([['orders', true, '2026-11-09']]);
  });

  it('is late for the page, the figure and who waits alike only where the policy’s condition holds', () => {
    const text = orders.replace('every_days: 7 }', 'every_days: 7, owed_when: "month != 9" }');
    const of = (from: string, to: string) => said(installedAs(text), [], { orders: [] }, from, to);
    expect(of('08-31', '09-28')).toMatchObject({ page: [['orders', false, '2026-09-08']], figure: [0, 0], days: 0 });
    expect(of('09-30', '10-12')).toMatchObject({ page: [['orders', true, '2026-09-08']], figure: [1, 1] });
  });
});
