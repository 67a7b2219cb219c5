import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { decisions } from '../decisions/records.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { mustKnow } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { email, everyone, itemIn, key, meetingId, take, title } from './acting.ts';
import type { Meeting } from './meeting.ts';
import { agendaItems, type Outcome, outcomes } from './records.ts';
import { linesOf, presentIn, quorumIn } from './running.ts';
import { itemRecord, rememberMeeting } from './storing.ts';
import { actionsFor, decisionIn, isResolved } from './what-came.ts';

/** @throws Refusal where something was not decided by the rule, or too few are there to decide */
function mayBeDecided(act: Act, meeting: Meeting, itemKey: string): void {
  const decision = decisionIn(itemKey);
  if (decision && rowOf(act.snapshot, decisions, decision) && !isResolved(act.snapshot, decision))
    throw new Refusal(
      t(
        'The committee has not agreed on this by the rule: members say what they think on the decision itself',
        '该事项尚未按规则达成一致：请委员在决策事项中表态',
      ),
      'conflict',
      'outcome',
    );
  const present = presentIn(linesOf(act.snapshot, meeting.id));
  const quorum = present.length ? quorumIn(act.policy, meeting, present) : undefined;
  if (!decision && quorum && !quorum.met)
    throw new Refusal(
      fill(
        t(
          'There is no quorum: {there} of {needed} members are there. Nothing can be decided now',
          '法定人数不足：需 {needed} 人，现有 {there} 人，暂不能作出决定',
        ),
        { there: quorum.there, needed: quorum.needed },
      ),
      'conflict',
      'outcome',
    );
}

/** What somebody can say came of an item. */
export const recordable = (Object.keys(outcomes) as Outcome[]).filter(
  (o): o is Exclude<Outcome, 'discussed'> => o !== 'discussed',
) as [Exclude<Outcome, 'discussed'>, ...Exclude<Outcome, 'discussed'>[]];

export const recordOutcome = defineCommand({
  name: 'record-outcome',
  title: t('Record an outcome', '记录结论'),
  allow: everyone,
  input: z.strictObject({
    meeting: meetingId,
    key,
    outcome: z.enum(recordable),
    note: z.string().max(5000).optional().describe('What came of it; without it the text stays as it is'),
    actions: z
      .array(z.strictObject({ title, owner: email, due: z.iso.date() }))
      .max(20)
      .default([]),
  }),
  decide(act, input) {
    const { meeting, agenda } = take(act, input.meeting, 'record-outcome');
    if (input.outcome === 'action' && !input.actions.length && !actionsFor(act, meeting.id).has(input.key))
      throw new Refusal(
        t('Name at least one action with its owner and date', '请至少填写一项行动及其责任人、期限'),
        'invalid',
        'actions',
      );
    const item = itemIn(agenda, input.key);
    if (input.outcome === 'decided') mayBeDecided(act, meeting, input.key);
    for (const [i, action] of input.actions.entries()) mustKnow(act, [action.owner], `actions.${i}.owner`);
    const said = {
      outcome: input.outcome,
      outcomeNote: input.note === undefined ? item.outcomeNote : input.note.trim() || undefined,
    };
    const record = { ...itemRecord(item, meeting, 1, act.snapshot), ...said };
    const stored = rowOf(act.snapshot, agendaItems, record.id);
    return [
      ...rememberMeeting(meeting, act.snapshot),
      ...(stored
        ? patch(agendaItems, stored, said, ['outcome', ...(input.note === undefined ? [] : ['outcomeNote' as const])])
        : [append(agendaItems, record)]),
      ...input.actions.map((action) =>
        append(actionLinks, {
          id: `A-${fingerprint(meeting.id, input.key, action.title, action.owner, action.due)}`,
          title: action.title,
          owner: action.owner.toLowerCase(),
          due: action.due,
          meeting: meeting.id,
          item: input.key,
          group: meeting.series.group,
        }),
      ),
    ];
  },
});
