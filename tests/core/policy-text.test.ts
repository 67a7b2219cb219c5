import { describe, expect, it } from 'vitest';
import type { Policy } from '../../core/policy/schema.ts';
import type { Block, Chapter } from '../../core/policy/text/blocks.ts';
import { inChinese } from '../../core/policy/text/numerals.ts';
import { policyText } from '../../core/policy/text/text.ts';
import { cadenceInWords } from '../../core/policy/text/words.ts';
import { loadPolicy, modelPath } from '../../server/policies.ts';

/** Every clause of the two model policies. */
const clauses = [
  ...Array.from({ length: 13 }, (_, i) => `A${i + 1}`),
  ...Array.from({ length: 11 }, (_, i) => `B${i + 1}`),
];
const models = (['committee', 'working-group'] as const).map((name) => [name, loadPolicy(modelPath(name))] as const);
const wordsIn = (b: Block) =>
  b.kind === 'paragraph' ? [b.text] : b.kind === 'list' ? b.items : [...b.head, ...b.rows.flat()];
const articles = (text: Chapter[]) => text.flatMap((c) => c.articles);
const whole = (policy: Policy) =>
  articles(policyText(policy, (email) => email))
    .flatMap((a) => [a.title, ...a.blocks.flatMap(wordsIn)])
    .flatMap((x) => [x.en, x.zh]);

describe.each(models)('the text of the model policy %s', (_, policy) => {
  it('has every clause, in both languages, with nothing left unfilled', () => {
    const text = policyText(policy, (email) => email);
    const covered = new Set(articles(text).flatMap((a) => a.clauses));
    expect(clauses.filter((c) => !covered.has(c))).toEqual([]);
    for (const words of whole(policy)) {
      expect(words.trim()).not.toBe('');
      expect(words).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
    }
  });

  it('numbers its articles through, and says what is not configured', () => {
    const text = articles(policyText(policy, (email) => email));
    expect(text.map((a) => a.number!.en)).toEqual(text.map((_a, i) => `§ ${i + 1}`));
    const bare = { ...policy, training: { ...policy.training, per_year: 0 }, information: [] };
    const missing = articles(policyText(bare, (email) => email)).filter((a) => a.missing);
    expect(missing.flatMap((a) => a.clauses)).toEqual(['A7', 'A5', 'A6']);
  });
});

describe('what is written is what is configured', () => {
  const [, policy] = models[0]!;
  const changes: [string, (p: Policy) => Policy][] = [
    ['17 working days', (p) => ({ ...p, demands: { ...p.demands, triage_within_days: 17 } })],
    ['23 working hours', (p) => ({ ...p, requests: { ...p.requests, remind_before_hours: 23 } })],
    ['66 %', (p) => ({ ...p, decisions: { ...p.decisions, committee: { ...p.decisions.committee, quorum: 0.66 } } })],
    ['全体委员同意', (p) => ({ ...p, decisions: { ...p.decisions, rule: 'unanimity' } })],
    ['day 26', (p) => ({ ...p, forecast: { ...p.forecast, cut_off_day: 26 } })],
    ['9 months', (p) => ({ ...p, working_groups: { ...p.working_groups, longest_months: 9 } })],
    ['每 2 周周五', (p) => ({ ...p, meetings: [{ ...p.meetings[0]!, cadence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' }] })],
    [
      'new.head@example.com',
      (p) => ({ ...p, departments: p.departments.map((d) => ({ ...d, head: 'new.head@example.com' })) }),
    ],
    ['2027-06-30', (p) => ({ ...p, review: { ...p.review, next: '2027-06-30' } })],
  ];
  it.each(changes)('%s', (words, change) => {
    expect(whole(policy).join('\n')).not.toContain(words);
    expect(whole(change(policy)).join('\n')).toContain(words);
  });
});

describe('how often, in words', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=WE', 'every week on Wednesday', '每周周三'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'every 2 weeks on Monday, Thursday', '每 2 周周一、周四'],
    ['FREQ=MONTHLY;BYDAY=1TU', 'every month on the first Tuesday', '每月第一个周二'],
    ['FREQ=MONTHLY;BYDAY=-1TH', 'every month on the last Thursday', '每月最后一个周四'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day', '每月最后一天'],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15', 'every year, in month 3 on day 15', '每年（3 月）15 日'],
    ['FREQ=MONTHLY;BYSETPOS=2;BYDAY=MO', 'FREQ=MONTHLY;BYSETPOS=2;BYDAY=MO', 'FREQ=MONTHLY;BYSETPOS=2;BYDAY=MO'],
  ])('%s', (rule, en, zh) => {
    expect(cadenceInWords(rule)).toEqual({ en, zh });
  });
  it('numbers in Chinese numerals', () => {
    expect([1, 10, 11, 20, 21, 99].map(inChinese)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九']);
  });
});
