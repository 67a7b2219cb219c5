import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRule } from '../../core/decisions/automation.ts';
import {
  answerPoint,
  askOpinions,
  decideEscalated,
  giveOpinion,
  nextRound,
  settlePoint,
} from '../../core/decisions/consulting.ts';
import { issue } from '../../core/decisions/issuing.ts';
import { change, propose, withdraw } from '../../core/decisions/proposing.ts';
import {
  asked,
  type Decision,
  type DecisionState,
  decisions,
  type Opinion,
  opinions,
  type Resolution,
  remarks,
  resolutions,
} from '../../core/decisions/records.ts';
import { declareInterest } from '../../core/decisions/remarking.ts';
import { wordingOf } from '../../core/decisions/wording.ts';
import { addWorkdays } from '../../core/policy/calendar.ts';
import { committeeOf } from '../../core/policy/organisation.ts';
import type { Command } from '../../core/workspace/command.ts';
import type { Register, Row } from '../../core/workspace/register.ts';
import { model, Paper } from './paper.ts';

const histories = Number(process.env.HISTORIES ?? 4_000);

const heads = model.departments.map((d) => d.head);
const substitute = Object.fromEntries(model.departments.map((d) => [d.head, d.substitute!]));
const gm = model.roles.general_manager;
const proposer = heads[0]!;
const everybody = [...heads, ...Object.values(substitute), gm];
const said = ['support', 'condition', 'object', 'abstain'] as const;
const rules = ['unanimity', 'no-sustained-objection', 'qualified-majority'] as const;
const day = 86_400_000;
const table = decisions as unknown as Register;
const open: ReadonlySet<DecisionState> = new Set(['proposed', 'opinions', 'discussing']);

/** Which state may follow which; a hand in the spreadsheet may do more, and the rule puts it right. */
const follows: Record<string, DecisionState[]> = {
  proposed: ['opinions', 'withdrawn'],
  opinions: ['discussing', 'escalated', 'agreed', 'withdrawn', 'rejected'],
  discussing: ['opinions', 'discussing', 'escalated', 'agreed', 'withdrawn', 'rejected'],
  escalated: ['opinions', 'agreed', 'rejected', 'withdrawn'],
  agreed: ['opinions', 'issued', 'escalated'],
  issued: [],
  rejected: [],
  withdrawn: [],
};

/** What really happened, whatever somebody typed over it. */
interface Known {
  interested: Set<string>;
  round: number;
  /** Until when the committee may answer, by the wording that it was asked about. */
  until: Map<string, string>;
}

/** The rule told a second time, from nothing but what was said and done: it must come to the same end. */
function mayBeAgreed(paper: Paper, d: Decision, { interested, round, until }: Known): boolean {
  const { rule, rounds, majority, committee } = paper.policy.decisions;
  const voters = committeeOf(paper.policy).filter((m) => !interested.has(m));
  const last = new Map<string, Opinion>();
  for (const o of paper.rows<Opinion>(opinions))
    if (o.wording === wordingOf(d) && voters.includes(o.member)) last.set(o.member, o);
  const spoken = [...last.values()];
  const [yes, open] = [
    spoken.filter((o) => o.opinion === 'support' || (o.opinion !== 'abstain' && o.settledAt)).length,
    spoken.filter((o) => (o.opinion === 'object' || o.opinion === 'condition') && !o.settledAt).length,
  ];
  if (spoken.length < committee.quorum * voters.length || !voters.length || !spoken.length) return false;
  const deadline = until.get(wordingOf(d));
  if (!deadline || (spoken.length < voters.length && paper.now <= deadline)) return false;
  if (rule === 'unanimity') return yes === voters.length;
  if (yes === 0) return false;
  if (open === 0) return true;
  return rule === 'qualified-majority' && round >= rounds && yes / (yes + open) >= majority!;
}

