import { sharedDecisions } from './decisions.ts';
import { sharedDemands, sharedNews } from './market.ts';
import { sharedMeetings, sharedTasks } from './meetings.ts';
import * as office from './office.ts';
import type { Play } from './play.ts';
import { sharedRequests } from './requests.ts';
import { sharedForecasts, sharedOrders } from './sales.ts';
import { sharedCases } from './service.ts';

/**
 * What the people of the sample company do in a quarter.
 * @param busy how much of what happens often happens: 1 is the sample company
 */
export function tell(play: Play, busy = 1): void {
  sharedForecasts(play);
  sharedOrders(play, busy);
  sharedRequests(play, busy);
  sharedNews(play);
  sharedDemands(play);
  sharedCases(play, 0.6 * busy);
  sharedDecisions(play);
  office.sharedProcedures(play);
  office.sharedTrainings(play);
  office.sharedConduct(play);
  office.sharedSuggestions(play);
  office.sharedLeave(play);
  office.sharedPeriods(play);
  sharedMeetings(play);
  sharedTasks(play);
}
