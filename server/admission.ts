import { type Actor, actorOf } from '../core/policy/organisation.ts';
import type { Policy } from '../core/policy/schema.ts';
import { permit, takesPart } from '../core/workspace/command.ts';
import type { Snapshot } from '../core/workspace/snapshot.ts';

/** A view or a command that somebody asks for. */
export type Wanted = Parameters<typeof permit>[0];

/**
 * Who asks, by the key under which rows and the policy know them, whichever of their addresses they signed in with.
 * @throws Refusal where it is not for them, or they do not take part
 */
export function admitted(actor: Actor, snapshot: Snapshot, policy: Policy, wanted: Wanted): Actor {
  const key = snapshot.directory.identified(actor.email)?.email.toLowerCase() ?? actor.email;
  const known = key === actor.email.toLowerCase() ? actor : actorOf(policy, key);
  permit(wanted, known);
  takesPart(known, snapshot);
  return known;
}
