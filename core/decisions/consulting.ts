import { z } from 'zod';
import { committeeOf } from '../policy/organisation.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { about, ask, everyone, find, id, looksAfter, maybe, mustLookAfter, only, tellAll, words } from './acting.ts';
import { toAnswerPoint, toSay, toSettle } from './cards.ts';
import { low, type Seat, speaksFor } from './matter.ts';
import {
  asked,
  type Decision,
  decisions,
  type OpinionKind,
  opinionKinds,
  opinions,
  raisesPoint,
  speakerOf,
} from './records.ts';
import { resolution } from './resolving.ts';
import { type Standing, standing } from './rule.ts';
import { wordingOf } from './wording.ts';

/** Those who have still to speak, with whoever stands in for them. */
export const unheard = (seats: readonly Seat[]): string[] =>
  seats.filter((s) => !s.interested && !s.opinion).flatMap((s) => [s.member, ...s.substitutes]);

const askThem = (act: Act, d: Decision, people: readonly string[]): Change[] =>
  tellAll(act, people, d, t('Your opinion is asked for', '请您表态'), d.plan, toSay(d.id));

export const askOpinions = defineCommand({
  name: 'ask-opinions',
  title: t('Ask the committee', '征求委员意见'),
  allow: everyone,
  input: z.strictObject({ id }),
  decide(act, input) {
    const d = find(act, input.id, only('proposed'));
    mustLookAfter(act, d);
    if (!d.plan) throw new Refusal(t('Say first what is to be done', '请先写明方案'), 'invalid', 'plan');
    return [...ask(act, d, me(act), {}), ...askThem(act, d, unheard(standing(act, d).seats))];
  },
});

/** The seat for which somebody speaks. @throws Refusal */
function seatFor(act: Act, seats: readonly Seat[], member: string | undefined): Seat {
  const mine = speaksFor(seats, me(act));
  const seat = member ? mine.find((s) => s.member === low(member)) : mine[0];
  if (seat) return seat;
  const interested = seats.some((s) => s.interested && s.member === me(act));
  throw new Refusal(
    interested
      ? t('You declared a conflict of interest in this matter', '您已声明利益回避')
      : t(
          'Members of the committee say what they think, or whoever stands in for them while they are away',
          '仅委员会委员可以表态，委员外出时由其代理人表态',
        ),
    'denied',
  );
}

export const giveOpinion = defineCommand({
  name: 'give-opinion',
  title: t('Say what you think', '表态'),
  allow: everyone,
  personal: (input) => `decisions/${input.id}`,
  input: z.strictObject({
    id,
    opinion: z.enum(Object.keys(opinionKinds) as [OpinionKind]),
    reason: maybe.describe('Needed for a condition and an objection: the risk, and what would remove it'),
    member: z.string().max(320).optional().describe('For whom, if you stand in for a member'),
  }),
  decide(act, input) {
    const d = find(act, input.id, asked);
    const seat = seatFor(act, standing(act, d).seats, input.member);
    if (raisesPoint.has(input.opinion) && !input.reason)
      throw new Refusal(
        t('Say which risk you see, and what would remove it', '请说明风险以及如何消除'),
        'invalid',
        'reason',
      );
    const before = seat.opinion;
    const again = before && before.opinion === input.opinion && (before.reason ?? '') === (input.reason ?? '');
    if (again && !before.settledAt) return [];
    const wording = wordingOf(d);
    const record = {
      id: `O-${fingerprint(d.id, seat.member, wording, input.opinion, input.reason, before?.id, act.now)}`,
      decision: d.id,
      member: seat.member,
      opinion: input.opinion,
      reason: input.reason || undefined,
      at: act.now,
      wording,
      givenBy: seat.member === me(act) ? undefined : me(act),
    };
    const says = fill(t('{who}: {opinion}', '{who}：{opinion}'), {
      who: speakerOf(act, record),
      opinion: opinionKinds[input.opinion],
    });
    const steps = raisesPoint.has(input.opinion) ? toAnswerPoint(record.id) : [];
    return [append(opinions, record), ...tell(act, d.proposedBy, about(d), says, input.reason, steps)];
  },
});

/** A condition or an objection that is still open. @throws Refusal */
function findPoint(act: Act, wanted: string) {
  const said = rowOf(act.snapshot, opinions, wanted);
  const d = said && find(act, said.decision, asked);
  const { points, seats } = d ? standing(act, d) : { points: [], seats: [] };
  const point = points.find((p) => p.id === wanted);
  if (point && d) return { point, d, seats };
  throw new Refusal(
    t('This point is settled, or was about other words', '该意见已落实或针对旧文本'),
    'conflict',
    'point',
  );
}
const pointId = z.string().min(1).max(80).describe('ID of an opinion');

