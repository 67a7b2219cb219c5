import { onceFor } from '../once.ts';
import { t } from '../words.ts';
import {
  defineRegister,
  flag,
  maybeDate,
  maybeMoment,
  maybeNumber,
  moment,
  note,
  number,
  oneOf,
  period,
  person,
  type RowOf,
} from '../workspace/register.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';

/**
 * What sales expects to sell (A3): a line for each period × product × region. What was really ordered stands in the orders
 * and nowhere else: a column that says so in an older table is its people's own.
 */
export const forecasts = defineRegister({
  name: 'forecasts',
  title: t('Forecast', '销售预测'),
  purpose: t('Sales forecast by month, product and region', '按月、产品、区域的销售预测'),
  columns: {
    period: period(t('Period', '期间')),
    product: oneOf('products')(t('Product', '产品')),
    region: oneOf('regions')(t('Region', '区域')),
    quantity: number(t('Forecast', '预测数量')),
    forecaster: person(t('Forecaster', '预测人')),
    submittedAt: moment(t('Submitted at', '提交时间')),
    note: note(t('Note', '备注')),
    locked: maybeNumber(t('Locked', '锁定数量')),
    before2: maybeNumber(t('Two months before', '两个月前预测')),
    before3: maybeNumber(t('Three months before', '三个月前预测')),
    late: flag(t('Late', '逾期提交')),
  },
});

/** What production confirms against the forecast (A3). */
export const plans = defineRegister({
  name: 'plans',
  title: t('Production plan', '生产计划'),
  purpose: t('What production confirms for each line of the forecast', '生产部对预测逐行确认的计划'),
  columns: {
    period: period(t('Period', '期间')),
    product: oneOf('products')(t('Product', '产品')),
    region: oneOf('regions')(t('Region', '区域')),
    quantity: number(t('Planned', '计划数量')),
    planner: person(t('Confirmed by', '确认人')),
    confirmedAt: moment(t('Confirmed at', '确认时间')),
    /** Only where it was confirmed again since: what comes later does not make the first answer late. */
    firstAt: maybeMoment(t('First confirmed at', '首次确认时间')),
    fullFrom: maybeDate(t('In full from', '可足量日期')),
    note: note(t('Note', '备注')),
  },
});

export type Forecast = RowOf<typeof forecasts>;
export type Plan = RowOf<typeof plans>;

/** What a line of forecast and one of plan are about. */
export interface Cell {
  period: string;
  product: string;
  region: string;
}
export const cellKey = ({ period, product, region }: Cell): string => `${period}|${product}|${region}`;
/** The cell of a line, without what else the line says. */
export const cellIn = ({ period, product, region }: Cell): Cell => ({ period, product, region });
/** The cell of a key. */
export function cellOf(key: string): Cell {
  const [period, product, region] = key.split('|') as [string, string, string];
  return { period, product, region };
}

/** When the plan first answered a line. */
export const answeredAt = (p: Plan): string => p.firstAt ?? p.confirmedAt;

/** The plan by cell. */
export const plansOf = (snapshot: Snapshot): ReadonlyMap<string, Plan> => byCell(rowsOf(snapshot, plans));
const byCell = onceFor((rows: readonly Plan[]) => new Map(rows.map((p) => [cellKey(p), p])));

/** The quantity that counts: as locked at the cut-off, before that the newest. */
export const versionOf = (f: Forecast): number => f.locked ?? f.quantity;
