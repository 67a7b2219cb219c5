import { actionLinks } from '../../../core/actions/records.ts';
import {
  criterionColumn,
  type Decision,
  decisions,
  opinions,
  options,
  remarks,
  resolutions,
  weighings,
} from '../../../core/decisions/records.ts';
import { wordingOf, wordsOf } from '../../../core/decisions/wording.ts';
import { groups } from '../../../core/groups/records.ts';
import { ruleInWords } from '../../../core/policy/text/words.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { NewRecord } from '../../../core/workspace/register.ts';
import type { Notebook } from './notebook.ts';
import { samplePeople } from './people.ts';
import * as words from './words/decisions.ts';
import type { Phrase } from './words/phrase.ts';

type NewDecision = NewRecord<typeof decisions>;

/** Plans on their way through the committee, one in each state, with a working group that one of them set up. */
export function sampleDecisions(notes: Notebook): Change[] {
  const { today, ago, say, number, policy, language } = notes;
  const rows: Change[] = [];
  const kept = new Map<string, NewDecision>();
  const add = (id: string, said: Partial<Record<keyof NewDecision, Phrase>>, rest: Partial<NewDecision>) => {
    const spoken = Object.fromEntries(
      (['title', 'problem', 'plan', 'effects', 'cost', 'promise', 'outcome', 'lessons'] as const).flatMap((key) =>
        said[key] ? [[key, say(said[key])]] : [],
      ),
    );
    const d = { id, state: 'proposed', ...spoken, ...rest } as NewDecision;
    kept.set(id, d);
    rows.push(append(decisions, d));
  };
  /** A day of the past without rolling the dice, which later parts of the company need. */
  const day = (days: number) => today.minus({ days }).set({ hour: 10 }).toUTC().toISO()!;
  const date = (days: number) => today.plus({ days }).toISODate()!;

  const production = { department: 'production', proposedBy: 'production.head@example.com' };
  const sales = { department: 'sales', proposedBy: 'sales.head@example.com' };
  add('E-0001', words.gateways, {
    ...production,
    proposedAt: ago(80),
    state: 'closed',
    decidedAt: ago(72),
    effect: 'yes',
  });
  add('E-0002', words.prices, {
    ...sales,
    proposedAt: ago(70),
    state: 'issued',
    decidedAt: ago(63),
    reviewOn: date(-2),
  });
  add('E-0003', words.shortage, {
    department: 'sales',
    proposedBy: 'sales.ops@example.com',
    proposedAt: ago(12),
    state: 'opinions',
    round: 1,
    opinionsBy: ago(3),
    urgency: 'urgent',
    source: undefined,
  });
  add('E-0004', words.replacement, {
    department: 'rd',
    proposedBy: 'rd.head@example.com',
    proposedAt: ago(24),
    state: 'discussing',
    round: 1,
    opinionsBy: ago(14),
  });
  const opine = (
    n: number,
    decision: string,
    member: string,
    opinion: 'support' | 'condition' | 'object',
    more: Partial<NewRecord<typeof opinions>> = {},
  ) =>
    rows.push(
      append(opinions, {
        id: number('O', n),
        decision,
        member,
        opinion,
        at: ago(decision === 'E-0003' ? 6 : 16),
        wording: wordingOf(kept.get(decision) as Decision),
        ...more,
      }),
    );
  opine(1, 'E-0003', 'sales.head@example.com', 'support');
  opine(2, 'E-0003', 'rd.head@example.com', 'support');
  opine(3, 'E-0003', 'service.head@example.com', 'condition', { reason: say(words.condition) });
  opine(4, 'E-0004', 'sales.head@example.com', 'object', { reason: say(words.objection) });
  opine(5, 'E-0004', 'production.head@example.com', 'support');
  opine(6, 'E-0004', 'service.head@example.com', 'support');
  opine(7, 'E-0004', 'rd.head@example.com', 'support');
  for (const id of ['E-0003', 'E-0004']) {
    const d = kept.get(id)!;
    rows.push(
      append(remarks, {
        id: `M-${id}-asked`,
        decision: id,
        kind: 'asked',
        by: d.proposedBy,
        at: d.proposedAt,
        wording: wordingOf(d as Decision),
        round: 1,
        until: d.opinionsBy,
      }),
    );
  }

  add(
    'E-0005',
    { title: words.group.title, plan: words.group.charge },
    {
      ...sales,
      kind: 'group',
      group: 'G-0001',
      proposedAt: day(45),
      state: 'issued',
      decidedAt: day(40),
      reviewOn: date(30),
    },
  );
  const heads = samplePeople(language)
    .filter((p) => policy.departments.some((x) => x.head === p.email))
    .map((p) => p.name)
    .join(language === 'zh' ? '、' : ', ');
  const resolve = (n: number, id: string, days: number) => {
    const d = kept.get(id) as Decision;
    rows.push(
      append(resolutions, {
        id: number('B', n),
        decision: id,
        way: 'rule',
        members: heads,
        because: ruleInWords(policy)[language],
        words: wordsOf(policy, d)
          .map(({ title, says }) => `${title[language]}: ${says[language]}`)
          .join('\n'),
        wording: wordingOf(d),
        at: day(days),
      }),
      ...policy.departments.map((x) =>
        append(remarks, {
          id: `M-${id}-${x.id}`,
          decision: id,
          kind: 'acknowledged',
          by: x.liaison,
          department: x.id,
          at: day(days - 1),
        }),
      ),
    );
  };
  resolve(1, 'E-0001', 72);
  resolve(2, 'E-0002', 63);
  resolve(3, 'E-0005', 40);
  rows.push(...sampleOptions(notes), ...sampleGroup(notes, day, date));
  rows.push(
    ...words.prices.measures.map((m, i) =>
      append(actionLinks, {
        id: `A-E2-${i + 1}`,
        title: say(m),
        owner: i ? 'sales.deputy@example.com' : 'sales.liaison@example.com',
        due: date(i ? 12 : 20),
        decision: 'E-0002',
        criteria: say(m.criteria),
      }),
    ),
    append(remarks, {
      id: 'M-E2-feedback',
      decision: 'E-0002',
      kind: 'feedback',
      by: 'sales.overseas@example.com',
      department: 'sales',
      words: say(words.feedback),
      at: day(6),
    }),
  );
  return rows;
}

