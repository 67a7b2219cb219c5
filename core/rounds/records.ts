import { t } from '../words.ts';
import { append, type Change } from '../workspace/changes.ts';
import type { Scene } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import {
  choice,
  defineRegister,
  maybeChoice,
  maybeMoment,
  maybeNumber,
  maybePerson,
  moment,
  type NewRecord,
  note,
  oneOf,
  type RowOf,
  text,
} from '../workspace/register.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';

export const roundsOf = {
  requests: t('Request', '协作请求'),
  serviceCases: t('Service case', '售后工单'),
  orders: t('Order', '订单'),
};
export type RoundOf = keyof typeof roundsOf;

/**
 * What somebody owed, up to when it was opened again, handed on or put off. The row that is worked on says how things are
 * now; what was answered, by when and how it was marked until then stands here, and counts as it was (A4, B5).
 */
export const rounds = defineRegister({
  name: 'rounds',
  title: t('Earlier rounds', '历次办理'),
  purpose: t(
    'What was owed, answered and marked before something was opened again, handed on late or put off: it counts as it was',
    '重新打开、逾期转交或延期之前的期限、答复与评分，照原样计入统计',
  ),
  // A round is read by whoever reads what it is of.
  rowsFor: ({ actor, policy, snapshot }) => {
    const { requests } = snapshot.tables;
    const may = requests?.register.rowsFor?.({ actor, policy, snapshot }) as ((r: object) => boolean) | undefined;
    if (!may) return undefined;
    return (round: { of: string; row: string; department: string }) => {
      const row = requests?.byId.get(round.row);
      return round.of !== 'requests' || actor.departments.includes(round.department) || (!!row && may(row));
    };
  },
  columns: {
    of: choice(t('Of', '所属'), roundsOf),
    row: text(t('Row', '行编号')),
    title: text(t('Title', '事项')),
    ended: choice(t('Ended by', '结束方式'), {
      reopened: t('Reopened', '重新打开'),
      handed: t('Handed on', '转交'),
      'put-off': t('Put off', '延期'),
    }),
    endedAt: moment(t('Ended at', '结束时间')),
    endedBy: maybePerson(t('Ended by whom', '操作人')),
    why: note(t('Why', '理由')),
    department: oneOf('departments')(t('Department', '部门')),
    owner: maybePerson(t('Owner', '承办人')),
    since: moment(t('Owed since', '起始时间')),
    respondBy: maybeMoment(t('Respond by', '响应期限')),
    respondedAt: maybeMoment(t('Responded at', '响应时间')),
    due: moment(t('Due', '期限')),
    done: maybeChoice(t('Done', '结果'), { yes: t('Answered', '已答复'), no: t('Declined', '已拒绝') }),
    doneAt: maybeMoment(t('Done at', '完成时间')),
    answer: note(t('Answer', '答复内容')),
    mark: maybeNumber(t('Mark (1 to 5)', '评分（1–5）')),
    remark: note(t('Remark with the mark', '评价说明')),
    offered: maybeMoment(t('Other date offered', '另议期限')),
    agreed: maybeMoment(t('Agreed deadline', '商定期限')),
  },
});
export type Round = RowOf<typeof rounds>;

/** The earlier rounds of one row, the first one first. */
export const earlier = (snapshot: Snapshot, of: RoundOf, row: string): Round[] =>
  rowsWith(snapshot, rounds, 'row', row)
    .filter((r) => r.of === of)
    .sort((a, b) => a.endedAt.localeCompare(b.endedAt));

/** What ends a round: everything that is not said here follows from the act. */
export type Ended = Omit<NewRecord<typeof rounds>, 'id' | 'endedAt' | 'endedBy'>;

/** A round that is over, as its own row. @param rev of the row it is of: the same act keeps it once */
export const keepRound = ({ now, actor }: Scene & { actor?: { email: string } }, rev: number, round: Ended): Change =>
  append(rounds, {
    id: `H-${fingerprint(round.of, round.row, rev, round.ended)}`,
    ...round,
    endedAt: now,
    endedBy: actor?.email.toLowerCase(),
  });

/**
 * The round in which a deadline passed under an earlier holder: it counts once, for whoever held it then.
 * @param due the deadline that the row says now
 */
export const missedEarlier = (snapshot: Snapshot, of: RoundOf, row: string, due: string): Round | undefined =>
  earlier(snapshot, of, row).find((r) => r.ended !== 'reopened' && r.due === due && r.endedAt > due);

/** The round in which the time to respond passed under an earlier holder. */
export const responseOf = (snapshot: Snapshot, of: RoundOf, row: string, respondBy: string): Round | undefined =>
  earlier(snapshot, of, row).find((r) => r.ended === 'handed' && r.respondBy === respondBy);

/** Whether a round's deadline counts with it: once it was missed under an earlier holder, it counts there. */
export const countsDue = (snapshot: Snapshot, r: Round): boolean =>
  r.ended === 'reopened' ? !missedEarlier(snapshot, r.of, r.row, r.due) : r.endedAt > r.due;
