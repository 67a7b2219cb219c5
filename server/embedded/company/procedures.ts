import { type Procedure, procedures, procedureVersions, readings } from '../../../core/procedures/records.ts';
import { cellOf, departmentsOf, peopleOf, wordingOf } from '../../../core/procedures/steps.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import { phrases } from './phrases.ts';

/** How an order is changed: the one procedure of the sample company that is written down step by step. */
const orderChanges = {
  steps: [
    { who: 'sales', what: { en: 'Write down what the customer wants changed', zh: '记录客户的变更要求' } },
    {
      who: 'sales',
      what: { en: 'Ask production whether it can be met', zh: '向生产部提出协作请求，确认能否满足' },
      command: 'ask-request',
    },
    {
      who: 'production',
      what: { en: 'Answer with the new date, or decline', zh: '答复新交期或说明无法满足' },
      command: 'requests',
    },
    { who: 'sales', what: { en: 'Tell the customer before anybody else does', zh: '第一时间告知客户' } },
  ],
  question: { en: 'Who tells the customer?', zh: '由谁告知客户？' },
  answers: [
    { en: 'Sales', zh: '销售部' },
    { en: 'Production', zh: '生产部' },
    { en: 'The haulier', zh: '承运商' },
  ],
  changes: { en: 'The customer is told first', zh: '须第一时间告知客户' },
};

/** Procedures that the departments share; who has to know the first has read it, all but two. */
export function sampleProcedures(notes: Notebook): Change[] {
  const { today, say, number, policy, language } = notes;
  const at = (days: number) => today.minus({ days }).set({ hour: 11 }).toUTC().toISO()!;
  const rows = phrases.procedures.map((p, i) => ({
    id: number('SOP', i + 1),
    name: say(p),
    version: `${p.version}`,
    department: p.department,
    owner: p.owner,
    nextReview: today.plus({ days: p.reviewIn }).toISODate()!,
  }));
  const steps = cellOf(
    policy,
    orderChanges.steps.map((s) => ({ ...s, what: say(s.what) })),
    language,
  );
  const first = {
    ...rows[0]!,
    steps,
    governs: 'delivery, problem',
    question: say(orderChanges.question),
    answers: orderChanges.answers.map(say).join('\n'),
    publishedAt: at(30),
  };
  const readers = peopleOf(policy, departmentsOf(policy, first as Procedure));
  return [
    append(procedures, first),
    ...rows.slice(1).map((row) => append(procedures, row)),
    append(procedureVersions, {
      id: `${first.id}@${first.version}`,
      procedure: first.id,
      version: first.version,
      steps,
      changes: say(orderChanges.changes),
      minor: false,
      by: first.owner,
      at: at(30),
    }),
    ...readers.map((reader, i) =>
      append(readings, {
        id: `${first.id}@${first.version}:${reader}`,
        procedure: first.id,
        version: first.version,
        reader,
        due: today.minus({ days: 16 }).toISODate()!,
        ...(i < readers.length - 2 && { readAt: at(28 - i), wording: wordingOf(first as Procedure) }),
      }),
    ),
  ];
}
