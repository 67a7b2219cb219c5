import { actionReplay } from './actions/replay.ts';
import { agendaSources } from './agenda-sources.ts';
import { decisionReplay } from './decisions/replay.ts';
import { demandReplay } from './demands/replay.ts';
import { exchangeReplay } from './exchange/replay.ts';
import { forecastReplay } from './forecasts/replay.ts';
import { meetingReplay } from './meetings/replay.ts';
import { performanceReplay } from './performance/replay.ts';
import { requestReplay } from './requests/replay.ts';
import { serviceReplay } from './service/replay.ts';
import type { Replay } from './workspace/replay.ts';
import type { Snapshot } from './workspace/snapshot.ts';

/** The workspace as it stood at an instant, as far as its rows say. */
export const asOf = (snapshot: Snapshot, instant: string): Snapshot =>
  replays.reduce((known, replay) => replay.asOf?.(known, instant) ?? known, snapshot);

/** What can be told of the past under another policy. A new capability adds its line here. */
export const replays: readonly Replay[] = [
  requestReplay,
  serviceReplay,
  demandReplay,
  forecastReplay,
  exchangeReplay,
  meetingReplay(agendaSources, (snapshot, instant) => asOf(snapshot, instant)),
  performanceReplay,
  decisionReplay,
  actionReplay,
];
