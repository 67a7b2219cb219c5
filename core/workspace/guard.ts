import { actorOf } from '../policy/organisation.ts';
import type { Refusal } from '../words.ts';
import type { CardStep } from './card.ts';
import type { Act, Scene } from './command.ts';

/** What a guard may go by: who acts, and what is known. */
export type Looker = Pick<Act, 'actor' | 'policy' | 'snapshot' | 'now'>;

/** Why a person cannot take a step with a row as it is, made only where somebody hears it; nothing where they can. */
export type Guard<R> = (act: Looker, row: R) => (() => Refusal) | undefined;

/** The steps of one kind of row by their commands, the most likely first. */
export type Guards<R> = Readonly<Record<string, Guard<R>>>;

/** What a person can do with a row now. Pages, Today and cards offer this; the commands accept it, by the same guards. */
export const stepsOf = <R>(guards: Guards<R>, act: Looker, row: R): string[] =>
  Object.entries(guards).flatMap(([command, guard]) => (guard(act, row) ? [] : [command]));

/** The row, if the person can take the step. @throws Refusal */
export function pass<R>(guards: Guards<R>, command: string, act: Looker, row: R): R {
  const refused = guards[command]!(act, row);
  if (refused) throw refused();
  return row;
}

/** The first of several reasons. */
export const allOf =
  <R>(...guards: Guard<R>[]): Guard<R> =>
  (act, row) => {
    for (const guard of guards) {
      const refused = guard(act, row);
      if (refused) return refused;
    }
    return undefined;
  };

/** Of the steps of a card those that whoever gets it may take with the row. */
export const cardFor = <R>(
  guards: Guards<R>,
  scene: Scene,
  to: string | undefined,
  row: R,
  steps: readonly CardStep[],
): CardStep[] => {
  if (!to) return [];
  const looker = { ...scene, actor: actorOf(scene.policy, to.toLowerCase()) };
  return steps.filter(({ command }) => !guards[command]?.(looker, row));
};
