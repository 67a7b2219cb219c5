import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import type { Files } from './guidelines.ts';
import { languages, manifestFor, type PackageSettings, stringsFile, stringsOf } from './manifest.ts';

const icons = ['color.png', 'outline.png', 'color32x32.png'];

/** The files of the app package, by name. */
export function packageFiles(settings: PackageSettings): Files {
  const text = (value: object) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  return {
    'manifest.json': text(manifestFor(settings)),
    ...Object.fromEntries(
      languages.map((language) => [stringsFile(language), text(stringsOf(manifestFor({ ...settings, language })))]),
    ),
    ...Object.fromEntries(
      icons.map((name) => [name, readFileSync(fileURLToPath(new URL(`./icons/${name}`, import.meta.url)))]),
    ),
  };
}

/** No file of the package is older or younger than another: the same settings make the same bytes, wherever and whenever. */
const sameDate = new Date('2026-01-01T00:00:00Z');

/** The package as it is uploaded. */
export function zipped(files: Files): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const name of Object.keys(files).sort())
    zip.file(name, files[name]!, { date: sameDate, createFolders: false, unixPermissions: 0o644 });
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'UNIX',
  });
}
