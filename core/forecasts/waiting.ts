import { departmentName, grouped } from '../policy/names.ts';
import { reachedThrough } from '../policy/routing.ts';
import { requests, stillOwed } from '../requests/records.ts';
import { fill, type Text, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { rowOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { monthOf } from './calendar.ts';
import { toConfirm } from './confirming.ts';
import { askId, missingForecasts } from './owed.ts';

/**
 * Lines that the plan has to confirm, for the department that plans; lines of the forecast that are missing near their
 * cut-off, for the department that gives it. Where a request asks for the same, the request stands there.
 */
export const forecastsWaiting: WaitingSource = (act) => {
  const { snapshot, policy, actor, now } = act;
  const { given_by, planned_by } = policy.forecast;
  const plans = actor.departments.includes(planned_by)
    ? grouped(toConfirm(snapshot, policy, now, monthOf(policy, now)), ({ line }) => line.period).flatMap(
        ([period, lines]) =>
          item(act, 'plan', period, planned_by, {
            title: fill(t('Plan for {period}: {n} {n:line|lines} to confirm', '{period} 生产计划：待确认 {n} 行'), {
              period,
              n: lines.length,
            }),
            about: fill(t('Forecast of {department}', '{department}的销售预测'), {
              department: departmentName(policy, given_by),
            }),
            at: lines.map(({ by }) => by).sort()[0]!,
          }),
      )
    : [];
  const given = actor.departments.includes(given_by)
    ? missingForecasts(snapshot, policy, now).flatMap(({ period, missing, cutOff }) =>
        item(act, 'forecast', period, given_by, {
          title: fill(t('Forecast for {period}: {n} {n:line is|lines are} missing', '{period} 销售预测：缺 {n} 行'), {
            period,
            n: missing,
          }),
          about: fill(t('For the plan of {department}', '供{department}安排计划'), {
            department: departmentName(policy, planned_by),
          }),
          at: cutOff,
        }),
      )
    : [];
  return [...given, ...plans];
};

/** Nothing where a request asks the department for the same. */
function item(
  act: Act,
  what: 'forecast' | 'plan',
  period: string,
  department: string,
  words: { title: Text; about: Text; at: string },
): Waiting[] {
  const asked = rowOf(act.snapshot, requests, askId(what, period));
  if (asked && stillOwed.has(asked.state)) return [];
  const own = reachedThrough(act, department, ['forecast'])?.toLowerCase() === act.actor.email.toLowerCase();
  return [
    {
      key: `${what}:${period}`,
      place: own ? 'mine' : 'department',
      ...words,
      late: words.at < act.now,
      link: 'forecast',
      steps: [],
    },
  ];
}
