import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import type { Language } from '../core/words.ts';
import { questions } from '../manifests/verification.ts';
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

/** What `liaison doctor --live` asks a tenant, and what is left for a person. */
it('VERIFY.md has every question that only a tenant can answer', async () => {
  const part = (suite: string, language: Language) => {
    const zh = language === 'zh';
    const head = zh
      ? ['问题', '由谁', '若为否', '人工步骤']
      : ['question', 'by whom', 'if the answer is no', 'steps for a person'];
    const whom = zh ? ['人工', '`doctor --live`', '两者'] : ['a person', '`doctor --live`', 'both'];
    return [
      `## ${suite === 'feishu' ? (zh ? '飞书' : 'Feishu and Lark') : 'Microsoft 365'}${zh ? '（中文）' : ''}`,
      '',
      `| ${head.join(' | ')} |`,
      '| --- | --- | --- | --- |',
      ...questions
        .filter((q) => q.suite === suite)
        .map((q) => {
          const by = whom[q.tried ? (q.byHand ? 2 : 1) : 0];
          return `| ${q.asks[language]} | ${by} | ${q.otherwise?.[language] ?? ''} | ${q.byHand?.[language] ?? ''} |`;
        }),
      '',
    ];
  };
  const text = [
    '# Verify against your tenant 在贵企业验证',
    '',
    'There was no tenant where this was built: the simulators follow the published documentation. `npm run -s liaison -- doctor --live`',
    'asks your tenant itself, with things of its own that it takes away again (Feishu keeps one empty table), and lists what is left',
    'for a person. Made from `verification.ts` by `npx vitest run tests/docs.test.ts -u`.',
    '',
    '开发环境中没有真实租户，模拟器依据公开文档实现。运行 `npm run -s liaison -- doctor --live --language zh` 会在贵企业中实测（产生的内容随即清理，',
    '飞书保留一张空表），并列出需人工查看的项目。',
    '',
    ...part('microsoft365', 'en'),
    ...part('feishu', 'en'),
    ...part('microsoft365', 'zh'),
    ...part('feishu', 'zh'),
  ];
  await expect(text.join('\n')).toMatchFileSnapshot('../manifests/VERIFY.md');
});

/** How many steps an admin takes, from nothing to a tab that works. */
it('the manuals count their steps, the same in both languages', () => {
  const counts = (name: string) =>
    page(`manifests/${name}`)
      .split(/^## /m)
      .map((part) => [...part.matchAll(/^(\d+)\. /gm)].map(([, n]) => Number(n)))
      .filter((steps) => steps.length);
  const [microsoft365, feishu] = counts('INSTALL.md');
  expect(counts('INSTALL.zh.md')).toEqual([microsoft365, feishu]);
  for (const steps of [microsoft365!, feishu!]) expect(steps).toEqual(steps.map((_, i) => i + 1));
  expect([microsoft365!.length, feishu!.length]).toEqual([11, 13]);
});

it.each([
  'README.md',
  'ARCHITECTURE.md',
  'DECISIONS.md',
  'CONTRIBUTING.md',
  'TRUST.md',
  'manifests/README.md',
  'manifests/INSTALL.md',
  'manifests/INSTALL.zh.md',
])('links of %s lead somewhere', (name) => {
  for (const [, target] of page(name).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
    expect(existsSync(new URL(target!, new URL(`../${name}`, import.meta.url))), target).toBe(true);
});
