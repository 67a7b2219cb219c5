import { topics } from '../../../core/meetings/records.ts';
import type { Policy } from '../../../core/policy/schema.ts';
import type { Language } from '../../../core/words.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import { sampleConduct } from './conduct.ts';
import { sampleDecisions } from './decisions.ts';
import { sampleForecasts } from './forecasts.ts';
import { sampleMarket } from './market.ts';
import { type Notebook, notebook } from './notebook.ts';
import { pastMeetings, type SampleEvent, type SampleTask, sampleTasks } from './past.ts';
import { sampleProcedures } from './procedures.ts';
import { sampleRequests } from './requests.ts';
import { sampleSuggestions } from './revision.ts';
import { sampleService } from './service.ts';
import { sampleTrainings } from './trainings.ts';
import * as words from './words/meetings.ts';

export interface SampleCompany {
  rows: (eventIds: ReadonlyMap<string, string>) => Change[];
  tasks: SampleTask[];
  events: SampleEvent[];
}

/**
 * Twelve weeks of a believable company, ending at `now`: most things went well, some are late, and the next meeting
 * has enough to talk about. The same language, policy and day give the same company.
 */
export function sampleCompany(policy: Policy, language: Language, now: string): SampleCompany {
  const notes = notebook(policy, language, now);
  // In this order: each part rolls the dice where the one before it stopped.
  const rows = [
    sampleRequests,
    sampleForecasts,
    sampleMarket,
    sampleService,
    sampleDecisions,
    sampleProcedures,
    sampleTrainings,
    sampleSuggestions,
    sampleConduct,
  ].flatMap((part) => part(notes));
  const tasks = sampleTasks(notes);
  const { events, rows: meetingRows } = pastMeetings(notes);
  rows.push(sampleTopic(notes));
  return { rows: (ids) => [...rows, ...meetingRows(ids)], tasks, events };
}

/** A topic that somebody proposed for the next meeting. */
const sampleTopic = ({ policy, ago, say }: Notebook): Change =>
  append(topics, {
    id: 'T-0001',
    series: policy.meetings[0]!.id,
    meeting: undefined,
    title: say(words.topic),
    reason: say(words.topicReason),
    wanted: 'discuss',
    minutes: 6,
    owner: undefined,
    section: undefined,
    proposedBy: 'sales.east@example.com',
    proposedAt: ago(3),
    state: 'proposed',
  });
