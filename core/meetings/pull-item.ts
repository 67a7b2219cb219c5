import { z } from 'zod';
import { fill, Refusal, t } from '../words.ts';
import type { Change } from '../workspace/changes.ts';
import { defineCommand } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import { tell } from '../workspace/tell.ts';
import { everyone, itemIn, key, meetingId, take } from './acting.ts';
import { line } from './live.ts';
import { pulledIn } from './pulling.ts';
import { linesOf } from './running.ts';
import { rememberMeeting } from './storing.ts';

export const pullItem = defineCommand({
  name: 'pull-agenda-item',
  title: t('Discuss it instead of taking it as read', '提请会上讨论'),
  allow: everyone,
  input: z.strictObject({
    meeting: meetingId,
    key,
    reason: z.string().trim().max(500).optional().describe('What there is to discuss'),
    back: z.boolean().default(false).describe('Takes back that you asked for it'),
  }),
  decide(act, input): Change[] {
    const { meeting, agenda } = take(act, input.meeting, 'pull-agenda-item');
    const item = itemIn(agenda, input.key);
    const lines = linesOf(act.snapshot, meeting.id);
    const own = lines.filter((l) => l.item === item.key && l.by.toLowerCase() === me(act));
    const asked = pulledIn(own).has(item.key);
    if (input.back ? !asked : !!item.pulled) return [];
    if (!input.back && item.state !== 'consent')
      throw new Refusal(t('This item is not among those taken as read', '该议题不属于书面通报事项'), 'conflict', 'key');
    // Asked for once more after it was taken back, it is another line than the first.
    const times = own.filter((l) => l.kind === 'pulled' || l.kind === 'released').length;
    return [
      ...rememberMeeting(meeting, act.snapshot),
      line(
        act,
        meeting,
        { kind: input.back ? 'released' : 'pulled', item: item.key, words: input.reason || undefined },
        `#${times + 1}`,
      ),
      ...tell(
        act,
        meeting.series.organiser,
        { id: meeting.id, title: item.title[act.policy.language], link: `meetings/${meeting.id}` },
        fill(
          input.back
            ? t('Need not be discussed any more, {meeting}', '不再提请讨论，{meeting}')
            : t('To be discussed instead of taken as read, {meeting}', '由书面通报改为会上讨论，{meeting}'),
          { meeting: meeting.title },
        ),
        input.reason,
      ),
    ];
  },
});

export const pullingCommands = [pullItem];
