import { actionsClosed } from './actions/measures.ts';
import { decisionTime } from './decisions/measures.ts';
import { demandsClosed, demandsCoOperation, demandsJudged } from './demands/measures.ts';
import { newsFresh, ordersDelivered, salesTarget } from './exchange/measures.ts';
import { forecastBias, forecastWape, planConfirmed, planOnTime } from './forecasts/measures.ts';
import { preReadOnTime } from './meetings/measures.ts';
import type { MeasureName } from './policy/parts.ts';
import { proceduresRead } from './procedures/measures.ts';
import { requestsOnTime, requestsResponded } from './requests/measures.ts';
import { customerSatisfaction, serviceOnTime, serviceResponse } from './service/measures.ts';
import type { Measure } from './workspace/measure.ts';

/** The ready indicators of every capability, by the name that the policy gives them. A new one adds its line here. */
export const measures: Record<Exclude<MeasureName, 'formula'>, Measure> = {
  'requests-on-time': requestsOnTime,
  'requests-responded': requestsResponded,
  'actions-closed': actionsClosed,
  'forecast-wape': forecastWape,
  'forecast-bias': forecastBias,
  'plan-confirmed': planConfirmed,
  'plan-on-time': planOnTime,
  'orders-delivered': ordersDelivered,
  'sales-target': salesTarget,
  'demands-judged': demandsJudged,
  'demands-co-operation': demandsCoOperation,
  'demands-closed': demandsClosed,
  'service-on-time': serviceOnTime,
  'service-response': serviceResponse,
  'customer-satisfaction': customerSatisfaction,
  'decision-time': decisionTime,
  'pre-read-on-time': preReadOnTime,
  'news-fresh': newsFresh,
  'procedures-read': proceduresRead,
};
