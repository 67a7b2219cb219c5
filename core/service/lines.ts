import { productName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import { type LineSource, searched } from '../workspace/line.ts';
import { nameOf } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { caseSteps } from './commands.ts';
import { caseStates, deadlineOf, serviceCases, unsolved } from './records.ts';

export const serviceLines: LineSource = {
  register: serviceCases as unknown as Register,
  add: 'open-case',
  lines: (act) =>
    rowsOf(act.snapshot, serviceCases).map((c) => ({
      register: serviceCases.name,
      id: c.id,
      title: c.title,
      about: () =>
        fill(t('{customer} · {product} · {priority} · {who}', '{customer} · {product} · {priority} · {who}'), {
          customer: c.customer,
          product: productName(act.policy, c.product),
          priority: act.policy.service.priorities.find((p) => p.id === c.priority)?.name ?? c.priority,
          who: c.owner ? nameOf(act, c.owner) : '–',
        }),
      at: unsolved.has(c.state) ? deadlineOf(c) : c.openedAt,
      state: caseStates[c.state],
      open: c.state !== 'closed',
      late: unsolved.has(c.state) && deadlineOf(c) < act.now,
      steps: caseSteps(act, c).map((command) => ({ command, input: { id: c.id } })),
      words: () => searched(c.id, c.title, c.customer, c.product, c.note, c.solution),
    })),
};
