import { z } from 'zod';
import { actionLinks, dueOf } from '../actions/records.ts';
import { decisionKinds, decisionStates, decisions } from '../decisions/records.ts';
import { meetings } from '../meetings/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { everybody, person } from '../workspace/people.ts';
import { rowsOf, rowsWith } from '../workspace/snapshot.ts';
import { groupSteps, mayPropose } from './commands.ts';
import { overdue, reportDue } from './deadlines.ts';
import { type Group, groupStates, groups, peopleOf, seriesOf } from './records.ts';

function shown(act: Act, g: Group) {
  const due = reportDue(act.policy, g);
  const today = dateIn(act.policy, act.now);
  return {
    id: g.id,
    name: g.name,
    charge: g.charge,
    state: { id: g.state, name: groupStates[g.state] },
    lead: person(act, g.lead),
    members: peopleOf(g).map((p) => person(act, p)),
    since: g.since,
    until: g.until,
    late: overdue(act.policy, g, act.now) || (!!due && due < today),
    report: g.report,
    reportedAt: g.reportedAt,
    reportDue: due,
    decisions: rowsWith(act.snapshot, decisions, 'group', g.id).map((d) => ({
      id: d.id,
      title: d.title,
      kind: decisionKinds[d.kind ?? 'plan'],
      state: decisionStates[d.state],
    })),
    tasks: rowsWith(act.snapshot, actionLinks, 'group', g.id)
      .filter((a) => !a.dropped)
      .map((a) => {
        const task = taskOf(act.snapshot, a.task);
        const by = dueOf(act.snapshot, a);
        return {
          id: a.id,
          title: a.title,
          owner: a.owner ? person(act, a.owner) : undefined,
          due: by,
          done: !!task?.done,
          late: !task?.done && by < today,
          link: task?.link,
        };
      }),
    meetings: rowsOf(act.snapshot, meetings)
      .filter((m) => m.series === seriesOf(act.policy, g)?.id && m.state !== 'cancelled')
      .map((m) => ({ id: m.id, start: m.start }))
      .sort((a, b) => a.start.localeCompare(b.start)),
    steps: groupSteps(act, g),
  };
}

export const groupsView = defineView({
  name: 'groups',
  title: t('Working groups', '工作小组'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const order = ['active', 'proposed', 'closed', 'declined'];
    return {
      groups: rowsOf(act.snapshot, groups)
        .map((g) => shown(act, g))
        .sort((a, b) => order.indexOf(a.state.id) - order.indexOf(b.state.id) || a.until.localeCompare(b.until)),
      longestMonths: act.policy.working_groups.longest_months,
      people: everybody(act),
      mayPropose: mayPropose(act),
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownGroups = ReturnType<typeof groupsView.show>;
