import { handsOf } from '../hands.ts';
import { type SuiteName, stage } from '../world.ts';
import type { Trial } from './conformance.ts';

/** A simulated suite with a company that has no rows yet. */
export const simulated = (name: SuiteName) => async (): Promise<Trial> => {
  const on = await stage(name, { sample: false });
  return { on: { ...on, workspace: on.connection.workspace }, hands: handsOf(on), stop: () => on.world.stop() };
};
