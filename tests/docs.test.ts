import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { feishuSettings, microsoft365Settings } from '../server/settings.ts';

const page = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

it('the README explains every setting', () => {
  const readme = page('README.md');
  for (const name of Object.keys({ ...microsoft365Settings.shape, ...feishuSettings.shape }))
    expect(readme).toContain(`\`${name}\``);
});

it.each(['README.md', 'ARCHITECTURE.md', 'DECISIONS.md', 'CONTRIBUTING.md', 'TRUST.md'])(
  'links of %s lead somewhere',
  (name) => {
    for (const [, target] of page(name).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(existsSync(new URL(`../${target}`, import.meta.url)), target).toBe(true);
  },
);
