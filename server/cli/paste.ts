import { refuseFaults } from '../../core/bindings/mapping.ts';
import type { ShownPaste } from '../../core/bindings/paste.ts';
import type { Actor } from '../../core/policy/organisation.ts';
import { fill, type Language, t } from '../../core/words.ts';
import type { Connection } from '../connections.ts';
import { asSaid, previewInWords } from './bind.ts';

export interface PasteOptions {
  register: string;
  map?: string[];
  fill?: string[];
  yes?: boolean;
}

/** The Paste page on the command line: what the rows of a file become, and with `yes` the act. @returns what to print */
export async function pasteRows(
  { workspace, unattended }: Connection,
  actor: Actor,
  text: string,
  { register, map: mapped, fill: filled, yes }: PasteOptions,
  language: Language,
): Promise<string> {
  const suite = unattended();
  const see = (more: object) =>
    workspace.see('paste-preview', { register, text, ...more }, actor, suite) as Promise<ShownPaste>;
  const map = asSaid(await see({}), { map: mapped, fill: filled });
  const before = await see({ map });
  refuseFaults(before.wrong);
  if (!yes)
    return [
      ...inWords(before, language, t('{n} of {all} rows will be added', '共 {all} 行，将添加 {n} 行'), before.adds),
      '',
      t('to add them, run it again with --yes', '确认后请加 --yes 再次运行')[language],
    ].join('\n');
  await workspace.act('add-rows', { register, text, map }, actor, suite);
  const after = await see({ map });
  const added = fill(t('{n} rows were added', '已添加 {n} 行'), { n: after.there.count - before.there.count });
  return [
    added[language],
    ...inWords(
      after,
      language,
      t('{n} of {all} rows are in the register', '共 {all} 行，其中 {n} 行已在台账中'),
      after.there.count,
    ),
  ].join('\n');
}

function inWords(shown: ShownPaste, language: Language, summary: ReturnType<typeof t>, n: number): string[] {
  const { there, twice, more } = shown;
  const said = (pattern: ReturnType<typeof t>, values: Record<string, string | number>) =>
    fill(pattern, values)[language];
  return [
    ...previewInWords(shown, language, fill(summary, { n, all: shown.count.filled })),
    ...(there.count ? [`  ${there.count} × ${t('there already', '已存在')[language]} (${there.where})`] : []),
    ...twice.map(({ at, sameAs }) =>
      said(t('  row {at} says the same as row {row}', '  第 {at} 行与第 {row} 行相同'), { at, row: sameAs }),
    ),
    ...(more
      ? [
          said(
            t(
              '! only the first {n} of {all} rows are taken at once; give the rest next',
              '! 每次最多处理前 {n} 行（共 {all} 行），其余请随后再粘贴',
            ),
            { n: more.taken, all: more.all },
          ),
        ]
      : []),
  ];
}
