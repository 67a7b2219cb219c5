import { type Procedure, procedures, procedureVersions, readings } from '../../../core/procedures/records.ts';
import { cellOf, departmentsKnowing, staffIn, wordingOf } from '../../../core/procedures/steps.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import * as words from './words/procedures.ts';

/** Procedures that the departments share; who has to know the first has read it, all but two. */
export function sampleProcedures(notes: Notebook): Change[] {
  const { today, say, number, policy, language } = notes;
  const at = (days: number) => today.minus({ days }).set({ hour: 11 }).toUTC().toISO()!;
  const rows = words.procedures.map((p, i) => ({
    id: number('SOP', i + 1),
    name: say(p),
    version: `${p.version}`,
    department: p.department,
    owner: p.owner,
    nextReview: today.plus({ days: p.reviewIn }).toISODate()!,
  }));
  const steps = cellOf(
    policy,
    words.orderChanges.steps.map((s) => ({ ...s, what: say(s.what) })),
    language,
  );
  const first = {
    ...rows[0]!,
    steps,
    governs: 'delivery, problem',
    question: say(words.orderChanges.question),
    answers: words.orderChanges.answers.map(say).join('\n'),
    publishedAt: at(30),
  };
  const readers = staffIn(policy, departmentsKnowing(policy, first as Procedure));
  return [
    append(procedures, first),
    ...rows.slice(1).map((row) => append(procedures, row)),
    append(procedureVersions, {
      id: `${first.id}@${first.version}`,
      procedure: first.id,
      version: first.version,
      steps,
      changes: say(words.orderChanges.changes),
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
