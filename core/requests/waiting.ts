import { fill, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { type Request, requests, stillOwed } from './records.ts';
import { requestLine } from './views.ts';

/** How long an answer is news, in days. */
const news = 14;

/** What is owed by me and my department, what is owed to us, and what came back. */
export const requestsWaiting: WaitingSource = (act) => {
  const { departments, email } = act.actor;
  const me = email.toLowerCase();
  const since = new Date(Date.parse(act.now) - news * 86_400_000).toISOString();
  return rowsOf(act.snapshot, requests).flatMap((r): Waiting[] => {
    const owes = departments.includes(r.to);
    const asked = departments.includes(r.from);
    if (owes && stillOwed.has(r.state)) return [item(act, r, r.owner?.toLowerCase() === me ? 'mine' : 'department')];
    if (!asked) return [];
    const own = r.askedBy.toLowerCase() === me;
    if (r.state === 'returned' || (stillOwed.has(r.state) && r.offered && !r.agreed))
      return [item(act, r, own ? 'mine' : 'department')];
    if (stillOwed.has(r.state)) return [item(act, r, 'others')];
    if ((r.state === 'answered' || r.state === 'declined') && cameAt(r) > since) return [item(act, r, 'news')];
    return [];
  });
};

const cameAt = (r: Request): string => r.answeredAt ?? r.respondedAt ?? r.askedAt;

/** Steps that need no more than a moment; the others stand on the request's own page. */
const quick = new Set([
  'answer-request',
  'accept-request',
  'inform-request',
  'agree-date',
  'confirm-request',
  'reopen-request',
]);

function item(act: Act, r: Request, place: Waiting['place']): Waiting {
  const line = requestLine(act, r);
  const names = { kind: line.kind, from: line.from.name, to: line.to.name, customer: r.customer ?? '' };
  const pattern =
    place === 'others' || place === 'news'
      ? t('{kind} from {to}', '{to}承办 · {kind}')
      : t('{kind} for {from}', '{from}提出 · {kind}');
  return {
    key: `request:${r.id}`,
    place,
    title: { en: r.title, zh: r.title },
    about: fill(r.customer ? { en: `${pattern.en} · {customer}`, zh: `${pattern.zh} · {customer}` } : pattern, names),
    at: place === 'news' ? cameAt(r) : line.deadline,
    late: line.late,
    ...remarkOf(r, line.ticked),
    link: `requests/${r.id}`,
    steps: line.steps.filter((command) => quick.has(command)).map((command) => ({ command, input: { id: r.id } })),
  };
}

function remarkOf(r: Request, ticked: boolean): { remark?: Waiting['remark'] } {
  if (ticked)
    return {
      remark: t(
        'The task is ticked off: write the answer, so that it reaches them',
        '任务已勾选完成：请填写答复，对方才能收到',
      ),
    };
  if (r.state === 'returned') return { remark: fill(t('They ask: {q}', '对方询问：{q}'), { q: r.reason ?? '' }) };
  if (r.state === 'declined') return { remark: fill(t('Declined: {why}', '已拒绝：{why}'), { why: r.reason ?? '' }) };
  if (r.state === 'answered') return { remark: { en: r.answer ?? '', zh: r.answer ?? '' } };
  if (r.offered && !r.agreed)
    return { remark: fill(t('Another date is offered: {why}', '对方另议期限：{why}'), { why: r.reason ?? '' }) };
  return {};
}