export const answerPoint = defineCommand({
  name: 'answer-point',
  title: t('Answer a point', '答复意见'),
  allow: everyone,
  input: z.strictObject({ point: pointId, answer: words }),
  decide(act, input) {
    const { point, d } = findPoint(act, input.point);
    mustLookAfter(act, d);
    return [
      ...patch(opinions, point, { answer: input.answer }, ['answer']),
      ...tellAll(
        act,
        [point.member, ...(point.givenBy ? [point.givenBy] : [])],
        d,
        t('Your point was answered: is it settled?', '您的意见已答复，是否落实？'),
        input.answer,
        toSettle(point.id),
      ),
    ];
  },
});

export const settlePoint = defineCommand({
  name: 'settle-point',
  title: t('My point is settled', '意见已落实'),
  allow: everyone,
  personal: () => 'decisions',
  input: z.strictObject({ point: pointId }),
  decide(act, input) {
    const { point, d, seats } = findPoint(act, input.point);
    // Nobody else can say that somebody's objection is met.
    if (!speaksFor(seats, me(act)).some((s) => s.member === low(point.member)))
      throw new Refusal(
        t('Only who raised a point can say that it is settled', '仅提出意见的委员可确认落实'),
        'denied',
      );
    return [
      ...patch(opinions, point, { settledAt: act.now }),
      ...tell(act, d.proposedBy, about(d), t('A point is settled', '一项意见已落实'), point.reason),
    ];
  },
});

export const nextRound = defineCommand({
  name: 'next-round',
  title: t('Another round', '进入下一轮'),
  allow: everyone,
  input: z.strictObject({ id }),
  decide(act, input) {
    const d = find(act, input.id, only('opinions', 'discussing'));
    mustLookAfter(act, d);
    const { verdict, seats, points, inquiry } = standing(act, d);
    if (verdict !== 'discuss')
      throw new Refusal(t('There is nothing to discuss in another round', '没有需要继续协商的意见'), 'conflict');
    return [
      ...ask(act, d, me(act), { state: 'discussing', round: inquiry.round + 1 }),
      ...askThem(act, d, [...unheard(seats), ...points.map((p) => p.member)]),
    ];
  },
});

export const decideEscalated = defineCommand({
  name: 'decide-escalated',
  title: t('Decide as general manager', '总经理裁决'),
  allow: everyone,
  personal: (input) => `decisions/${input.id}`,
  input: z.strictObject({ id, verdict: z.enum(['yes', 'no']), reason: words }),
  decide(act, input) {
    const d = find(act, input.id, asked);
    if (low(act.policy.roles.general_manager) !== me(act))
      throw new Refusal(t('Only the general manager decides what was escalated', '仅总经理可裁决'), 'denied');
    if (standing(act, d).verdict !== 'escalate')
      throw new Refusal(t('The committee has not finished with it', '委员会尚未完成协商'), 'conflict');
    const yes = input.verdict === 'yes';
    return [
      ...(yes ? [resolution(act, d, 'manager', input.reason)] : []),
      ...patch(decisions, d, { state: yes ? 'agreed' : 'rejected', decidedAt: act.now, outcome: input.reason }),
      ...tellAll(
        act,
        [...committeeOf(act.policy), d.proposedBy],
        d,
        yes
          ? t('The general manager decided for it', '总经理裁决通过')
          : t('The general manager decided against it', '总经理裁决不通过'),
        input.reason,
      ),
    ];
  },
});

/** What can be done while the committee is asked, by the names of the commands. */
export function consultingSteps(act: Act, d: Decision): string[] {
  if (d.state === 'proposed') return looksAfter(act, d) && d.plan ? [askOpinions.name] : [];
  if (!asked.has(d.state)) return [];
  const { seats, verdict } = standing(act, d);
  return [
    ...(speaksFor(seats, me(act)).length ? [giveOpinion.name] : []),
    ...(verdict === 'escalate' && low(act.policy.roles.general_manager) === me(act) ? [decideEscalated.name] : []),
    ...(verdict === 'discuss' && looksAfter(act, d) && d.state !== 'escalated' ? [nextRound.name] : []),
  ];
}

/** What somebody can do about the point of a member, by the names of the commands. */
export function pointSteps(act: Act, d: Decision, { seats, points }: Standing, { member, opinion }: Seat): string[] {
  if (!asked.has(d.state) || !points.some((p) => p.id === opinion?.id)) return [];
  return [
    ...(speaksFor(seats, me(act)).some((s) => s.member === member) ? [settlePoint.name] : []),
    ...(looksAfter(act, d) ? [answerPoint.name] : []),
  ];
}

export const consultingCommands = [askOpinions, giveOpinion, answerPoint, settlePoint, nextRound, decideEscalated];
