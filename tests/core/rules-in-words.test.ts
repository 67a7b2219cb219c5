import { describe, expect, it } from 'vitest';
import { conductFacts } from '../../core/policy/rules/facts.ts';
import { foundInWords, ruleInWords } from '../../core/policy/rules/in-words.ts';

describe('a rule, as people read it', () => {
  it('says what it found, with what it asks for, and never the expression', () => {
    const said = foundInWords('thanks >= 3 && thanking >= 2', conductFacts, { thanks: 4, thanking: 2 });
    expect(said).toEqual({
      en: 'How often somebody thanked: 4 (at least 3), How many people thanked: 2 (at least 2)',
      zh: '获得致谢次数：4（不低于 3）、致谢人数：2（不低于 2）',
    });
  });
  it('says figures without a limit of their own as they are', () => {
    const rule = 'actions_due >= 4 && actions_in_time * 2 < actions_due';
    const { en } = foundInWords(rule, conductFacts, { actions_due: 6, actions_in_time: 1 });
    expect(en).toBe('Actions that fell due: 6 (at least 4), of them done in time: 1');
  });
  it('is a sentence where there is nothing found yet', () => {
    const { en, zh } = ruleInWords('coverage >= 0.7 && points >= 90.0', conductFacts);
    expect(en).toBe(
      '“Part of the weights that the points stand on” at least 0.7 and “Points of co-operation, of the department” at least 90',
    );
    expect(zh).not.toMatch(/&&|>=/);
  });
});
