import { onceFor } from '../once.ts';
import type { Directory } from '../workspace/directory.ts';
import type { Policy } from './schema.ts';

/** Every text of a policy, each once. */
const textsIn = onceFor((policy: Policy): readonly string[] => {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') found.add(value);
    else if (value && typeof value === 'object') for (const part of Object.values(value)) look(part);
  };
  look(policy);
  return [...found];
});

const named = onceFor((_: Policy) => new Map<string, Policy>());

/**
 * A policy with its people under their keys: it may name them by any of their addresses or by the suite's id. The same
 * object as long as the same people are meant.
 */
export function withKeys(policy: Policy, directory: Directory): Policy {
  const keys = new Map<string, string>();
  for (const text of textsIn(policy)) {
    const key = directory.keyed(text)?.email;
    if (key !== undefined && key.toLowerCase() !== text.toLowerCase()) keys.set(text, key.toLowerCase());
  }
  if (!keys.size) return policy;
  const meant = JSON.stringify([...keys]);
  const known = named(policy);
  const policyNow = known.get(meant) ?? (replaced(policy, keys) as Policy);
  known.set(meant, policyNow);
  return policyNow;
}

function replaced(value: unknown, keys: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return keys.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => replaced(part, keys));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, keys)]));
}
