import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Facts, holds, readRule } from '../../core/policy/rules/expression.ts';
import { agendaFacts, gapFacts, rulePlaces } from '../../core/policy/rules/facts.ts';
import { readPolicy } from '../../core/policy/yaml.ts';
import { modelFor } from '../../server/policies.ts';

const says = (source: string, facts: Facts = gapFacts, gives: 'yes' | 'number' = 'yes') => {
  const read = readRule(source, facts, gives);
  return read.ok ? undefined : read.says;
};
const gap = {
  product: 'FM-100',
  region: 'east',
  period: '2026-12',
  forecast: 200,
  plan: 150,
  gap: -50,
  share: 0.25,
  short: true,
};

describe('a rule without code', () => {
  it('looks at documented facts, with numbers as people write them', () => {
    expect(holds('share > 0.2 && short', gapFacts, gap)).toBe(true);
    expect(holds('gap * 2 <= -100 || region in ["north"]', gapFacts, gap)).toBe(true);
    expect(holds('product.startsWith("PT")', gapFacts, gap)).toBe(false);
    const read = readRule('plan / forecast', gapFacts, 'number');
    expect(read.ok && read.rule.of(gap)).toBe(0.75);
  });

  it('says in words what is wrong, and what was meant', () => {
    expect(says('forcast > 3')!.en).toContain('do you mean "forecast"?');
    expect(says('product + 3 > 1')!.zh).toContain('不能用于文字与数字');
    expect(says('share >')!.en).toContain('This is no rule');
    expect(says('share')!.en).toContain('gives yes or no, this one gives a number');
    expect(says('short', gapFacts, 'number')!.en).toContain('gives a number, this one gives yes or no');
  });

  it('gives nothing where it cannot be computed, and breaks nothing', () => {
    const read = readRule('plan / forecast', gapFacts, 'number');
    expect(read.ok && read.rule.of({ ...gap, forecast: 0, plan: 0 })).toBeUndefined();
    expect(holds('int(product) > 1', gapFacts, gap)).toBe(false);
    expect(holds('1 / 0 > 1', gapFacts, gap)).toBe(false);
  });

  it('costs little, whatever somebody writes', () => {
    const list = `[${Array.from({ length: 50 }, (_, i) => i).join(', ')}]`;
    expect(says(`${list}.all(a, ${list}.all(b, ${list}.exists(c, a + b == c)))`)!.en).toMatch(/too long|at most/);
    expect(says('[1].all(a, [1].all(b, [1].all(c, [1].all(d, a == b))))')!.en).toContain('too long');
    expect(says('product.matches("(a+)+$")')!.en).toContain('cannot be used');
    expect(says(`share > 1 ${'|| share > 1 '.repeat(60)}`)!.en).toContain('at most');
    expect(says(`${'('.repeat(100)}true${')'.repeat(100)}`)).toBeDefined();
    expect(says('constructor.constructor("return process")()')).toBeDefined();
    expect(says('product.__proto__ == 1')).toBeDefined();
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (source) => typeof holds(source, gapFacts, gap) === 'boolean'),
      { numRuns: 500 },
    );
  });

  it('is checked where it stands in the policy, with line and field', () => {
    const { source } = modelFor('en');
    const wrong = source
      .replace('exception_units: 20', 'exception_units: 20\n  exception_when: share > 0.1 && shorter')
      .replace('  due_within_days: 7', '  due_within_days: 7\n  rules: [{ id: a, name: A, when: lateness }]');
    const read = readPolicy(wrong);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.errors.map((e) => e.field)).toEqual(['agenda.rules[1].when', 'forecast.exception_when']);
    expect(!read.ok && read.errors.every((e) => e.line > 10)).toBe(true);
    expect(Object.keys(rulePlaces)).toContain('agenda.rules.*.when');
    expect(Object.keys(agendaFacts)).toContain('lateness');
  });
});
