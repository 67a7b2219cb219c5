import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Policy } from '../core/policy/schema.ts';
import { readPolicy } from '../core/policy/yaml.ts';
import type { Language } from '../core/words.ts';

/** Path of a model policy that the product ships. */
export const modelPath = (name: 'committee' | 'working-group'): string =>
  fileURLToPath(new URL(`../core/policy/models/${name}.yaml`, import.meta.url));

/**
 * Loads a policy or explains every error of it.
 * @throws Error whose message names file, line, field and remedy
 */
export function loadPolicy(path: string, language: Language = 'en'): Policy {
  const read = readPolicy(readFileSync(path, 'utf8'));
  if (read.ok) return read.policy;
  throw new Error(read.errors.map((e) => `${path}:${e.line}:${e.column} ${e.field} ${e.says[language]}`).join('\n'));
}
