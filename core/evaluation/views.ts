import { z } from 'zod';
import { actionLinks, dueOf } from '../actions/records.ts';
import { weaknessesIn, worthOfMeetings } from '../evaluation-sources.ts';
import { coOperationTrend } from '../figures.ts';
import { dateIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { Refusal, t, verbatim } from '../words.ts';
import { defineView } from '../workspace/command.ts';
import { dayBefore, lastDayOf } from '../workspace/evaluating.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { everybody, leadsReview, nameOf } from '../workspace/people.ts';
import { rowOf, rowsOf, rowsWith } from '../workspace/snapshot.ts';
import { improves } from './commands.ts';
import { linksIn } from './links.ts';
import { nextEvaluation } from './period.ts';
import { evaluationStates, evaluations } from './records.ts';
import { before, stretchOf } from './stretch.ts';

/** How many late cases of a link are shown; the number of all stands beside them. */
const shownCases = 25;

export const evaluationView = defineView({
  name: 'evaluation',
  title: t('Evaluation of the co-ordination', '协调效果评估'),
  allow: ['member'],
  query: z.strictObject({ id: z.string().min(1).max(80).optional().describe('The one that comes next without it') }),
  show(act, { id }) {
    const { snapshot, policy, now } = act;
    const next = nextEvaluation(snapshot, policy);
    const row = rowOf(snapshot, evaluations, id ?? next.id);
    if (id && !row && id !== next.id)
      throw new Refusal(t(`There is no evaluation "${id}"`, `没有评估“${id}”`), 'missing', 'id');
    const { from, due } = row ?? next;
    const stretch = stretchOf(act, from, row?.to ?? due);
    const links = linksIn(stretch);
    const last = before(stretch);
    const earlier = last && new Map(linksIn(last).map((l) => [`${l.from}>${l.to}`, l.days]));
    const department = (d: string) => ({ id: d, name: departmentName(stretch.policy, d) });
    return {
      id: row?.id ?? next.id,
      prepared: !!row,
      state: row && { id: row.state, name: evaluationStates[row.state] },
      from: dateIn(policy, stretch.from),
      /** The last day whose rows are counted: today, or the last of the period. */
      to: lastDayOf(stretch),
      due,
      late: due < dateIn(policy, now) && row?.state !== 'concluded',
      conclusion: row?.conclusion,
      weakest: row?.weakest,
      concludedBy: row?.concludedBy && nameOf(act, row.concludedBy),
      departments: stretch.policy.departments.map((d) => department(d.id)),
      links: links.map((l) => ({
        ...l,
        from: department(l.from),
        to: department(l.to),
        /** Days of the stretch before; nothing where there was none. */
        before: earlier && (earlier.get(`${l.from}>${l.to}`) ?? 0),
        evidence: l.evidence.slice(0, shownCases),
      })),
      weaknesses: weaknessesIn(stretch),
      meetings: worthOfMeetings(stretch).map((w) => ({
        ...w,
        name: stretch.policy.meetings.find((m) => m.id === w.series)?.name ?? verbatim(w.series),
      })),
      trend: coOperationTrend(act, stretch.from, stretch.to).map((x) => ({
        ...x,
        department: department(x.department),
      })),
      improvements: rowsWith(snapshot, actionLinks, 'meeting', row?.id ?? next.id).map((a) => ({
        id: a.id,
        title: a.title,
        owner: nameOf(act, a.owner ?? ''),
        due: dueOf(snapshot, a),
        done: !!taskOf(snapshot, a.task)?.done,
        about: a.item,
      })),
      past: rowsOf(snapshot, evaluations)
        .filter((e) => e.state === 'concluded')
        .map((e) => ({ id: e.id, from: e.from, to: dayBefore(e.to), conclusion: e.conclusion }))
        .sort((a, b) => b.to.localeCompare(a.to)),
      people: everybody(act),
      mayImprove: improves(act) && !!row,
      mayConclude: leadsReview(act) && row?.state === 'open',
      readAt: snapshot.readAt,
    };
  },
});
export type ShownEvaluation = ReturnType<typeof evaluationView.show>;
