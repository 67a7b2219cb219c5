import { z } from 'zod';
import { departmentName } from '../policy/names.ts';
import { reachedThrough } from '../policy/routing.ts';
import { fill, Refusal, t, verbatim } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { mustKnow, nameOf } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { type Request, type RequestState, requestStates, requests } from './records.ts';

/** What every step of a request begins with: who may take it, in which state, and who owes it. */
export const everyone = ['member'] as const;
export const id = z.string().min(1).max(80).describe('ID of a request');
export const words = z.string().trim().min(1).max(4000);
export const email = z.string().min(3).max(200);

/** The two sides of a request. */
type Side = 'from' | 'to';

/** States in which each step may be taken. */
export const owed: readonly RequestState[] = ['open', 'accepted', 'reopened'];

/** The request, if the actor's side and its state allow the step. @throws Refusal */
export function taken(act: Act, wanted: string, side: Side, states: readonly RequestState[]): Request {
  const r = rowOf(act.snapshot, requests, wanted);
  if (!r) throw new Refusal(t(`There is no request "${wanted}"`, `没有请求“${wanted}”`), 'missing', 'id');
  if (!act.actor.departments.includes(r[side])) {
    const department = departmentName(act.policy, r[side]);
    throw new Refusal(fill(t('Only {department} can do this', '仅{department}可执行此操作'), { department }), 'denied');
  }
  if (states.includes(r.state)) return r;
  const values = {
    state: requestStates[r.state],
    who: nameOf(act, String((r as { updatedBy?: string }).updatedBy ?? '')) || t('somebody', '他人'),
    answer: r.state === 'answered' && r.answer ? verbatim(`: ${r.answer}`) : verbatim(''),
  };
  throw new Refusal(
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
}

export const about = (r: { id: string; title: string }) => ({ id: r.id, title: r.title, link: `requests/${r.id}` });

/** Whoever owes a request: the person named, who must be in the directory, else whoever is reached for the department. */
export function ownerFor(act: Act, department: string, kind: string, named: string | undefined): string | undefined {
  if (!named) return reachedThrough(act, department, [kind])?.toLowerCase();
  mustKnow(act, [named], 'owner');
  return named.toLowerCase();
}