/** What may happen, as often as it is listed; opinions make up most of a history. */
const kinds = [
  ...Array(12).fill('opinion'),
  ...Array(3).fill('settle'),
  ...Array(2).fill('time'),
  ...Array(2).fill('issue'),
  ...Array(2).fill('round'),
  ...Array(2).fill('decide'),
  'ask',
  'answer',
  'change',
  ...Array(2).fill('type'),
  'interest',
  'leave',
] as const;
const step = fc.tuple(fc.nat(kinds.length - 1), fc.nat(8), fc.nat(7), fc.nat(3));

const longAgo = '2020-01-01T00:00:00.000Z';

/** Rows that somebody types without being able to prove them: a rival's conflict of interest, an opinion, an expired deadline. */
function forge(paper: Paper, d: Decision, member: string, which: number): void {
  const row = { id: `forged-${paper.now}`, rev: 1, decision: d.id, at: paper.now, wording: wordingOf(d) };
  if (which === 0) paper.plant(remarks as unknown as Register, { ...row, kind: 'interest', by: member } as Row);
  if (which === 1) paper.plant(opinions as unknown as Register, { ...row, member, opinion: 'support' } as Row);
  if (which === 2)
    paper.plant(remarks as unknown as Register, { ...row, kind: 'asked', by: member, round: 9, until: longAgo } as Row);
}

