import { actionsWaiting } from './actions/waiting.ts';
import { conductWaiting } from './conduct/waiting.ts';
import { decisionsWaiting } from './decisions/waiting.ts';
import { demandsWaiting } from './demands/waiting.ts';
import { evaluationsWaiting } from './evaluation/waiting.ts';
import { groupsWaiting } from './groups/waiting.ts';
import { liaisonsWaiting } from './liaisons/waiting.ts';
import { ratingsWaiting } from './meetings/rating.ts';
import { minutesWaiting } from './meetings/waiting.ts';
import { periodsWaiting } from './performance/waiting.ts';
import { proceduresWaiting } from './procedures/waiting.ts';
import { requestsWaiting } from './requests/waiting.ts';
import { suggestionsWaiting } from './revision/waiting.ts';
import { casesWaiting } from './service/waiting.ts';
import { trainingsWaiting } from './training/waiting.ts';
import type { WaitingSource } from './workspace/waiting.ts';

/** Everything that may stand on somebody's Today page. */
export const waitingSources: readonly WaitingSource[] = [
  decisionsWaiting,
  requestsWaiting,
  demandsWaiting,
  casesWaiting,
  liaisonsWaiting,
  groupsWaiting,
  proceduresWaiting,
  trainingsWaiting,
  suggestionsWaiting,
  actionsWaiting,
  minutesWaiting,
  ratingsWaiting,
  evaluationsWaiting,
  periodsWaiting,
  conductWaiting,
];
