import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { feishuSettings, microsoft365Settings, processSettings } from '../server/settings.ts';

const page = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

/** Every setting as its schema says, in the readers' two languages. */
it('SETTINGS.md explains every setting', async () => {
  const table = (shape: Record<string, z.ZodType>) => [
    '| setting | default | meaning | 含义 |',
    '| --- | --- | --- | --- |',
    ...Object.entries(shape).map(([name, schema]) => {
      const { says } = schema.meta() as { says: Record<'en' | 'zh', string> };
      const empty = schema.safeParse(undefined);
      const usual = !empty.success ? 'required · 必填' : empty.data ? `\`${empty.data}\`` : '';
      return `| \`${name}\` | ${usual} | ${says.en} | ${says.zh} |`;
    }),
    '',
  ];
  const only = (shape: Record<string, z.ZodType>, other: Record<string, z.ZodType>, common: boolean) =>
    Object.fromEntries(Object.entries(shape).filter(([name]) => name in other === common));
  const [m, f] = [microsoft365Settings.shape, feishuSettings.shape];
  const text = [
    '# Settings 配置项',
    '',
    'From the environment only. Made from `server/settings.ts` by `npx vitest run tests/docs.test.ts -u`.',
    '',
    '## The process 进程',
    '',
    ...table(processSettings),
    '## Each company 每个企业',
    '',
    ...table(only(m, f, true)),
    '## Microsoft 365',
    '',
    ...table(only(m, f, false)),
    '## Feishu and Lark 飞书',
    '',
    ...table(only(f, m, false)),
  ];
  await expect(text.join('\n')).toMatchFileSnapshot('../manifests/SETTINGS.md');
});

it.each(['README.md', 'ARCHITECTURE.md', 'DECISIONS.md', 'CONTRIBUTING.md', 'TRUST.md'])(
  'links of %s lead somewhere',
  (name) => {
    for (const [, target] of page(name).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(existsSync(new URL(`../${target}`, import.meta.url)), target).toBe(true);
  },
);
