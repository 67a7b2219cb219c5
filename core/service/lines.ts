import { productName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { stepsOf } from '../workspace/guard.ts';
import { defineLines, searched } from '../workspace/line.ts';
import { nameOf } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { callBackBy } from './clocks.ts';
import { caseGuards } from './guards.ts';
import { type Case, caseStates, deadlineOf, serviceCases, unsolved } from './records.ts';

const owedCall = (c: Case, { policy }: Act) => (c.state === 'solved' ? callBackBy(policy, c) : undefined);

export const serviceLines = defineLines<Case>({
  register: serviceCases as unknown as Register,
  add: 'open-case',
  at: (c) => (unsolved.has(c.state) ? deadlineOf(c) : c.openedAt),
  open: (c) => c.state !== 'closed',
  late: (c, act) => (unsolved.has(c.state) ? deadlineOf(c) : (owedCall(c, act) ?? act.now)) < act.now,
  words: (c) => searched(c.id, c.title, c.customer, c.product, c.note, c.solution, c.customerSaid),
  title: (c) => c.title,
  line: (c, act) => ({
    about: fill(t('{customer} · {product} · {priority} · {who}', '{customer} · {product} · {priority} · {who}'), {
      customer: c.customer,
      product: productName(act.policy, c.product),
      priority: act.policy.service.priorities.find((p) => p.id === c.priority)?.name ?? c.priority,
      who: c.owner ? nameOf(act, c.owner) : '–',
    }),
    state: caseStates[c.state],
    steps: stepsOf(caseGuards, act, c).map((command) => ({ command, input: { id: c.id } })),
  }),
});
