import { keepRound, missedEarlier, type Round, responseOf } from '../rounds/records.ts';
import { t } from '../words.ts';
import type { Change } from '../workspace/changes.ts';
import { chased } from '../workspace/chase.ts';
import type { Act, Scene } from '../workspace/command.ts';
import { same } from '../workspace/people.ts';
import {
  books,
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
  person,
  type Reader,
  type RowOf,
  text,
} from '../workspace/register.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** Where a request stands between asking and being confirmed (B5). */
export const requestStates = {
  open: t('Open', '待响应'),
  accepted: t('Accepted', '处理中'),
  returned: t('Returned for information', '退回补充'),
  declined: t('Declined', '已拒绝'),
  answered: t('Answered', '已答复'),
  confirmed: t('Confirmed', '已确认'),
  reopened: t('Reopened', '重新打开'),
  withdrawn: t('Withdrawn', '已撤回'),
};

/** What one department asks of another (B2). */
export const requests = defineRegister({
  name: 'requests',
  title: t('Requests', '协作请求'),
  purpose: t('What departments ask of each other, with both deadlines', '部门之间的协作请求及其响应、完成时限'),
  rowsFor: (reader) => requestsFor(reader),
  columns: {
    kind: oneOf('requestKinds')(t('Kind', '类型')),
    title: text(t('Title', '事项')),
    from: oneOf('departments')(t('From', '提出部门')),
    to: oneOf('departments')(t('To', '承办部门')),
    askedBy: person(t('Asked by', '提出人')),
    owner: maybePerson(t('Owner', '承办人')),
    askedAt: moment(t('Asked at', '提出时间')),
    respondBy: moment(t('Respond by', '响应期限')),
    completeBy: moment(t('Complete by', '完成期限')),
    state: choice(t('State', '状态'), requestStates),
    respondedAt: maybeMoment(t('Responded at', '响应时间')),
    answeredAt: maybeMoment(t('Answered at', '答复时间')),
    answer: note(t('Answer', '答复内容')),
    customer: note(t('Customer', '客户')),
    details: note(t('Details', '说明')),
    reason: note(t('Last reason', '最近理由')),
    returnedAt: maybeMoment(t('Returned at', '退回时间')),
    reopenedAt: maybeMoment(t('Reopened at', '重新打开时间')),
    offered: maybeMoment(t('Other date offered', '另议期限')),
    agreed: maybeMoment(t('Agreed deadline', '商定期限')),
    agreedAt: maybeMoment(t('Agreed at', '商定时间')),
    withdrawnAt: maybeMoment(t('Withdrawn at', '撤回时间')),
    rating: maybeNumber(t('Rating (1 to 5)', '评分（1–5）')),
    chased: maybeChoice(t('Chased', '催办'), chased),
    task: books(t('Task', '任务编号')),
    taskSays: books(t('Task says', '任务内容')),
  },
});

/** Those who answer for the co-operation of all: they read every request, whoever it concerns. */
const overall = ['head', 'organiser', 'performance-owner'] as const;

/** Whom a request concerns. */
interface Sides {
  from: string;
  to: string;
  askedBy: string;
  owner: string | undefined;
}

/** Which requests somebody may read by the policy: all, or those of their department and their own. */
export function requestsFor({ actor, policy }: Reader): ((r: Sides) => boolean) | undefined {
  const all = policy.requests.read_by === 'everybody' || overall.some((role) => actor.roles.includes(role));
  if (all || same(policy.roles.general_manager, actor.email)) return undefined;
  return (r) =>
    actor.departments.some((d) => d === r.from || d === r.to) ||
    same(r.askedBy, actor.email) ||
    same(r.owner, actor.email);
}

/** States in which somebody still owes work. */
export const stillOwed: ReadonlySet<keyof typeof requestStates> = new Set(['open', 'accepted', 'reopened']);

