import { describe, expect, it } from 'vitest';
import { askOpinions, giveOpinion, nextRound } from '../../core/decisions/consulting.ts';
import { propose } from '../../core/decisions/proposing.ts';
import { type Decision, decisions, type OpinionKind } from '../../core/decisions/records.ts';
import { reasons, standing } from '../../core/decisions/rule.ts';
import { sameSubject, subjectsOf } from '../../core/decisions/same-subject.ts';
import { ruleInWords } from '../../core/policy/text/words.ts';
import type { Command } from '../../core/workspace/command.ts';
import { model, Paper } from './paper.ts';

const heads = model.departments.map((d) => d.head);
const everybody = [...heads, ...model.departments.map((d) => d.substitute!), 'new.head@example.com'];
const day = 86_400_000;
type Rule = 'unanimity' | 'no-sustained-objection' | 'qualified-majority';

/** A proposal on which members said these things, in the order of the departments. `-` is nothing yet. */
function asked(rule: Rule, said: (OpinionKind | '-')[], { round = 1, late = false } = {}) {
  const policy = { ...model, decisions: { ...model.decisions, rule, majority: 0.75, rounds: 2 } };
  const paper = new Paper(policy, everybody);
  const does = (command: unknown, input: object, who: string) => paper.act(command as Command<never>, input, who);
  does(propose, { title: 'A plan', plan: 'So', options: [], revokes: false }, heads[0]!);
  const { id } = paper.rows<Decision>(decisions)[0]!;
  does(askOpinions, { id }, heads[0]!);
  said.forEach((opinion, i) => {
    if (opinion !== '-') does(giveOpinion, { id, opinion, reason: 'because' }, heads[i]!);
  });
  for (let n = 1; n < round; n++) does(nextRound, { id }, heads[0]!);
  if (late) paper.now = new Date(Date.parse(paper.now) + 30 * day).toISOString();
  return { paper, d: paper.rows<Decision>(decisions)[0]! };
}
const verdict = (...args: Parameters<typeof asked>) => {
  const { paper, d } = asked(...args);
  return standing(paper.scene, d).verdict;
};

describe('the rule of decision', () => {
  it.each<[Rule, (OpinionKind | '-')[], { round?: number; late?: boolean }, string]>([
    ['unanimity', ['support', 'support', 'support', 'support'], {}, 'agreed'],
    ['unanimity', ['support', 'support', 'support', 'abstain'], {}, 'discuss'],
    ['unanimity', ['support', 'support', 'support', '-'], {}, 'open'],
    ['unanimity', ['support', 'support', 'support', '-'], { late: true }, 'discuss'],
    ['unanimity', ['support', 'support', 'support', 'object'], { round: 2 }, 'escalate'],
    ['no-sustained-objection', ['support', 'support', 'support', '-'], {}, 'open'],
    ['no-sustained-objection', ['support', 'support', 'support', '-'], { late: true }, 'agreed'],
    ['no-sustained-objection', ['support', 'support', '-', '-'], { late: true }, 'discuss'],
    ['no-sustained-objection', ['support', 'abstain', 'abstain', 'abstain'], {}, 'agreed'],
    ['no-sustained-objection', ['abstain', 'abstain', 'abstain', 'abstain'], {}, 'discuss'],
    ['no-sustained-objection', ['support', 'support', 'support', 'condition'], {}, 'discuss'],
    ['no-sustained-objection', ['support', 'support', 'support', 'object'], { round: 2 }, 'escalate'],
    ['qualified-majority', ['support', 'support', 'support', 'object'], {}, 'discuss'],
    ['qualified-majority', ['support', 'support', 'support', 'object'], { round: 2 }, 'agreed'],
    ['qualified-majority', ['support', 'support', 'condition', 'object'], { round: 2 }, 'escalate'],
    ['qualified-majority', ['support', 'support', 'abstain', 'object'], { round: 2 }, 'escalate'],
  ])('%s, %j, %j: %s', (rule, said, more, expected) => {
    expect(verdict(rule, said, more)).toBe(expected);
  });

  it('says in both languages why it stands there', () => {
    const { paper, d } = asked('no-sustained-objection', ['support', 'object', '-', '-']);
    const why = reasons(paper.scene, standing(paper.scene, d));
    expect(why[0]).toEqual(ruleInWords(paper.policy));
    expect(why.map((w) => w.en).join('; ')).toContain('objection – because');
    expect(why.map((w) => w.zh).join('；')).toContain('尚未表态');
  });

  it('goes on when a member is replaced: the successor is heard, and what was said before them stays', () => {
    const { paper, d } = asked('no-sustained-objection', ['support', 'object', 'support', 'support']);
    const departments = model.departments.map((x) => (x.id === 'rd' ? { ...x, head: 'new.head@example.com' } : x));
    const scene = { ...paper.scene, policy: { ...paper.policy, departments } };
    const { seats, points, verdict: now } = standing(scene, d);
    expect(seats.map((s) => s.member)).toContain('new.head@example.com');
    expect([points.length, now]).toEqual([0, 'open']);
  });

  it('asks for a successor where a member left and nobody stands in', () => {
    const { paper, d } = asked('unanimity', ['support', 'support', 'support', '-']);
    paper.leave(heads[3]!);
    paper.leave(model.departments[3]!.substitute!);
    const why = reasons(paper.scene, standing(paper.scene, d));
    expect(why.some((w) => w.en.includes('name a successor'))).toBe(true);
  });
});

describe('two decisions on one subject', () => {
  const about = (title: string, others: string[]) => {
    const paper = new Paper(model, everybody);
    const rows = [title, ...others].map((text, i) => ({
      id: `K-${i}`,
      rev: 1,
      title: text,
      state: i ? 'issued' : 'proposed',
    }));
    for (const row of rows) paper.put(decisions as never, [...paper.rows(decisions), row] as never);
    return sameSubject(paper.scene.snapshot, rows[0] as never).map((d) => d.title);
  };
  it.each([
    ['Stop the buffer stock of gateways', 'Keep a buffer stock of gateways', true],
    ['取消网关安全库存', '建立网关安全库存', true],
    ['各区域分别定价', '各区域统一价目表', false],
    ['Second shift in production', 'One price list for all regions', false],
    ['The new list', 'The list', false],
  ])('%s / %s: %s', (a, b, alike) => {
    expect(about(a, [b])).toEqual(alike ? [b] : []);
  });
  it('are told apart by what they are about, not by small words', () => {
    expect([...subjectsOf('The price lists for all PT-200')].sort()).toEqual(['list', 'price', 'pt-200']);
  });
});
