import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { automationFaults } from '../core/automations/check.ts';
import type { Sourced } from '../core/policy/history.ts';
import type { Policy } from '../core/policy/schema.ts';
import { readPolicy } from '../core/policy/yaml.ts';
import type { Language } from '../core/words.ts';

/** Path of a model policy that the product ships. */
export const modelPath = (name: ModelName): string =>
  fileURLToPath(new URL(`../core/policy/models/${name}.yaml`, import.meta.url));

/**
 * Loads a policy with its text, or explains every error of it.
 * @param edit changes the text before it is read
 * @throws Error whose message names file, line, field and remedy
 */
export function loadSourced(path: string, edit = (source: string) => source): Sourced {
  const source = edit(readFileSync(path, 'utf8'));
  const read = readPolicy(source);
  const errors = read.ok ? automationFaults(read.policy).map((f) => ({ line: 1, column: 1, ...f })) : read.errors;
  if (read.ok && !errors.length) return { source, policy: read.policy };
  throw new Error(errors.map((e) => `${path}:${e.line}:${e.column} ${e.field} ${e.says.en}`).join('\n'));
}

export const loadPolicy = (path: string): Policy => loadSourced(path).policy;

const modelNames = ['committee', 'working-group'] as const;
type ModelName = (typeof modelNames)[number];
export const isModel = (name: string): name is ModelName => (modelNames as readonly string[]).includes(name);

/** What a new company begins with: a model, in its language and time zone, which one person may make its own. */
export function newCompany(
  name: ModelName,
  { admin, language, timeZone }: { admin: string; language: Language; timeZone: string },
): Sourced {
  const own = (source: string) =>
    source
      .replace(/^language: .*$/m, `language: ${language}`)
      .replace(/^time_zone: .*$/m, `time_zone: ${timeZone}`)
      .replace(/^( {2}admins: ).*$/m, `$1[${JSON.stringify(admin)}]`);
  const models = Object.fromEntries(modelNames.map((m) => [m, own(readFileSync(modelPath(m), 'utf8'))]));
  return { ...loadSourced(modelPath(name), own), models };
}

/** A model policy for a company that keeps its workbook in a language. */
export const modelFor = (language: Language): Sourced =>
  loadSourced(modelPath('committee'), (source) => source.replace(/^language: .*$/m, `language: ${language}`));