/** The test's own check: `expect` costs more than the whole decision, a hundred thousand times over. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
const world = fc.record({
  rule: fc.constantFrom(...rules),
  rounds: fc.integer({ min: 1, max: 3 }),
  quorum: fc.constantFrom(0.5, 0.75, 1),
  steps: fc.array(step, { minLength: 4, maxLength: 22 }),
});

describe(`the life of a decision, over ${histories} generated histories`, () => {
  it('has no illegal state, loses no opinion, and is agreed exactly when the rule says so', {
    timeout: 600_000,
  }, () => {
    const ends = new Map<string, number>();
    let acts = 0;
    fc.assert(
      fc.property(world, ({ rule, rounds, quorum, steps }) => {
        const policy = {
          ...model,
          // Looking up a zone's table and counting five days would take most of the time of a hundred thousand histories.
          time_zone: 'utc',
          decisions: {
            ...model.decisions,
            opinions_within_days: 1,
            rule,
            rounds,
            majority: 0.6,
            committee: { ...model.decisions.committee, quorum },
          },
        };
        const paper = new Paper(policy, everybody);
        paper.act(
          propose as unknown as Command<never>,
          { title: 'A plan', plan: 'v0', options: [], revokes: false },
          proposer,
        );
        const id = paper.rows<Decision>(decisions)[0]!.id;
        const now = () => paper.rows<Decision>(decisions)[0]!;
        const does = (command: unknown, input: object, who: string) => paper.act(command as Command<never>, input, who);
        const known: Known = { interested: new Set(), round: 1, until: new Map() };
        const asks = () => known.until.set(wordingOf(now()), addWorkdays(policy, paper.now, 1));
        const accepted: string[] = [];
        let edits = 0;
        if (steps[0]![3] && does(askOpinions, { id }, proposer)) asks();
        for (const [n, a, b, c] of steps) {
          acts++;
          const kind = kinds[n]!;
          const before = now();
          const member = heads[a % heads.length]!;
          const speaker = a % 3 === 2 ? substitute[member]! : member;
          const point = paper
            .rows<Opinion>(opinions)
            .filter((o) => o.opinion !== 'support')
            .at(-1 - (b % 3));
          const count = paper.rows<Opinion>(opinions).length;
          let byHand = false;
          switch (kind) {
            case 'ask':
              if (c === 0 && b === 0) does(withdraw, { id, reason: 'no' }, proposer);
              else if (does(askOpinions, { id }, proposer)) asks();
              break;
            case 'opinion': {
              const opinion = b < 4 ? said[b]! : 'support';
              does(giveOpinion, { id, opinion, reason: opinion === 'support' ? undefined : `r${c}`, member }, speaker);
              break;
            }
            case 'answer':
              if (point) does(answerPoint, { point: point.id, answer: `a${c}` }, proposer);
              break;
            case 'settle':
              if (point) does(settlePoint, { point: point.id }, c ? point.member : proposer);
              break;
            case 'round':
              if (does(nextRound, { id }, proposer)) {
                known.round++;
                asks();
              }
              break;
            case 'decide':
              does(decideEscalated, { id, verdict: b % 2 ? 'yes' : 'no', reason: 'so' }, c ? gm : member);
              break;
            case 'issue':
              does(issue, { id, measures: [{ title: 'Do', owner: proposer, due: '2027-06-01' }] }, proposer);
              break;
            case 'change':
              if (does(change, { id, plan: `v${edits + 1}` }, c ? proposer : member)) {
                edits++;
                if (before.state !== 'proposed') asks();
              }
              break;
            case 'type':
              // Somebody types into the spreadsheet, past everything.
              byHand = true;
              if (c === 0) paper.type(table, id, { plan: `h${b}` });
              else if (c === 1 && open.has(before.state)) paper.type(table, id, { state: 'agreed' });
              else if (c === 2) paper.type(table, id, b % 2 ? { round: 9 } : { opinionsBy: longAgo });
              else forge(paper, before, member, b % 3);
              break;
            case 'interest':
              if (does(declareInterest, { id, none: c === 3 }, member)) {
                if (c === 3) known.interested.delete(member);
                else known.interested.add(member);
              }
              break;
            case 'time':
              paper.now = new Date(Date.parse(paper.now) + (1 + b * 2) * day).toISOString();
              break;
            case 'leave':
              if (c === 0) paper.leave(member);
          }
          paper.now = new Date(Date.parse(paper.now) + 60_000).toISOString();
          const acted = now();
          const rows = paper.rows<Opinion>(opinions);
          must(rows.length - count <= (kind === 'opinion' ? 1 : 0), 'an opinion from nowhere');
          accepted.push(...rows.slice(count).map((o) => o.id));
          paper.settle(applyRule);
          // About words on which it was not asked, the committee is asked by itself.
          if ((asked.has(acted.state) || acted.state === 'agreed') && !known.until.has(wordingOf(acted))) asks();
          const after = now();
          // Whatever is done, every opinion is still there.
          const left = paper.rows<Opinion>(opinions);
          must(left.length === accepted.length && left.every((o, i) => o.id === accepted[i]), 'an opinion was lost');
          const path = [before.state, acted.state, after.state].filter((s, i, all) => s !== all[i - 1]);
          if (!byHand)
            for (const [i, s] of path.slice(1).entries()) must(follows[path[i]!]!.includes(s), `${path[i]} → ${s}`);
          const agreedOn = paper.rows<Resolution>(resolutions).some((r) => r.wording === wordingOf(after));
          must(after.state !== 'agreed' || agreedOn, 'agreed, and nobody agreed on these words');
          if (after.state === 'issued' && before.state !== 'issued')
            must(before.state === 'agreed' && agreedOn, 'issued before it was agreed');
          if (asked.has(acted.state)) {
            const should = mayBeAgreed(paper, acted, known);
            must((after.state === 'agreed') === should, `${after.state}, and the rule says ${should}`);
          }
          if (after.state === 'rejected' && before.state !== 'rejected')
            must(kind === 'decide' && c > 0, 'rejected by somebody else than the general manager');
        }
        ends.set(now().state, (ends.get(now().state) ?? 0) + 1);
      }),
      { numRuns: histories, seed: 20261125 },
    );
    console.log(`${histories} histories, ${acts} acts, ended: ${JSON.stringify(Object.fromEntries(ends))}`);
    // Every end was reached often: a test that never comes to an agreement proves nothing about it.
    for (const state of ['agreed', 'issued', 'rejected', 'withdrawn', 'escalated', 'opinions', 'discussing'])
      expect(ends.get(state) ?? 0, state).toBeGreaterThan(histories / 1000);
  });
});
