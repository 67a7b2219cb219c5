import { decisionWeaknesses } from './decisions/evaluation.ts';
import { demandWaits } from './demands/evaluation.ts';
import { newsWaits } from './exchange/evaluation.ts';
import { forecastWaits } from './forecasts/evaluation.ts';
import { recurringItems } from './meetings/evaluation.ts';
import { procedureWeaknesses } from './procedures/evaluation.ts';
import { requestWaits } from './requests/evaluation.ts';
import { openSuggestions } from './revision/evaluation.ts';
import { serviceWaits } from './service/evaluation.ts';
import { untrained } from './training/evaluation.ts';
import type { Stretch, Wait, Weakness } from './workspace/evaluating.ts';

export { type SeriesWorth, worthOfMeetings } from './meetings/evaluation.ts';

/** Everything that one department waited for another to do. A new capability adds its line here. */
export const waitsIn = (stretch: Stretch): Wait[] =>
  [requestWaits, serviceWaits, demandWaits, newsWaits, forecastWaits].flatMap((source) => source(stretch));

/** Everything else that does not work well. */
export const weaknessesIn = (stretch: Stretch): Weakness[] =>
  [recurringItems, decisionWeaknesses, procedureWeaknesses, untrained, openSuggestions].flatMap((source) =>
    source(stretch),
  );
