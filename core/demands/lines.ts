import { impacts } from '../exchange/records.ts';
import { fill, type Text, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { stepsOf } from '../workspace/guard.ts';
import { defineLines, type Line, searched } from '../workspace/line.ts';
import { nameOf } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { demandGuards } from './guards.ts';
import { type Demand, fateOf, nextOf } from './loop.ts';
import { demandStates, demands } from './records.ts';

/** What a person can do with a demand. */
export const demandSteps = (act: Act, d: Demand): Line['steps'] =>
  stepsOf(demandGuards, act, d).map((command) => ({ command, input: { id: d.id } }));

/** What became of a demand, and whether the customer knows. */
export function stateOf(snapshot: Snapshot, d: Demand): Text {
  const state = demandStates[fateOf(snapshot, d)];
  return d.toldAt && d.state !== 'closed' ? fill(t('{state}, customer told', '{state}，已告知客户'), { state }) : state;
}

export const demandLines = defineLines<Demand>({
  register: demands as unknown as Register,
  add: 'raise-demand',
  at: (d) => d.raisedAt,
  open: (d) => d.state !== 'closed' && d.state !== 'merged' && !d.toldAt,
  late: (d, act) => (nextOf(act.policy, act.snapshot, d)?.by ?? act.now) < act.now,
  words: (d) => searched(d.id, d.title, d.detail, d.customer, d.product, d.reason, d.release, d.customerSaid),
  title: (d) => d.title,
  line: (d, act) => ({
    about: fill(t('{customer} · impact {impact} · {who}', '{customer} · 影响{impact} · {who}'), {
      customer: d.customer ?? '–',
      impact: impacts[d.impact],
      who: nameOf(act, d.raisedBy),
    }),
    state: d.state === 'merged' ? demandStates.merged : stateOf(act.snapshot, d),
    steps: demandSteps(act, d),
  }),
});
