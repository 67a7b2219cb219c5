import { dateIn, workdaysLate } from '../policy/calendar.ts';
import { grouped } from '../policy/names.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, t, verbatim } from '../words.ts';
import { type ChartColumn, type ChartSource, chartRow, shownBehind } from '../workspace/chart.ts';
import { type Counted, within } from '../workspace/measure.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { requestsOnTime } from './measures.ts';
import { deadlineOf, type Request, requests, stillOwed } from './records.ts';

const counted =
  (policy: Policy) =>
  (r: Request): Counted => ({
    register: requests.name,
    id: r.id,
    label: verbatim(r.title),
    due: dateIn(policy, deadlineOf(r)),
  });

const load: ChartColumn[] = [
  { title: t('Asked of them', '收到请求'), unit: 'count', drawn: true },
  { title: t('Due', '到期'), unit: 'count', drawn: true },
  { title: t('Late', '逾期'), unit: 'count', drawn: true },
  { title: t('On time', '按时'), unit: 'count' },
  { title: t('On time, share', '按时率'), unit: 'share', of: [3, 1] },
];

/** Ages of what is open, in working days. */
const ages = [2, 5, 10] as const;
const ageing: ChartColumn[] = [
  { title: t('up to 2 days', '2 天内'), unit: 'count', drawn: true },
  { title: t('3 to 5 days', '3–5 天'), unit: 'count', drawn: true },
  { title: t('6 to 10 days', '6–10 天'), unit: 'count', drawn: true },
  { title: t('longer', '更久'), unit: 'count', drawn: true },
];

/** Requests by department, and how old the open ones are (B2, B5). */
export const requestCharts: ChartSource = (scope) => {
  const { snapshot, policy, department, now } = scope;
  const all = rowsOf(snapshot, requests);
  const departments = policy.departments.filter((d) => !department || d.id === department);
  const asked = new Map<string, number>();
  for (const r of all) if (within(scope, r.askedAt)) asked.set(r.to, (asked.get(r.to) ?? 0) + 1);
  const open = new Map(
    grouped(
      all.filter((r) => stillOwed.has(r.state)),
      (r) => r.to,
    ),
  );
  const loads = departments.map((d) => {
    const { cases, against } = requestsOnTime.of(scope, { department: d.id });
    return chartRow(load, d.name, [asked.get(d.id) ?? 0, cases, against.length, cases - against.length], {
      opens: 'requests',
      rows: against.slice(0, shownBehind),
    });
  });
  const worst = loads
    .filter((r) => (r.values[1] ?? 0) >= 3 && (r.values[2] ?? 0) > 0)
    .sort((a, b) => (a.values[4] ?? 1) - (b.values[4] ?? 1))[0];
  return [
    {
      id: 'requests',
      title: t('Requests between departments', '部门协作请求'),
      kind: 'bars',
      of: t('Department', '部门'),
      columns: load,
      rows: loads,
      ...(worst && {
        says: fill(t('Most often late: {name}, {late} of {due}.', '逾期最多：{name}，{due} 项中 {late} 项。'), {
          name: worst.label,
          late: worst.values[2]!,
          due: worst.values[1]!,
        }),
      }),
    },
    {
      id: 'request-ages',
      title: t('Open requests by age', '待办请求账龄'),
      kind: 'stacked',
      of: t('Department', '部门'),
      columns: ageing,
      rows: departments.map((d) => {
        const own = (open.get(d.id) ?? []).map((r) => ({ r, days: workdaysLate(policy, r.askedAt, now) }));
        const in_ = (i: number) =>
          own.filter(({ days }) => days > (ages[i - 1] ?? -1) && days <= (ages[i] ?? Number.POSITIVE_INFINITY)).length;
        const oldest = [...own].sort((a, b) => b.days - a.days).slice(0, shownBehind);
        return chartRow(
          ageing,
          d.name,
          [0, 1, 2, 3].map((i) => in_(i)),
          { opens: 'requests', rows: oldest.map(({ r }) => counted(policy)(r)) },
        );
      }),
    },
  ];
};