/** What is owed next: the first response while nobody has responded, then the answer, at the date that was agreed. */
export const deadlineOf = (r: Request): string => (r.state === 'open' ? r.respondBy : (r.agreed ?? r.completeBy));

/**
 * The deadline by which an answer is judged: the agreed one, if people agreed before the first had passed. A deadline
 * that was missed stays missed, whatever is agreed afterwards.
 */
export const dueBy = (r: Request): string =>
  r.agreed && (!r.agreedAt || r.agreedAt <= r.completeBy) ? r.agreed : r.completeBy;

/** When the answer came, be it a no. */
export const doneAt = (r: Request): string | undefined =>
  r.answeredAt ?? (r.state === 'declined' ? r.respondedAt : undefined);

/** The column of a field that a kind of request asks for. */
export const fieldColumn = (id: string): string => `field-${id}`;

export type Request = RowOf<typeof requests>;
export type RequestState = keyof typeof requestStates;

/** The kind of request by which overdue news is asked for (A5, A6): Liaison's own, beside the policy's kinds. */
export const updateKind = { id: 'news', name: t('Overdue news', '信息更新') };

/** A request that the policy itself makes, for something a department owes at a time. */
export interface StandingRequest {
  /** Of what is owed and when, so that every instance asks once. */
  id: string;
  title: string;
  from: string;
  to: string;
  askedBy: string;
  owner: string | undefined;
  /** From when it is owed, and by when; instants. */
  since: string;
  by: string;
  details?: string;
}

export const standing = ({ since, by, ...r }: StandingRequest): NewRecord<typeof requests> => ({
  ...r,
  kind: updateKind.id,
  askedAt: since,
  respondBy: by,
  completeBy: by,
  state: 'open',
});

/** What a standing request says when what was owed is there. @param at when it came, ISO 8601 */
export const fulfilled = (r: Request, at: string, answer: string): Partial<NewRecord<typeof requests>> => ({
  state: 'confirmed',
  answer,
  answeredAt: at,
  respondedAt: r.respondedAt ?? at,
  chased: undefined,
});

/** What a round of a request says, however it ends. */
export const roundFacts = (r: Request) => ({
  of: 'requests' as const,
  row: r.id,
  title: r.title,
  department: r.to,
  owner: r.owner,
  since: r.reopenedAt ?? r.askedAt,
  due: dueBy(r),
  offered: r.offered,
  agreed: r.agreed,
});

/**
 * Whoever held a request when a deadline passed has it to their account, though others hold it afterwards. Nothing is kept
 * where no deadline passed, it stays where it is, or the same deadline is kept already.
 */
export function handedOn(
  scene: Scene & { actor?: Act['actor'] },
  r: Request,
  set: Partial<NewRecord<typeof requests>>,
  why?: string,
): Change[] {
  const { snapshot, now } = scene;
  const owner = 'owner' in set ? set.owner : r.owner;
  const moves = (set.to ?? r.to) !== r.to || (!!r.owner && owner?.toLowerCase() !== r.owner.toLowerCase());
  if (!moves) return [];
  // Where it waits for the asker's word, the clock stands.
  const stands = !!r.returnedAt && r.returnedAt <= dueBy(r);
  const late = !stands && dueBy(r) < now && !missed(snapshot, r);
  const responded = r.respondBy < now && !respondedEarlier(snapshot, r);
  if (!late && !responded) return [];
  const response = responded && { respondBy: r.respondBy, respondedAt: r.respondedAt };
  return [keepRound(scene, r.rev, { ...roundFacts(r), ended: 'handed', why, ...response })];
}

/** The round in which the time to respond passed under an earlier holder: it was theirs to respond. */
export const respondedEarlier = (snapshot: Snapshot, r: Request): Round | undefined =>
  responseOf(snapshot, 'requests', r.id, r.respondBy);

/** The round in which the answer's deadline passed under an earlier holder. */
export const missed = (snapshot: Snapshot, r: Request): Round | undefined =>
  missedEarlier(snapshot, 'requests', r.id, dueBy(r));
