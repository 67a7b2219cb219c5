import { createRequire } from 'node:module';
import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { type Files, guidelines } from './guidelines.ts';
import { schemaVersion } from './manifest.ts';

const require = createRequire(import.meta.url);

/** Teams' own schemas, from the package that Microsoft publishes them in; nothing is fetched. */
function schema(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(require(`@microsoft/app-manifest/build/json-schemas/teams/v${schemaVersion}/${name}.schema.json`));
}

let manifestSchema: ValidateFunction | undefined;
let stringsSchema: ValidateFunction | undefined;

/** What breaks the manifest's schema, each by its place. */
export function schemaErrors(manifest: unknown): string[] {
  manifestSchema ??= schema('MicrosoftTeams');
  return errorsOf(manifestSchema, manifest);
}

function errorsOf(validate: ValidateFunction, value: unknown): string[] {
  validate(value);
  return (validate.errors ?? []).map((e) =>
    `${e.instancePath.slice(1).replaceAll('/', '.')} ${e.message ?? ''}`.trim(),
  );
}

/**
 * Everything that can be known of a package without a tenant: the schema of manifest and localisation files, and what the
 * store and the platform ask besides.
 * @returns what is wrong, each with its source; nothing where the package is good
 */
export function validatePackage(files: Files): string[] {
  const json = (name: string) => JSON.parse(new TextDecoder().decode(files[name])) as unknown;
  const manifest = json('manifest.json') as TeamsManifestV1D30.TeamsManifestV1D30;
  stringsSchema ??= schema('MicrosoftTeams.Localization');
  const wrong = schemaErrors(manifest).map((e) => `manifest.json: ${e} [schema v${schemaVersion}]`);
  for (const name of Object.keys(files).filter((n) => n.endsWith('.json') && n !== 'manifest.json'))
    wrong.push(
      ...errorsOf(stringsSchema, json(name)).map((e) => `${name}: ${e} [schema v${schemaVersion}, localisation]`),
    );
  for (const { rule, source, breaks } of guidelines)
    wrong.push(...breaks(manifest, files).map((what) => `${rule}: ${what} [${source}]`));
  return wrong;
}
