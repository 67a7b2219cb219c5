import { dateIn } from '../policy/calendar.ts';
import { fill, type Text, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { me, nameOf } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { looksAfter } from './acting.ts';
import { measureState, measuresOf } from './follow-up.ts';
import { unacknowledged } from './issuing.ts';
import { low, remarksOn, type Seat, speaksFor } from './matter.ts';
import { asked, type Decision, decisions, speakerOf, undecided } from './records.ts';
import { standing } from './rule.ts';

/** How long a decision is news, in days. */
const news = 14;

/** What the committee, proposers and departments have to do with decisions, and what came of their proposals. */
export const decisionsWaiting: WaitingSource = (act) =>
  rowsOf(act.snapshot, decisions).flatMap((d) => {
    if (asked.has(d.state)) return whileAsked(act, d);
    if (d.state === 'proposed') return own(act, d) ? [...questions(act, d), ...toAsk(act, d)] : [];
    if (d.state === 'agreed')
      return own(act, d)
        ? [
            item(act, d, 'mine', d.decidedAt ?? act.now, t('Agreed: issue it', '已达成一致：请下达'), [
              'issue-decision',
            ]),
          ]
        : [];
    if (d.state === 'issued') return whileIssued(act, d);
    return cameBack(act, d);
  });

const own = (act: Act, d: Decision): boolean => low(d.proposedBy) === me(act);

/** Steps that need no more than a moment; the others stand on the decision's own page. */
const quick = new Set([
  'give-opinion',
  'ask-opinions',
  'acknowledge-decision',
  'settle-point',
  'decide-escalated',
  'answer-point',
  'answer-about-decision',
]);

function item(
  act: Act,
  d: Decision,
  place: Waiting['place'],
  at: string,
  about: Text,
  commands: readonly string[],
  input: Record<string, unknown> = { id: d.id },
  more: Partial<Waiting> = {},
): Waiting {
  return {
    key: `decision:${d.id}`,
    place,
    title: { en: d.title, zh: d.title },
    about,
    at,
    late: place !== 'news' && at < act.now && commands.length > 0 && asked.has(d.state),
    link: `decisions/${d.id}`,
    steps: commands.filter((c) => quick.has(c)).map((command) => ({ command, input })),
    ...more,
  };
}

function whileAsked(act: Act, d: Decision): Waiting[] {
  const { seats, points, verdict } = standing(act, d);
  const at = d.opinionsBy ?? d.proposedAt;
  const speaks = speaksFor(seats, me(act));
  const owed = speaks.filter((s) => !s.opinion);
  const toSettle = points.filter((p) => p.answer && speaks.some((s) => s.member === low(p.member)));
  const toAnswer = own(act, d) ? points.filter((p) => !p.answer) : [];
  const stuck =
    verdict === 'discuss' &&
    looksAfter(act, d) &&
    (own(act, d) || low(act.policy.decisions.committee.chair) === me(act));
  const found = [
    ...owed.map((s) =>
      item(
        act,
        d,
        'mine',
        at,
        whatOf(act, s),
        ['give-opinion'],
        { id: d.id, ...(s.member !== me(act) && { member: s.member }) },
        {
          key: `decision:${d.id}:${s.member}`,
        },
      ),
    ),
    ...toSettle.map((p) =>
      item(
        act,
        d,
        'mine',
        at,
        t('Your point was answered: is it settled?', '您的意见已答复，是否落实？'),
        ['settle-point'],
        { point: p.id },
        {
          key: `point:${p.id}`,
          remark: { en: p.answer!, zh: p.answer! },
        },
      ),
    ),
    ...toAnswer.map((p) =>
      item(
        act,
        d,
        'mine',
        at,
        fill(t('{who} made a point', '{who}提出了意见'), { who: speakerOf(act, p) }),
        ['answer-point'],
        { point: p.id },
        {
          key: `point:${p.id}`,
          remark: { en: p.reason ?? '', zh: p.reason ?? '' },
        },
      ),
    ),
    ...(own(act, d) ? questions(act, d) : []),
    ...(stuck ? [item(act, d, 'mine', at, t('It needs another round', '需进入下一轮协商'), [])] : []),
    ...(verdict === 'escalate' && low(act.policy.roles.general_manager) === me(act)
      ? [
          item(act, d, 'mine', at, t('The committee could not agree: decide', '委员会未能一致：请裁决'), [
            'decide-escalated',
          ]),
        ]
      : []),
  ];
  if (found.length || !own(act, d)) return found;
  const missing = seats.filter((s) => !s.interested && !s.opinion).length;
  return [
    item(
      act,
      d,
      'others',
      at,
      fill(t('{n} {n:opinion is|opinions are} missing', '{n} 位委员尚未表态'), { n: missing }),
      [],
    ),
  ];
}

const whatOf = (act: Act, s: Seat): Text =>
  s.member === me(act)
    ? t('Your opinion is asked for', '请您表态')
    : fill(t('Your opinion is asked for, in place of {who}', '请代{who}表态'), { who: nameOf(act, s.member) });

const toAsk = (act: Act, d: Decision): Waiting[] => [
  item(
    act,
    d,
    'mine',
    d.proposedAt,
    d.plan
      ? t('Proposed: ask the committee', '已提出：请征求委员意见')
      : t('Proposed: write the plan', '已提出：请补充方案'),
    d.plan ? ['ask-opinions'] : [],
    { id: d.id },
    { late: false },
  ),
];

/** Questions to whoever proposed that are not answered. */
function questions(act: Act, d: Decision): Waiting[] {
  const all = remarksOn(act.snapshot, d.id);
  return all
    .filter((r) => r.kind === 'question' && !all.some((x) => x.about === r.id))
    .map((r) =>
      item(
        act,
        d,
        'mine',
        r.at,
        fill(t('{who} asks', '{who}询问'), { who: nameOf(act, r.by) }),
        ['answer-about-decision'],
        { question: r.id },
        {
          key: `question:${r.id}`,
          late: false,
          remark: { en: r.words ?? '', zh: r.words ?? '' },
        },
      ),
    );
}

function whileIssued(act: Act, d: Decision): Waiting[] {
  const found: Waiting[] = [];
  const at = d.decidedAt ?? d.proposedAt;
  const heads = act.actor.roles.includes('head') || act.actor.roles.includes('liaison');
  if (heads && unacknowledged(act, d).some((x) => act.actor.departments.includes(x)))
    found.push(
      item(
        act,
        d,
        'department',
        at,
        t('Decided and issued: acknowledge it', '决定已下达：请确认收到'),
        ['acknowledge-decision'],
        undefined,
        { late: false },
      ),
    );
  if (!own(act, d)) return found;
  const stuck = measuresOf(act.snapshot, d.id).filter((m) => ['blocked', 'gone'].includes(measureState(act, m)));
  for (const m of stuck)
    found.push(
      item(act, d, 'mine', at, fill(t('Blocked: {title}', '受阻：{title}'), { title: m.title }), [], undefined, {
        key: `measure:${m.id}`,
        late: true,
        remark: m.blocker
          ? { en: m.blocker, zh: m.blocker }
          : t('Its task was deleted from the task list', '其任务已从任务清单中删除'),
      }),
    );
  const today = dateIn(act.policy, act.now);
  if (d.reviewOn && d.reviewOn <= today)
    found.push(
      item(act, d, 'mine', d.reviewOn, t('Check its effect', '请评估效果'), [], undefined, {
        late: d.reviewOn < today,
      }),
    );
  return found;
}

const since = (act: Act): string => new Date(Date.parse(act.now) - news * 86_400_000).toISOString();

function cameBack(act: Act, d: Decision): Waiting[] {
  if (!own(act, d) || undecided.has(d.state) || !d.decidedAt || d.decidedAt < since(act) || d.state !== 'rejected')
    return [];
  return [
    item(act, d, 'news', d.decidedAt, t('Not adopted', '未通过'), [], undefined, {
      remark: { en: d.outcome ?? '', zh: d.outcome ?? '' },
    }),
  ];
}
