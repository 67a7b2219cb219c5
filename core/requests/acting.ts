import { z } from 'zod';
import { departmentName } from '../policy/names.ts';
import { reachedThrough } from '../policy/routing.ts';
import { fill, Refusal, t, verbatim } from '../words.ts';
import type { CardStep } from '../workspace/card.ts';
import type { Act } from '../workspace/command.ts';
import { allOf, cardFor, type Guard, type Guards, pass } from '../workspace/guard.ts';
import { mustKnow, nameOf, same } from '../workspace/people.ts';
import type { NewRecord } from '../workspace/register.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { type Request, type RequestState, requestStates, requests, stillOwed } from './records.ts';

/** What every step of a request begins with: who may take it, in which state, and who owes it. */
export const everyone = ['member'] as const;
export const id = z.string().min(1).max(80).describe('ID of a request');
export const words = z.string().trim().min(1).max(4000);
export const email = z.string().min(3).max(200);

/** The two sides of a request. */
type Side = 'from' | 'to';

/** States in which somebody still owes the answer. */
const owed: readonly RequestState[] = [...stillOwed];

/** A step of one side, in some states. */
const by =
  (side: Side, states: readonly RequestState[]): Guard<Request> =>
  ({ actor, policy, snapshot }, r) => {
    if (!actor.departments.includes(r[side]))
      return () =>
        new Refusal(
          fill(t('Only {department} can do this', '仅{department}可执行此操作'), {
            department: departmentName(policy, r[side]),
          }),
          'denied',
        );
    if (states.includes(r.state)) return undefined;
    return () => {
      const values = {
        state: requestStates[r.state],
        who: nameOf({ snapshot }, String((r as { updatedBy?: string }).updatedBy ?? '')) || t('somebody', '他人'),
        answer: r.state === 'answered' && r.answer ? verbatim(`: ${r.answer}`) : verbatim(''),
      };
      return new Refusal(
        fill(
          t(
            'This request is “{state}” by now, by {who}{answer}. Look at it again.',
            '该请求已由{who}改为“{state}”{answer}，请查看后再操作。',
          ),
          values,
        ),
        'conflict',
        'id',
      );
    };
  };

const conflict = (en: string, zh: string) => () => new Refusal(t(en, zh), 'conflict');

/** Who may take which step with a request, in which state; the most likely first. */
export const requestGuards = {
  'answer-request': by('to', owed),
  'accept-request': allOf(by('to', owed), (act, r) =>
    r.state === 'accepted' && same(r.owner, act.actor.email)
      ? conflict('You have accepted it already', '您已接受该请求')
      : undefined,
  ),
  'return-request': by('to', owed),
  'decline-request': by('to', owed),
  'offer-date': allOf(by('to', owed), (_, r) =>
    r.offered ? conflict('Another date was offered already; it can be done once', '期限只能另议一次') : undefined,
  ),
  'hand-over-request': by('to', [...owed, 'returned']),
  'confirm-request': by('from', ['answered']),
  'agree-date': allOf(by('from', owed), (_, r) =>
    !r.offered || r.agreed ? conflict('No date is waiting for your consent', '没有待您同意的期限') : undefined,
  ),
  'inform-request': by('from', ['returned']),
  'reopen-request': by('from', ['answered', 'declined', 'confirmed']),
  'withdraw-request': by('from', [...owed, 'returned']),
} satisfies Guards<Request>;
export type RequestStep = keyof typeof requestGuards;

/** The request, if the actor may take the step with it. @throws Refusal */
export function taken(act: Act, step: RequestStep, wanted: string): Request {
  const r = rowOf(act.snapshot, requests, wanted);
  if (!r) throw new Refusal(t(`There is no request "${wanted}"`, `没有请求“${wanted}”`), 'missing', 'id');
  return pass(requestGuards, step, act, r);
}

/** The steps of a card that whoever gets it may take with the request as it is afterwards. */
export const cardTo = (
  act: Act,
  to: string | undefined,
  r: NewRecord<typeof requests>,
  steps: readonly CardStep[],
): CardStep[] => cardFor(requestGuards, act, to, r as Request, steps);

export const about = (r: { id: string; title: string }) => ({ id: r.id, title: r.title, link: `requests/${r.id}` });

/** Whoever owes a request: the person named, who must be in the directory, else whoever is reached for the department. */
export function ownerFor(act: Act, department: string, kind: string, named: string | undefined): string | undefined {
  if (!named) return reachedThrough(act, department, [kind])?.toLowerCase();
  mustKnow(act, [named], 'owner');
  return named.toLowerCase();
}
