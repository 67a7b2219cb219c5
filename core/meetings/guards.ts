import { Refusal, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import { isInvited, readersOf } from './attendees.ts';
import type { Meeting } from './meeting.ts';
import { attendedBy, linesOf } from './running.ts';
import { confirmedBy, openObjections } from './wording.ts';

/** Why something cannot be done with a meeting now; nothing where it can. */
type Guard = (act: Act, meeting: Meeting) => Refusal | undefined;

/** Whether somebody runs a meeting: an organiser of the policy, or the one who calls this series. */
export const runs = (act: Act, { series }: Pick<Meeting, 'series'>): boolean =>
  act.actor.roles.includes('organiser') || series.organiser.toLowerCase() === me(act);

const byWhoRuns: Guard = (act, meeting) =>
  runs(act, meeting)
    ? undefined
    : new Refusal(
        t('This is for organisers, and for whoever calls this meeting', '仅组织者及本会议召集人可以操作'),
        'denied',
      );

/** @throws Refusal unless somebody runs a meeting */
export function mustRun(act: Act, meeting: Meeting): void {
  const refusal = byWhoRuns(act, meeting);
  if (refusal) throw refusal;
}

const notCancelled: Guard = (_, { state }) =>
  state === 'cancelled' ? new Refusal(t('This meeting was cancelled', '会议已取消'), 'conflict') : undefined;

const notOver: Guard = (act, meeting) =>
  meeting.state === 'held'
    ? new Refusal(
        t('This meeting is over; its agenda can no longer be changed', '会议已结束，议程不可再改'),
        'conflict',
      )
    : notCancelled(act, meeting);

const notBegun: Guard = ({ now }, { start }) =>
  start <= now
    ? new Refusal(
        t('The meeting has begun: say what came of the items instead', '会议已开始，请直接记录议题结论'),
        'conflict',
      )
    : undefined;

const begun: Guard = ({ now }, { start }) =>
  start > now ? new Refusal(t('The meeting has not begun yet', '会议尚未开始'), 'conflict', 'meeting') : undefined;

const inCalendar: Guard = (_, { event, trouble }) =>
  event
    ? undefined
    : new Refusal(
        trouble ??
          t(
            'This meeting has no event in the calendar yet; it is created within a minute',
            '该会议尚无日历日程，稍后会自动创建',
          ),
        'missing',
      );

const eventLost: Guard = (_, { event, row, trouble }) =>
  event || !row?.event || !trouble
    ? new Refusal(t('The event is in the calendar', '该日程仍在日历中'), 'conflict')
    : undefined;

/** Until the minutes are final. */
const notFinal: Guard = (act, meeting) =>
  meeting.row?.lockedAt
    ? new Refusal(t('The minutes are final and can no longer be changed', '纪要已定稿，不可再改'), 'conflict')
    : notCancelled(act, meeting);

/** Until the minutes are written: from then on they are changed in the outcomes, and others say what is wrong with them. */
const stillOn: Guard = (act, meeting) =>
  notFinal(act, meeting) ??
  (meeting.row?.minutesAt
    ? new Refusal(
        t(
          'The minutes are written. Whoever runs the meeting corrects an outcome, or goes back into the meeting; everybody else says on the minutes what is wrong',
          '纪要已写入。会议主持人可更正结论或恢复会议，其他人请在纪要中提出异议',
        ),
        'conflict',
      )
    : undefined);

/** Everybody while the meeting is on, then whoever runs it. */
const stillTyped: Guard = (act, meeting) => (runs(act, meeting) ? notFinal : stillOn)(act, meeting);

const byTheInvited: Guard = (act, meeting) =>
  isInvited(act, meeting) || runs(act, meeting)
    ? undefined
    : new Refusal(t('This is for people who are invited to the meeting', '仅受邀参会人员可以操作'), 'denied');

const written: Guard = (_, { row }) =>
  row?.minutesAt
    ? undefined
    : new Refusal(t('There are no minutes of this meeting yet', '该会议尚无纪要'), 'conflict', 'meeting');

const byReaders: Guard = (act, meeting) =>
  readersOf(act, meeting).includes(me(act))
    ? undefined
    : new Refusal(t('Whoever was there confirms the minutes', '仅到会人员可确认纪要'), 'denied');

/** Until somebody else stood by the minutes or objected. */
const takenBack: Guard = (act, { id, row }) => {
  const others = [...confirmedBy(act.snapshot, row)].some((p) => p !== me(act));
  if (!others && !linesOf(act.snapshot, id).some((l) => l.kind === 'objected')) return undefined;
  return new Refusal(
    t(
      'Somebody has confirmed the minutes or objected: correct the outcomes instead, and people are asked again',
      '已有人确认纪要或提出异议：请更正结论，系统将重新请大家确认',
    ),
    'conflict',
    'meeting',
  );
};

const objectedTo: Guard = ({ snapshot }, { id }) =>
  openObjections(linesOf(snapshot, id)).length
    ? undefined
    : new Refusal(t('This objection is settled', '该异议已处理'), 'conflict', 'objection');

const byWhoWasThere: Guard = (act, { id }) =>
  attendedBy(linesOf(act.snapshot, id)).includes(me(act))
    ? undefined
    : new Refusal(t('Whoever was there says how it was', '仅到会人员可以评价'), 'denied');

/** What must hold for each command on a meeting: pages offer what these let somebody do, and the commands ask nothing else. */
const guards = {
  'save-draft': [byWhoRuns, notOver],
  'edit-agenda-item': [byWhoRuns, notOver, notBegun],
  'add-agenda-item': [byWhoRuns, notOver],
  'publish-agenda': [byWhoRuns, notOver, inCalendar],
  'restore-event': [byWhoRuns, notOver, eventLost],
  'cancel-meeting': [byWhoRuns, notOver],
  'pull-agenda-item': [byTheInvited, notOver],
  'open-item': [byWhoRuns, stillOn],
  'say-present': [stillTyped],
  'write-note': [stillOn],
  'type-action': [stillTyped],
  'record-outcome': [byWhoRuns, notFinal, begun],
  'write-minutes': [byWhoRuns, notFinal, begun],
  'reopen-meeting': [byWhoRuns, written, notFinal, takenBack],
  'confirm-minutes': [written, notFinal, byReaders],
  'object-to-minutes': [written, notFinal, byReaders],
  'settle-objection': [byWhoRuns, notFinal, objectedTo],
  'rate-meeting': [begun, byWhoWasThere],
} satisfies Record<string, readonly Guard[]>;
export type MeetingCommand = keyof typeof guards;

/** Why a command cannot be done on a meeting by somebody now. */
export function whyNot(act: Act, meeting: Meeting, command: MeetingCommand): Refusal | undefined {
  for (const guard of guards[command]) {
    const refusal = guard(act, meeting);
    if (refusal) return refusal;
  }
  return undefined;
}

/** @throws Refusal */
export function permitOn(act: Act, meeting: Meeting, command: MeetingCommand): void {
  const refusal = whyNot(act, meeting, command);
  if (refusal) throw refusal;
}

/** The commands that somebody can do on a meeting now. */
export const meetingSteps = (act: Act, meeting: Meeting): MeetingCommand[] =>
  (Object.keys(guards) as MeetingCommand[]).filter((command) => !whyNot(act, meeting, command));
