import { actionLinks } from '../actions/records.ts';
import { cellKey, type Forecast, forecasts, plans, versionOf } from '../forecasts/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { lineName } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { type FactValues, readRule } from '../policy/rules/expression.ts';
import { indicatorFacts } from '../policy/rules/facts.ts';
import type { Policy } from '../policy/schema.ts';
import { type Request, requests } from '../requests/records.ts';
import { serviceCases } from '../service/records.ts';
import { type Text, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import { ownTasks } from '../workspace/linked-tasks.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Interval, intervalOf } from './interval.ts';

/** A figure with the cases it comes from. `value` is missing when there are too few to say anything. */
export interface Measured {
  value?: number;
  cases: number;
  /** Where the value is a share of the cases: between what it may truly be, given so many of them. */
  interval?: Interval;
  /** The rows that count against it, for the evidence. */
  against: Counted[];
}

/** A row that counts against a department, as its people know it. */
export interface Counted {
  register: string;
  id: string;
  label: Text;
  /** When it was due, a date of the company's calendar; nothing where it is not a matter of days. */
  due?: string;
}

/** @param stretch what falls due in [from, to) counts */
type Measure = (stretch: Stretch, department: string, indicator: Pick<Indicator, 'formula' | 'cases'>) => Measured;
type Indicator = Policy['performance']['indicators'][number];
export type MeasureName = Indicator['measures'];

/** The answer's deadline, at the date that was agreed. */
const dueBy = (r: Request): string => r.agreed ?? r.completeBy;

const share = (good: number, all: number, against: Measured['against']): Measured => ({
  value: all ? good / all : undefined,
  cases: all,
  interval: all ? intervalOf(good, all) : undefined,
  against,
});

/** The months that a stretch touches; it does not touch the one that begins where it ends. */
const monthsOf = ({ policy, from, to }: Stretch): [first: string, last: string] => {
  const end = new Date(Date.parse(to) - 1).toISOString();
  return [dateIn(policy, from).slice(0, 7), dateIn(policy, end).slice(0, 7)];
};

const ofForecast =
  (policy: Policy) =>
  (f: Forecast): Counted => ({ register: forecasts.name, id: f.id, label: lineName(policy, f) });

/** The library of ready indicators. All look at what fell due in the stretch. */
export const measures: Record<MeasureName, Measure> = {
  'requests-on-time': ({ snapshot, policy, from, to }, department) => {
    const due = rowsOf(snapshot, requests).filter(
      (r) =>
        r.to === department && dueBy(r) >= from && dueBy(r) < to && r.state !== 'returned' && r.state !== 'withdrawn',
    );
    const late = due.filter(
      (r) =>
        !(r.state === 'declined'
          ? r.respondedAt && r.respondedAt <= r.respondBy
          : r.answeredAt && r.answeredAt <= dueBy(r)),
    );
    return share(
      due.length - late.length,
      due.length,
      late.map((r) => ({ register: requests.name, id: r.id, label: verbatim(r.title), due: dateIn(policy, dueBy(r)) })),
    );
  },
  'actions-closed': ({ snapshot, policy, from, to }, department) => {
    const [first, last] = [dateIn(policy, from), dateIn(policy, to)];
    const due = ownTasks(snapshot, actionLinks).filter(
      (task) =>
        task.due !== undefined &&
        task.due >= first &&
        task.due < last &&
        task.owners.some((id) => departmentsOf(policy, snapshot.directory.find(id)?.email ?? '').includes(department)),
    );
    const late = due.filter(
      (task) => !task.done || (task.doneAt !== undefined && dateIn(policy, task.doneAt) > task.due!),
    );
    return share(
      due.length - late.length,
      due.length,
      late.map((task) => ({ register: 'tasks', id: task.id, label: verbatim(task.title), due: task.due })),
    );
  },
  'forecast-wape': (stretch) => {
    const [first, last] = monthsOf(stretch);
    const lines = rowsOf(stretch.snapshot, forecasts).filter(
      (f) => f.actual !== undefined && f.period >= first && f.period <= last,
    );
    const actual = lines.reduce((sum, f) => sum + Math.abs(f.actual!), 0);
    const error = lines.reduce((sum, f) => sum + Math.abs(versionOf(f) - f.actual!), 0);
    const worst = [...lines]
      .sort((a, b) => Math.abs(versionOf(b) - b.actual!) - Math.abs(versionOf(a) - a.actual!))
      .slice(0, 5);
    return {
      value: actual ? error / actual : undefined,
      cases: lines.length,
      against: worst.map(ofForecast(stretch.policy)),
    };
  },
  'plan-confirmed': (stretch) => {
    const { snapshot, policy } = stretch;
    const [first, last] = monthsOf(stretch);
    const planned = new Map(rowsOf(snapshot, plans).map((p) => [cellKey(p), p.quantity]));
    const lines = rowsOf(snapshot, forecasts).filter((f) => f.period >= first && f.period <= last);
    const short = lines.filter(
      (f) => (planned.get(cellKey(f)) ?? 0) < versionOf(f) * (1 - policy.forecast.exception_share),
    );
    return share(lines.length - short.length, lines.length, short.map(ofForecast(policy)));
  },
  'service-on-time': ({ snapshot, policy, from, to }) => {
    const due = rowsOf(snapshot, serviceCases).filter((c) => c.resolveBy >= from && c.resolveBy < to);
    const late = due.filter((c) => !(c.solvedAt && c.solvedAt <= c.resolveBy));
    return share(
      due.length - late.length,
      due.length,
      late.map((c) => ({
        register: serviceCases.name,
        id: c.id,
        label: verbatim(c.title),
        due: dateIn(policy, c.resolveBy),
      })),
    );
  },
  'customer-satisfaction': ({ snapshot, from, to }) => {
    const rated = rowsOf(snapshot, serviceCases).filter(
      (c) => c.satisfaction !== undefined && c.openedAt >= from && c.openedAt < to,
    );
    const low = rated.filter((c) => c.satisfaction! <= 2);
    return {
      value: rated.length ? rated.reduce((sum, c) => sum + c.satisfaction!, 0) / rated.length : undefined,
      cases: rated.length,
      against: low.map((c) => ({ register: serviceCases.name, id: c.id, label: verbatim(c.title) })),
    };
  },
  formula: (stretch, department, { formula = '', cases = '' }) => {
    const facts = indicatorFactsOf(stretch, department);
    const of = (source: string) => {
      const read = readRule(source, indicatorFacts, 'number');
      const value = read.ok ? read.rule.of(facts) : undefined;
      return typeof value === 'number' ? value : undefined;
    };
    return { value: of(formula), cases: Math.round(of(cases) ?? 0), against: [] };
  },
};

/** What the formula of an indicator may look at, of one department. */
export function indicatorFactsOf(stretch: Stretch, department: string): FactValues {
  const of = (name: Exclude<MeasureName, 'formula'>) => measures[name](stretch, department, {});
  const good = (m: Measured) => m.cases - m.against.length;
  const [asked, actions, cases] = [of('requests-on-time'), of('actions-closed'), of('service-on-time')];
  const [error, plan, rated] = [of('forecast-wape'), of('plan-confirmed'), of('customer-satisfaction')];
  return {
    requests_due: asked.cases,
    requests_in_time: good(asked),
    actions_due: actions.cases,
    actions_in_time: good(actions),
    cases_due: cases.cases,
    cases_in_time: good(cases),
    satisfaction: rated.value ?? 0,
    rated: rated.cases,
    forecast_lines: error.cases,
    forecast_error: error.value ?? 0,
    plan_lines: plan.cases,
    plan_met: good(plan),
  };
}
