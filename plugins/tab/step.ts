import type { Text } from '../../core/words.ts';

/** A field of a step's form, by the name it has in the command's input. */
export interface StepField {
  name: string;
  label: Text;
  kind: 'words' | 'line' | 'number' | 'rating' | 'date' | 'choice';
  needed?: boolean;
  /** For choices: the list, and what is chosen unless somebody chooses otherwise. */
  from?: string;
  /** A list that is always the same. */
  among?: Record<string, Text>;
  usual?: string;
}
/** What a step is called on its button, and what it asks for. */
export interface Step {
  title: Text;
  fields: StepField[];
  undo?: (input: object) => { command: string; input: object };
}

export const needs = (name: string, label: Text): StepField => ({ name, label, kind: 'words', needed: true });

export const line = (name: string, label: Text, needed = false): StepField => ({ name, label, kind: 'line', needed });
export const choice = (name: string, label: Text, from: string, usual?: string): StepField => ({
  name,
  label,
  kind: 'choice',
  from,
  needed: true,
  ...(usual && { usual }),
});