/** What else could be done about the shortage, and how two departments see it. */
function sampleOptions({ say, policy, today }: Notebook): Change[] {
  const { shortage, doNothing } = words;
  const titles = [shortage.plan, ...shortage.options, doNothing];
  const scores: Record<string, number[][]> = {
    sales: [
      [5, 4, 4],
      [2, 3, 3],
      [5, 2, 3],
      [1, 3, 5],
    ],
    production: [
      [4, 4, 5],
      [3, 4, 4],
      [4, 1, 1],
      [2, 4, 5],
    ],
    'after-sales': [
      [3, 3, 4],
      [3, 3, 4],
      [5, 3, 3],
      [1, 2, 4],
    ],
  };
  const at = today.minus({ days: 4 }).set({ hour: 15 }).toUTC().toISO()!;
  return [
    ...titles.map((title, i) =>
      append(options, {
        id: `E-0003-${i + 1}`,
        decision: 'E-0003',
        position: i + 1,
        title: say(title),
        ...(i === 0 && { detail: say(title) }),
      }),
    ),
    ...Object.entries(scores).flatMap(([department, own]) =>
      own.map((row, i) =>
        append(weighings, {
          id: `E-0003-${i + 1}:${department}`,
          decision: 'E-0003',
          option: `E-0003-${i + 1}`,
          department,
          by: policy.departments.find((d) => d.id === department)!.head,
          at,
          ...Object.fromEntries(policy.decisions.criteria.map((c, j) => [criterionColumn(c.id), row[j] ?? 3])),
        }),
      ),
    ),
  ];
}

function sampleGroup({ say }: Notebook, day: (days: number) => string, date: (days: number) => string): Change[] {
  const { group } = words;
  const members = ['sales.ops@example.com', 'production.planner@example.com', 'service.liaison@example.com'];
  return [
    append(groups, {
      id: 'G-0001',
      name: say(group.name),
      charge: say(group.charge),
      lead: 'sales.liaison@example.com',
      members: ['sales.liaison@example.com', ...members].join(', '),
      until: date(35),
      state: 'active',
      decision: 'E-0005',
      since: day(40),
      report: say(group.report),
      reportedAt: day(9),
    }),
    append(actionLinks, {
      id: 'A-G1-1',
      title: say(group.task),
      owner: 'production.planner@example.com',
      due: date(8),
      group: 'G-0001',
    }),
  ];
}
