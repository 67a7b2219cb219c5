import { actionCandidates } from './actions/agenda.ts';
import { decisionCandidates } from './decisions/agenda.ts';
import { demandCandidates } from './demands/agenda.ts';
import { evaluationCandidates } from './evaluation/agenda.ts';
import { signalCandidates } from './exchange/agenda.ts';
import { forecastCandidates } from './forecasts/agenda.ts';
import { groupCandidates } from './groups/agenda.ts';
import { topicCandidates } from './meetings/topics.ts';
import { indicatorCandidates } from './performance/agenda.ts';
import type { Source } from './policy/parts.ts';
import { reviewCandidates } from './procedures/agenda.ts';
import { requestCandidates } from './requests/agenda.ts';
import { serviceCandidates } from './service/agenda.ts';
import type { AgendaSource } from './workspace/candidate.ts';

/** What each source of the policy's sections brings to a meeting. A new capability adds its line here. */
export const agendaSources: Record<Source, AgendaSource> = {
  actions: actionCandidates,
  requests: requestCandidates,
  forecast: forecastCandidates,
  decisions: (occasion) => [...decisionCandidates(occasion), ...groupCandidates(occasion)],
  service: serviceCandidates,
  demands: demandCandidates,
  signals: signalCandidates,
  indicators: indicatorCandidates,
  reviews: (occasion) => [...reviewCandidates(occasion), ...evaluationCandidates(occasion)],
  topics: topicCandidates,
};
