import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { t } from '../words.ts';
import { append, type Change } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow } from '../workspace/people.ts';
import { email, everyone, itemIn, key, meetingId, take } from './acting.ts';
import { readAction } from './action-line.ts';
import { mustRun } from './guards.ts';
import type { Meeting } from './meeting.ts';
import { type lineKinds, meetingLines } from './records.ts';
import { linesOf, presentIn } from './running.ts';
import { rememberMeeting } from './storing.ts';

interface NewLine {
  kind: keyof typeof lineKinds;
  by?: string;
  item?: string | undefined;
  words?: string;
  about?: string;
}

/**
 * A line of a meeting.
 * @param ref what the page calls it: a request that is repeated because its answer was lost adds nothing
 */
export const line = (act: Act, meeting: Meeting, { by = act.actor.email, ...said }: NewLine, ref = act.now): Change =>
  append(meetingLines, {
    id: `L-${fingerprint(meeting.id, said.kind, by.toLowerCase(), said.item, said.words, said.about, ref)}`,
    meeting: meeting.id,
    by: by.toLowerCase(),
    at: act.now,
    ...said,
  });

export const openItem = defineCommand({
  name: 'open-item',
  title: t('Go to this item', '进入此议题'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId, key: key.optional().describe('Without it the clock stops') }),
  decide(act, input) {
    const { meeting, agenda } = take(act, input.meeting, 'open-item');
    const item = input.key ? itemIn(agenda, input.key).key : undefined;
    return [...rememberMeeting(meeting, act.snapshot), line(act, meeting, { kind: 'opened', item })];
  },
});

export const sayPresent = defineCommand({
  name: 'say-present',
  title: t('I am here', '签到'),
  allow: everyone,
  input: z.strictObject({
    meeting: meetingId,
    left: z.boolean().default(false),
    people: z.array(email).max(100).optional().describe('Whoever runs the meeting says it of others'),
  }),
  decide(act, input) {
    const { meeting } = take(act, input.meeting, 'say-present');
    if (input.people?.some((p) => p.toLowerCase() !== me(act))) mustRun(act, meeting);
    mustKnow(act, input.people ?? [], 'people');
    const there = new Set(presentIn(linesOf(act.snapshot, meeting.id)));
    const kind = input.left ? ('left' as const) : ('present' as const);
    return [
      ...rememberMeeting(meeting, act.snapshot),
      ...[...new Set((input.people ?? [me(act)]).map((p) => p.toLowerCase()))]
        .filter((p) => there.has(p) === input.left)
        .map((by) => line(act, meeting, { kind, by })),
    ];
  },
});

export const writeNote = defineCommand({
  name: 'write-note',
  title: t('Write it down', '记录'),
  allow: everyone,
  input: z.strictObject({
    meeting: meetingId,
    key: key.optional(),
    words: z.string().trim().min(1).max(2000),
    parked: z.boolean().default(false).describe('For the parking lot: a topic of the next meeting'),
    ref: z.string().max(60).optional().describe("The page's own name for this line, so that a repeat adds nothing"),
  }),
  decide(act, input) {
    const { meeting, agenda } = take(act, input.meeting, 'write-note');
    const item = input.key ? itemIn(agenda, input.key).key : undefined;
    const kind = input.parked ? ('parked' as const) : ('note' as const);
    return [
      ...rememberMeeting(meeting, act.snapshot),
      line(act, meeting, { kind, item, words: input.words }, input.ref),
    ];
  },
});

export const typeAction = defineCommand({
  name: 'type-action',
  title: t('Add an action in one line', '一行录入行动项'),
  allow: everyone,
  input: z.strictObject({
    meeting: meetingId,
    key: key.optional(),
    line: z.string().trim().min(1).max(500).describe('@name what … by when'),
  }),
  decide(act, input) {
    const { meeting, agenda } = take(act, input.meeting, 'type-action');
    const item = input.key ? itemIn(agenda, input.key).key : undefined;
    const { directory } = act.snapshot;
    const action = readAction(input.line, { directory, policy: act.policy, now: act.now });
    return [
      ...rememberMeeting(meeting, act.snapshot),
      append(actionLinks, {
        id: `A-${fingerprint(meeting.id, item, action.title, action.owner, action.due)}`,
        ...action,
        meeting: meeting.id,
        item,
        group: meeting.series.group,
      }),
    ];
  },
});

export const liveCommands = [openItem, sayPresent, writeNote, typeAction];
