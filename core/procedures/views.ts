import { DateTime } from 'luxon';
import { z } from 'zod';
import { dateIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { Refusal, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { registerSheet } from '../workspace/export.ts';
import { everybody, me, nameOf, person } from '../workspace/people.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { procedureSteps } from './commands.ts';
import { governedBy } from './kept.ts';
import { inForce, readersOf, standingReadings, unreadOf } from './reading.ts';
import { type Procedure, type ProcedureVersion, procedureStates, procedures, procedureVersions } from './records.ts';
import { wordsOf } from './search.ts';
import { departmentsIn, departmentsKnowing, onlyIn, type Step, stepsIn } from './steps.ts';

/** How far back it is looked whether a procedure is kept, in days. */
const lookBack = 90;
const daysAgo = (now: string, days: number): string => DateTime.fromISO(now).minus({ days }).toUTC().toISO()!;

const line = (act: Act, p: Procedure) => {
  const unread = unreadOf(act.policy, act.snapshot, p);
  return {
    id: p.id,
    name: p.name,
    version: p.version,
    state: { id: p.state ?? 'inForce', name: procedureStates[p.state ?? 'inForce'] },
    department: { id: p.department, name: departmentName(act.policy, p.department) },
    owner: person(act, p.owner),
    nextReview: p.nextReview,
    reviewLate: p.state !== 'retired' && p.nextReview < dateIn(act.policy, act.now),
    readers: inForce(p) ? readersOf(act.policy, act.snapshot, p).length : 0,
    unread: unread.length,
    toRead: unread.some((r) => r.reader.toLowerCase() === me(act)),
  };
};
export type ProcedureLine = ReturnType<typeof line>;

function listed(act: Act, text: string | undefined, retired: boolean): Procedure[] {
  const words = text?.trim().toLowerCase();
  return rowsOf(act.snapshot, procedures)
    .filter((p) => retired || p.state !== 'retired')
    .filter((p) => !words || wordsOf(p).includes(words));
}

export const proceduresView = defineView({
  name: 'procedures',
  title: t('Procedures', '操作规范'),
  allow: ['member'],
  query: z.strictObject({ text: z.string().max(200).optional(), retired: z.boolean().default(false) }),
  show(act, { text, retired }) {
    const found = listed(act, text, retired)
      .map((p) => line(act, p))
      .sort((a, b) => Number(b.toRead) - Number(a.toRead) || a.name.localeCompare(b.name));
    return { procedures: found, ...forms(act), readAt: act.snapshot.readAt };
  },
  sheets: (act, { text, retired }) => [registerSheet(act, procedures, listed(act, text, retired))],
});
export type ShownProcedures = ReturnType<typeof proceduresView.show>;

const forms = (act: Act) => ({
  departments: act.policy.departments.map((d) => ({ id: d.id, name: d.name })),
  kinds: act.policy.requests.kinds.map((k) => ({ id: k.id, name: k.name })),
  people: everybody(act),
  mayPublish: act.actor.roles.some((r) => r === 'head' || r === 'liaison' || r === 'organiser'),
  mine: act.actor.departments,
});

export const procedureView = defineView({
  name: 'procedure',
  title: t('A procedure', '操作规范详情'),
  allow: ['member'],
  query: z.strictObject({ id: z.string().min(1).max(80) }),
  show(act, { id }) {
    const p = rowOf(act.snapshot, procedures, id);
    if (!p) throw new Refusal(t(`There is no procedure "${id}"`, `没有操作规范“${id}”`), 'missing', 'id');
    const { policy, snapshot } = act;
    const mine = standingReadings(snapshot, p.id).get(me(act));
    return {
      ...line(act, p),
      steps: stepsIn(policy, p.steps).map((s) => shownStep(act, s)),
      readersIn: departmentsKnowing(policy, p).map((d) => departmentName(policy, d)),
      governs: governedBy(snapshot, policy, p, daysAgo(act.now, lookBack), act.now),
      link: p.link,
      question: p.question,
      answers: p.question ? shuffled((p.answers ?? '').split('\n').filter(Boolean)) : [],
      read: mine?.readAt,
      due: mine && !mine.readAt ? mine.due : undefined,
      unreadBy: unreadOf(policy, snapshot, p).map((r) => ({
        name: nameOf(act, r.reader),
        due: r.due,
        late: r.due < dateIn(policy, act.now),
      })),
      versions: versionsOf(act, p),
      may: procedureSteps(act, p),
      raw: {
        readers: departmentsIn(policy, p.readers).filter(
          (d) => d === 'all' || policy.departments.some((x) => x.id === d),
        ),
        answers: keepsAnswers(act, p) ? p.answers : undefined,
      },
      ...forms(act),
      readAt: snapshot.readAt,
    };
  },
});
export type ShownProcedure = ReturnType<typeof procedureView.show>;

const keepsAnswers = (act: Act, p: Procedure): boolean => procedureSteps(act, p).includes('publish-procedure');

const shownStep = (act: Act, { who, what, command }: Step) => ({
  who: who === 'all' ? { id: who, name: t('Everybody', '全员') } : { id: who, name: departmentName(act.policy, who) },
  what,
  command,
  mine: who === 'all' || act.actor.departments.includes(who),
});

/** The right answer comes first in the cell, and not on the page. */
const shuffled = (answers: readonly string[]): string[] => [...answers].sort((a, b) => a.localeCompare(b));

/** Each version with what it changed, the latest first. */
function versionsOf(act: Act, p: Procedure) {
  const all = rowsOf(act.snapshot, procedureVersions)
    .filter((v) => v.procedure === p.id)
    .sort((a, b) => a.at.localeCompare(b.at));
  const shown = (v: ProcedureVersion, i: number) => ({
    id: v.id,
    version: v.version,
    at: v.at,
    by: nameOf(act, v.by),
    changes: v.changes,
    minor: !!v.minor,
    added: i ? onlyIn(act.policy, v.steps, all[i - 1]!.steps).map((s) => s.what) : [],
    removed: i ? onlyIn(act.policy, all[i - 1]!.steps, v.steps).map((s) => s.what) : [],
  });
  return all.map(shown).reverse();
}

export const procedureViews = [proceduresView, procedureView];
