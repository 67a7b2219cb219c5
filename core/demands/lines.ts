import { impacts } from '../exchange/records.ts';
import { fill, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { defineLines, type Line, searched } from '../workspace/line.ts';
import { nameOf } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
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

export const demandLines = defineLines<Demand>({
  register: demands as unknown as Register,
  add: 'raise-demand',
  at: (d) => d.raisedAt,
  open: (d) => d.state !== 'closed' && d.state !== 'merged' && !(d.state === 'declined' && d.toldAt),
  late: (d, act) => d.state === 'new' && judgeBy(act.policy, d) < act.now,
  words: (d) => searched(d.id, d.title, d.detail, d.customer, d.product, d.reason, d.release),
  title: (d) => d.title,
  line: (d, act) => ({
    about: fill(t('{customer} · impact {impact} · {who}', '{customer} · 影响{impact} · {who}'), {
      customer: d.customer ?? '–',
      impact: impacts[d.impact],
      who: nameOf(act, d.raisedBy),
    }),
    state: demandStates[d.state],
    steps: demandSteps(act, d),
  }),
});
