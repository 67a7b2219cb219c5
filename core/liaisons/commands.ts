import { z } from 'zod';
import { absences } from '../policy/absences.ts';
import { instantIn } from '../policy/calendar.ts';
import { headOf } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { handedOn, requests, stillOwed } from '../requests/records.ts';
import { Refusal, t } from '../words.ts';
import { append, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow } from '../workspace/people.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';

const everyone = ['member'] as const;
const email = z.string().min(3).max(200);

/** @throws Refusal unless it is about the actor, or about somebody of a department whose head they are */
function speaksFor(act: Act, person: string): void {
  if (person === me(act)) return;
  const heads = departmentsOf(act.policy, person).some((d) => headOf(act.policy, d)?.toLowerCase() === me(act));
  if (!heads)
    throw new Refusal(
      t('Only they themselves or their head can say so', '仅本人或其部门负责人可操作'),
      'denied',
      'person',
    );
}

export const sayAway = defineCommand({
  name: 'say-away',
  title: t('Say that somebody is away', '登记外出请假'),
  allow: everyone,
  input: z.strictObject({
    from: z.iso.date().describe('First day'),
    until: z.iso.date().describe('Last day'),
    person: email.optional().describe('You, unless you are their head'),
    note: z.string().max(300).optional(),
  }),
  decide(act, input) {
    const person = (input.person ?? act.actor.email).toLowerCase();
    speaksFor(act, person);
    mustKnow(act, [person], 'person');
    const from = instantIn(act.policy, input.from, '00:00');
    const until = new Date(Date.parse(instantIn(act.policy, input.until, '00:00')) + 86_400_000).toISOString();
    if (until <= from || until <= act.now)
      throw new Refusal(
        t('The last day lies after the first, and is not over', '结束日期应晚于开始日期且未过'),
        'invalid',
        'until',
      );
    const id = `L-${fingerprint(person, from, until)}`;
    if (rowOf(act.snapshot, absences, id)) return [];
    return [append(absences, { id, person, from, until, ...(input.note && { note: input.note }) })];
  },
});

export const sayBack = defineCommand({
  name: 'say-back',
  title: t('Say that somebody is back', '登记已返回'),
  allow: everyone,
  input: z.strictObject({ person: email.optional() }),
  decide(act, input) {
    const person = (input.person ?? act.actor.email).toLowerCase();
    speaksFor(act, person);
    return rowsOf(act.snapshot, absences)
      .filter((a) => a.person.toLowerCase() === person && a.until > act.now)
      .flatMap((a) => patch(absences, a, { until: a.from > act.now ? a.from : act.now }));
  },
});

export const takeOver = defineCommand({
  name: 'take-over-requests',
  title: t('Take over somebody’s open requests', '接手未结请求'),
  allow: everyone,
  input: z.strictObject({
    person: z.string().min(1).max(200).describe('Whose requests: an e-mail address, or a name that has left'),
    to: email.optional().describe('Who owes them from now on; else you'),
  }),
  decide(act, input) {
    const to = (input.to ?? act.actor.email).toLowerCase();
    mustKnow(act, [to], 'to');
    const from = input.person.toLowerCase();
    const theirs = rowsOf(act.snapshot, requests).filter(
      (r) =>
        act.actor.departments.includes(r.to) &&
        (stillOwed.has(r.state) || r.state === 'returned') &&
        r.owner?.toLowerCase() === from,
    );
    if (!theirs.length)
      throw new Refusal(
        t('They owe nothing to be taken over in your department', '本部门没有可接手的请求'),
        'missing',
        'person',
      );
    // The tasks follow by themselves: what a row says is put into its task.
    return theirs.flatMap((r) => [...handedOn(act, r, { owner: to }), ...patch(requests, r, { owner: to }, ['owner'])]);
  },
});

export const liaisonCommands = [sayAway, sayBack, takeOver];
