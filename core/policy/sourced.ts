import type { Policy } from './schema.ts';

/** A policy and the text that it was read from. */
export interface Sourced {
  source: string;
  policy: Policy;
  /** Where a new company begins: the model policies' texts by name. Nothing where its own policy was installed. */
  models?: Readonly<Record<string, string>>;
}
