import type { ShownBindingPreview, ShownSpreadsheet } from '../../core/bindings/views.ts';
import type { Actor } from '../../core/policy/organisation.ts';
import { fill, type Language, Refusal, t } from '../../core/words.ts';
import type { Connection } from '../connections.ts';

export interface BindOptions {
  register: string;
  part?: string;
  range?: string;
  key?: string;
  fill?: string[];
  twoWay?: boolean;
  yes?: boolean;
}

/** The Bind page on the command line: how a spreadsheet would be read, and with `yes` the binding. @returns what to print */
export async function bindByLink(
  { workspace, unattended }: Connection,
  actor: Actor,
  link: string,
  { register, part, range, key, fill: filled = [], twoWay, yes }: BindOptions,
  language: Language,
): Promise<string> {
  const suite = unattended();
  const found = (await workspace.see('spreadsheet', { link }, actor, suite)) as ShownSpreadsheet;
  const chosen = part ? found.parts.find((p) => p.title === part) : found.parts[0];
  if (!chosen)
    throw new Refusal(
      t(
        `It has no table or sheet "${part}"; it has: ${found.parts.map((p) => p.title).join(', ')}`,
        `没有表“${part}”，现有：${found.parts.map((p) => p.title).join('、')}`,
      ),
      'missing',
      'part',
    );
  const source = { file: found.file, part: chosen.part, ...(range && { range }) };
  const see = (more: object) =>
    workspace.see('binding-preview', { ...source, register, ...more }, actor, suite) as Promise<ShownBindingPreview>;
  const { map } = await see({});
  if (key) map.key = key;
  for (const said of filled) {
    const [name = '', ...words] = said.split('=');
    map.columns[name] = { ...map.columns[name], otherwise: words.join('=') };
  }
  const shown = await see({ map });
  const lines = inWords(shown, language);
  if (!yes)
    return [...lines, '', t('to bind it, run it again with --yes', '确认后请加 --yes 再次运行')[language]].join('\n');
  await workspace.act(
    'bind-spreadsheet',
    { ...source, register, title: found.title, link: shown.url ?? found.url, map, mode: twoWay ? 'two-way' : 'read' },
    actor,
    suite,
  );
  return [...lines, '', t('bound', '已绑定')[language]].join('\n');
}

function inWords(shown: ShownBindingPreview, language: Language): string[] {
  const title = (name: string) => shown.columns.find((c) => c.name === name)?.title[language] ?? name;
  const { filled, unreadable, totals } = shown.count;
  return [
    shown.title,
    ...Object.entries(shown.map.columns).map(
      ([name, { from, otherwise }]) => `  ${title(name)} ← ${from ?? '–'}${otherwise ? ` (${otherwise})` : ''}`,
    ),
    fill(
      t('{n} of {all} rows can be read, {totals} of totals left out', '{all} 行中可读取 {n} 行，略去合计 {totals} 行'),
      {
        n: filled - unreadable,
        all: filled,
        totals,
      },
    )[language],
    ...(shown.unfilled.length
      ? [
          `! ${t('still to be said', '仍需指定')[language]}: ${shown.unfilled.map((name) => `${title(name)} (--fill ${name}=…)`).join(', ')}`,
        ]
      : []),
    ...shown.reasons.map((r) => `  ${r.count} × ${r.says[language]} (${r.rows.map(({ at }) => at).join(', ')})`),
  ];
}
