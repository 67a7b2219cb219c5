import { impacts } from '../exchange/records.ts';
import { fill, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { type Line, type LineSource, searched } from '../workspace/line.ts';
import { nameOf } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Demand, judgeBy, raisedWith, untold } from './loop.ts';
import { demandStates, demands } from './records.ts';

/** What a person can do with a demand. */
export function demandSteps(act: Act, d: Demand): Line['steps'] {
  const input = { id: d.id };
  const judge = act.actor.departments.includes(act.policy.demands.triaged_by);
  const settled = d.state === 'closed' || d.state === 'shipped' || d.state === 'merged';
  const commands = [
    ...(raisedWith(act.policy, act.actor.departments, d) && untold(act.snapshot, d) ? ['tell-customer'] : []),
    ...(judge && !settled ? ['judge-demand'] : []),
    ...(judge && (d.state === 'accepted' || d.state === 'planned') ? ['ship-demand'] : []),
    ...(judge && !settled ? ['merge-demand', 'link-progress'] : []),
  ];
  return commands.map((command) => ({ command, input }));
}

export const demandLines: LineSource = {
  register: demands as unknown as Register,
  add: 'raise-demand',
  lines: (act) =>
    rowsOf(act.snapshot, demands).map((d) => ({
      register: demands.name,
      id: d.id,
      title: d.title,
      about: () =>
        fill(t('{customer} · impact {impact} · {who}', '{customer} · 影响{impact} · {who}'), {
          customer: d.customer ?? '–',
          impact: impacts[d.impact],
          who: nameOf(act, d.raisedBy),
        }),
      at: d.raisedAt,
      state: demandStates[d.state],
      open: d.state !== 'closed' && d.state !== 'merged' && !(d.state === 'declined' && d.toldAt),
      late: d.state === 'new' && judgeBy(act.policy, d) < act.now,
      steps: demandSteps(act, d),
      words: () => searched(d.id, d.title, d.detail, d.customer, d.product, d.reason, d.release),
    })),
};
