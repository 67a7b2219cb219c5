import { z } from 'zod';
import { agendaSources } from '../agenda-sources.ts';
import { Refusal, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { draftAgenda } from './agenda.ts';
import { allItems } from './difference.ts';
import { type MeetingCommand, permitOn } from './guards.ts';
import type { Item } from './item.ts';
import { findMeeting, type Meeting, meetingsOf } from './meeting.ts';

/** What every command about a meeting begins with: its input, the agenda as it is now, and whether it may still change. */
export const meetingId = z.string().min(1).max(80).describe("A meeting's id, a series' id, NEXT or NOW");
export const key = z.string().min(1).max(200).describe('Key of an agenda item');
export const title = z.string().trim().min(1).max(300);
export const email = z.string().min(3).max(200);
export const everyone = ['member'] as const;

/** A meeting on which somebody may do a command now, with its agenda. @throws Refusal */
export const take = (act: Act, which: string, command: MeetingCommand) => {
  const seen = see(act, which);
  permitOn(act, seen.meeting, command);
  return seen;
};

export const see = (act: Act, which: string) => {
  const all = meetingsOf(act.snapshot, act.policy, act.now);
  const meeting = findMeeting(all, which, act.now);
  return { meeting, agenda: draftAgenda(act.snapshot, act.policy, agendaSources, meeting, all, act.now) };
};

export const itemIn = (agenda: ReturnType<typeof draftAgenda>, wantedKey: string): Item => {
  const item = allItems(agenda).find((i) => i.key === wantedKey);
  if (!item)
    throw new Refusal(
      t('This item is no longer on the agenda; look at the page again', '该议题已不在议程中，请刷新页面'),
      'missing',
      'key',
    );
  return item;
};

/** People's own words in the invitation come first: what we add must fit beside them. */
export const renderOptions = (
  act: Pick<Act, 'snapshot' | 'policy' | 'place'>,
  meeting: Meeting,
  language?: 'en' | 'zh',
) => ({
  snapshot: act.snapshot,
  policy: act.policy,
  language: language ?? meeting.series.language ?? act.policy.language,
  link: act.place.appLink(`meetings/${meeting.id}`),
  limit: Math.max(2000, act.place.bodyLimit - (meeting.event?.body.length ?? 0)),
});
