import { quorumOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { ruleInWords } from '../policy/text/words.ts';
import { fill, listed, type Text, t, verbatim } from '../words.ts';
import { nameOf } from '../workspace/people.ts';
import { type Inquiry, inquiryOf, type Seat, type Seen, seatsOf } from './matter.ts';
import { type Decision, type Opinion, raisesPoint, speakerOf } from './records.ts';

/** open: members still have time; discuss: another round is due; escalate: the general manager decides. */
export type Verdict = 'open' | 'discuss' | 'agreed' | 'escalate';

/** Where a matter stands by the policy's rule. It is computed each time, from what members said. */
export interface Standing {
  seats: Seat[];
  /** Conditions and objections on the words as they are now that are not settled. */
  points: Opinion[];
  quorum: { needed: number; there: number; met: boolean };
  verdict: Verdict;
  inquiry: Inquiry;
}

/** Whether an opinion carries the proposal: a condition that was met is a support, and so is an objection that was settled. */
const carries = (o: Opinion): boolean => o.opinion === 'support' || (raisesPoint.has(o.opinion) && !!o.settledAt);

export function standing(scene: Seen, d: Decision): Standing {
  const { policy, now } = scene;
  const rule = policy.decisions;
  const seats = seatsOf(scene, d);
  const entitled = seats.filter((s) => !s.interested);
  const heard = entitled.flatMap((s) => s.opinion ?? []);
  const points = heard.filter((o) => raisesPoint.has(o.opinion) && !o.settledAt);
  const needed = quorumOf(policy, entitled.length);
  const quorum = { needed, there: heard.length, met: heard.length >= needed };
  const carrying = heard.filter(carries).length;
  const inquiry = inquiryOf(scene.snapshot, d);
  const last = inquiry.round >= rule.rounds;
  // Nobody is passed over: until the deadline every member may still be heard.
  const over = heard.length === entitled.length || (!!inquiry.until && inquiry.until < now);
  const verdict: Verdict =
    over && quorum.met && passes(rule, { entitled: entitled.length, carrying, points: points.length, last })
      ? 'agreed'
      : !over
        ? 'open'
        : last || !entitled.length
          ? 'escalate'
          : 'discuss';
  return { seats, points, quorum, verdict, inquiry };
}

interface Count {
  entitled: number;
  carrying: number;
  points: number;
  /** Whether this is the last round. */
  last: boolean;
}

function passes(rule: Policy['decisions'], { entitled, carrying, points, last }: Count): boolean {
  switch (rule.rule) {
    case 'unanimity':
      return carrying === entitled && entitled > 0;
    case 'no-sustained-objection':
      return points === 0 && carrying > 0;
    case 'qualified-majority':
      // Before the last round a majority does not end the search for what all can carry.
      if (points === 0 || !last) return points === 0 && carrying > 0;
      return carrying > 0 && carrying / (carrying + points) >= rule.majority!;
  }
}

/** Why it stands there: the rule, and what it still wants. */
export function reasons(scene: Seen, { seats, points, quorum }: Standing): Text[] {
  const name = (email: string) => verbatim(nameOf(scene, email));
  const missing = seats.filter((s) => !s.interested && !s.opinion);
  const vacant = missing.filter((s) => s.left && !s.substitutes.length);
  return [
    ruleInWords(scene.policy),
    ...(quorum.met
      ? []
      : [
          fill(
            t(
              '{there} of the {needed} members that make a quorum were heard',
              '法定人数 {needed} 人，已表态 {there} 人',
            ),
            { there: quorum.there, needed: quorum.needed },
          ),
        ]),
    ...points.map((p) =>
      fill(t('{who}: {what} – {reason}', '{who}：{what}——{reason}'), {
        who: speakerOf(scene, p),
        what: p.opinion === 'object' ? t('objection', '反对') : t('condition', '条件'),
        reason: p.reason ?? '',
      }),
    ),
    ...(missing.length
      ? [fill(t('Not heard yet: {who}', '尚未表态：{who}'), { who: listed(missing.map((s) => name(s.member))) })]
      : []),
    ...vacant.map((s) =>
      fill(
        t(
          '{who} has left and nobody stands in: name a successor in the policy',
          '{who}已离任且无代理人：请在制度中指定继任者',
        ),
        { who: name(s.member) },
      ),
    ),
  ];
}
