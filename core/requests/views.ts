import { z } from 'zod';
import { departmentName } from '../policy/names.ts';
import { Refusal, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { registerSheet } from '../workspace/export.ts';
import { stepsOf } from '../workspace/guard.ts';
import { historyOf, olderHistory } from '../workspace/history.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { pageFields, pageOf } from '../workspace/page.ts';
import { person } from '../workspace/people.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { requestGuards } from './acting.ts';
import { explained, hoursLeft, kindOf } from './clock.ts';
import { fieldsOf } from './fields.ts';
import {
  deadlineOf,
  type Request,
  type RequestState,
  requestStates,
  requests,
  requestsFor,
  stillOwed,
  updateKind,
} from './records.ts';
import { wordsOf } from './search.ts';
import { ticked } from './task.ts';

/** One line of a list of requests. */
export const requestLine = (act: Act, r: Request) => ({
  id: r.id,
  title: r.title,
  kind: kindOf(act.policy, r.kind)?.name ?? (r.kind === updateKind.id ? updateKind.name : { en: r.kind, zh: r.kind }),
  from: { id: r.from, name: departmentName(act.policy, r.from) },
  to: { id: r.to, name: departmentName(act.policy, r.to) },
  askedBy: person(act, r.askedBy),
  owner: r.owner ? person(act, r.owner) : undefined,
  askedAt: r.askedAt,
  deadline: deadlineOf(r),
  late: stillOwed.has(r.state) && deadlineOf(r) < act.now,
  state: { id: r.state, name: requestStates[r.state] },
  customer: r.customer,
  ticked: ticked(act, r),
  steps: stepsOf(requestGuards, act, r),
});
export type RequestLine = ReturnType<typeof requestLine>;

const open: ReadonlySet<RequestState> = new Set([...stillOwed, 'returned', 'answered']);

interface Wanted {
  side: 'mine' | 'asked' | 'all';
  state: 'open' | 'late' | 'done' | 'all';
  kind?: string | undefined;
  text?: string | undefined;
}

/** The requests that somebody looks for, in the order in which they fall due. */
function listed(act: Act, query: Wanted): Request[] {
  const { departments } = act.actor;
  const words = query.text?.trim().toLowerCase();
  const all = rowsOf(act.snapshot, requests);
  const may = requestsFor(act);
  const side = (may ? all.filter(may) : all).filter(
    (r) => query.side === 'all' || departments.includes(query.side === 'mine' ? r.to : r.from),
  );
  const found = side.filter((r) => {
    if (query.kind && r.kind !== query.kind) return false;
    if (query.state === 'late' && !(stillOwed.has(r.state) && deadlineOf(r) < act.now)) return false;
    if (query.state === 'open' && !open.has(r.state)) return false;
    if (query.state === 'done' && open.has(r.state)) return false;
    return !words || wordsOf(r).includes(words);
  });
  const done = query.state === 'done';
  return found.sort((a, b) =>
    done ? deadlineOf(b).localeCompare(deadlineOf(a)) : deadlineOf(a).localeCompare(deadlineOf(b)),
  );
}

export const requestsView = defineView({
  name: 'requests',
  title: t('Requests', '协作请求'),
  allow: ['member'],
  query: z.strictObject({
    side: z.enum(['mine', 'asked', 'all']).default('all').describe('owed by my department, asked by it, or all'),
    state: z.enum(['open', 'late', 'done', 'all']).default('open'),
    kind: z.string().max(40).optional(),
    text: z.string().max(200).optional(),
    ...pageFields,
  }),
  show(act, query) {
    const found = listed(act, query);
    return {
      total: found.length,
      requests: pageOf(found, query).map((r) => requestLine(act, r)),
      ...forms(act),
      readAt: act.snapshot.readAt,
      dataProblems: act.snapshot.tables.requests?.problems.length ?? 0,
    };
  },
  sheets: (act, query) => [registerSheet(act, requests, listed(act, query))],
});
export type ShownRequests = ReturnType<typeof requestsView.show>;

/** What a form for a new request needs. */
const forms = (act: Act) => ({
  kinds: act.policy.requests.kinds.map((k) => ({
    id: k.id,
    name: k.name,
    to: k.to.filter((d) => !act.actor.departments.includes(d) || act.actor.departments.length > 1),
    respondHours: k.respond_within_hours,
    completeHours: k.complete_within_hours,
    fields: k.fields,
  })),
  departments: act.policy.departments.map((d) => ({ id: d.id, name: d.name })),
  mine: act.actor.departments,
});

export const requestView = defineView({
  name: 'request',
  title: t('A request', '协作请求详情'),
  allow: ['member'],
  query: z.strictObject({ id: z.string().min(1).max(80) }),
  show(act, { id }) {
    const r = rowOf(act.snapshot, requests, id);
    if (!r || requestsFor(act)?.(r) === false)
      throw new Refusal(t(`There is no request "${id}"`, `没有请求“${id}”`), 'missing', 'id');
    const kind = kindOf(act.policy, r.kind);
    return {
      ...requestLine(act, r),
      details: r.details,
      fields: fieldsOf(kind, r),
      answer: r.answer,
      answeredAt: r.answeredAt,
      reason: r.reason,
      rating: r.rating,
      offered: r.offered,
      agreed: r.agreed,
      completeBy: r.completeBy,
      respondedAt: r.respondedAt,
      chased: r.chased,
      hoursLeft: stillOwed.has(r.state) ? hoursLeft(act.policy, deadlineOf(r), act.now) : undefined,
      explained: stillOwed.has(r.state) ? explained(act.policy, r) : [],
      task: taskOf(act.snapshot, r.task)?.link,
      history: historyOf(act, requests, r.id),
      older: olderHistory(act, r.askedAt),
      ...forms(act),
    };
  },
});
export type ShownRequest = ReturnType<typeof requestView.show>;

export const requestViews = [requestsView, requestView];
