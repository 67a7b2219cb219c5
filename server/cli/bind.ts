import { refuseFaults } from '../../core/bindings/mapping.ts';
import type { ShownBindingPreview, ShownSpreadsheet } from '../../core/bindings/views.ts';
import type { Actor } from '../../core/policy/organisation.ts';
import { fill, type Language, Refusal, type Text, t } from '../../core/words.ts';
import type { ColumnMap } from '../../core/workspace/binding.ts';
import type { Connection } from '../connections.ts';

export interface BindOptions {
  register: string;
  part?: string;
  range?: string;
  key?: string;
  map?: string[];
  fill?: string[];
  twoWay?: boolean;
  yes?: boolean;
}

/** The Bind page on the command line: how a spreadsheet would be read, and with `yes` the binding. @returns what to print */
export async function bindByLink(
  { workspace, unattended }: Connection,
  actor: Actor,
  link: string,
  { register, part, range, key, map: mapped, fill: filled, twoWay, yes }: BindOptions,
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
  const guessed = await see({});
  const map = asSaid(guessed, { key, map: mapped, fill: filled });
  const shown = await see({ map });
  refuseFaults(shown.wrong);
  const { filled: all, unreadable } = shown.count;
  const readable = fill(t('{n} of {all} rows can be read', '{all} 行中可读取 {n} 行'), { n: all - unreadable, all });
  const lines = previewInWords(shown, language, readable);
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

interface Said {
  key?: string | undefined;
  map?: string[] | undefined;
  fill?: string[] | undefined;
}

/** The guess as somebody put it right on the command line. @throws Refusal that lists the names there are */
export function asSaid(guessed: ShownBindingPreview, { key, map: mapped = [], fill: filled = [] }: Said): ColumnMap {
  const map: ColumnMap = { ...guessed.map, columns: { ...guessed.map.columns } };
  const titled = (title: string, option: string): string => {
    if (guessed.titles.includes(title)) return title;
    throw notThere(option, title, guessed.titles);
  };
  const put = (said: string, option: string, change: (words: string) => object) => {
    const [named = '', ...rest] = said.split('=');
    const same = (name: string) => name.toLowerCase() === named.trim().toLowerCase();
    const column = guessed.columns.find(({ name, title }) => [name, title.en, title.zh].some(same));
    const words = rest.join('=').trim();
    if (!column || !words)
      throw notThere(
        option,
        said,
        guessed.columns.map(({ name }) => `${name}=…`),
      );
    map.columns[column.name] = { ...map.columns[column.name], ...change(words) };
  };
  if (key !== undefined) map.key = titled(key, '--key');
  for (const said of mapped) put(said, '--map', (words) => ({ from: titled(words, '--map') }));
  for (const said of filled) put(said, '--fill', (words) => ({ otherwise: words }));
  return map;
}

const notThere = (option: string, said: string, names: readonly string[]): Refusal =>
  new Refusal(
    fill(t('{option} “{said}” is none of: {names}', '{option}“{said}”不在以下名称中：{names}'), {
      option,
      said,
      names: names.join(', '),
    }),
    'invalid',
    option.slice(2),
  );

/** A preview in words: how columns are matched, what becomes of each row. @param summary how many rows are taken */
export function previewInWords(shown: ShownBindingPreview, language: Language, summary: Text): string[] {
  const title = (name: string) => shown.columns.find((c) => c.name === name)?.title[language] ?? name;
  const rows = (where: string) => (where && !shown.keyed ? ` (${where})` : '');
  return [
    shown.title,
    ...Object.entries(shown.map.columns).map(
      ([name, { from, otherwise }]) => `  ${title(name)} ← ${from ?? '–'}${otherwise ? ` (${otherwise})` : ''}`,
    ),
    summary[language],
    ...shown.leftOut.map(({ as, count, where }) => `  ${count} × ${leftOutAs[as][language]}${rows(where)}`),
    ...(shown.unused.length ? [`  ${t('not used', '未使用的列')[language]}: ${shown.unused.join(', ')}`] : []),
    ...(shown.unfilled.length
      ? [
          `! ${t('still to be said', '仍需指定')[language]}: ${shown.unfilled.map((name) => `${title(name)} (--fill ${name}=…)`).join(', ')}`,
        ]
      : []),
    ...shown.reasons.map((r) => `  ${r.count} × ${r.says[language]}${rows(r.where)}`),
  ].filter(Boolean);
}

const leftOutAs = {
  totals: t('totals, left out', '合计行，已略去'),
  header: t('the header again', '重复的表头'),
  prefilled: t('prepared and not filled in yet', '尚未填写的预置行'),
  above: t('above the header, not read', '位于表头之上，不读取'),
};
