import { z } from 'zod';
import { fill, Refusal, t } from '../words.ts';
import { type ColumnMap, columnMapSchema } from '../workspace/binding.ts';
import { contextFor } from '../workspace/cells.ts';
import type { Change } from '../workspace/changes.ts';
import { type Act, defineCommand, defineView } from '../workspace/command.ts';
import { together } from '../workspace/digest.ts';
import { addedRows, type Pastable, pastable } from './adding.ts';
import { longestPaste, type More, type Pasted, pastedRows } from './clipboard.ts';
import { guessMap } from './guess.ts';
import { mapFaults, refuseFaults } from './mapping.ts';
import { filledAsYet, type Preview, previewOf, reasonsOf, unfilledOf } from './preview.ts';
import { rowNumbers } from './row-numbers.ts';

const pasted = {
  register: z.string().min(1).max(40),
  text: z
    .string()
    .min(1)
    .max(longestPaste)
    .describe('As it is copied from a spreadsheet: columns by tabs, rows by lines; or CSV with its header'),
};

const pastedIn = (act: Act, { register }: Pastable, text: string): Pasted =>
  pastedRows(text, register, act.policy.time_zone);

/** What pasted rows become. `count.unreadable` are those that are not added because something is wrong with them. */
export interface PastePreview extends Preview {
  /** How many rows are added. */
  adds: number;
  /** Rows that are in the register already. */
  there: { count: number; where: string };
  /** Rows that say the same as one above them. */
  twice: { at: string; sameAs: string }[];
  /** Set where there is more than is taken at once: how many rows are taken, and where the next ones begin. */
  more?: More;
  /** Whether all of it stands in one column: whatever was copied, it was not cells. */
  single: boolean;
}

export const pastePreviewView = defineView({
  name: 'paste-preview',
  title: t('How pasted rows would be read', '粘贴预览'),
  allow: ['member'],
  query: z.strictObject({
    ...pasted,
    map: columnMapSchema.optional(),
    header: z.string().max(20).optional().describe('The row that is the header, where the guess is wrong'),
  }),
  show(act, query): PastePreview {
    const target = pastable(act, query.register);
    const { raw, more, single } = pastedIn(act, target, query.text);
    const { directory, language } = act.snapshot;
    const guessed = (): ColumnMap => ({
      // Nothing is found again, so nothing has to tell the rows apart.
      columns: guessMap(raw, target.register, directory, act.actor, act.now, query.header).columns,
    });
    const map = query.map ?? guessed();
    const register = filledAsYet(target.register, map);
    const open = unfilledOf(target.register, map).length > 0;
    const { read, added, known, refused } = addedRows(act, { ...target, register }, raw, map, open);
    const there = known.filter(({ sameAs }) => sameAs === undefined);
    const context = contextFor(directory, act.now);
    const shown = previewOf(raw, target.register, map, { context, language, header: query.header, read });
    return {
      ...shown,
      count: { ...shown.count, unreadable: read.count.unreadable + refused.length },
      reasons: reasonsOf([...read.problems, ...refused]),
      adds: added.length,
      there: { count: there.length, where: rowNumbers(there.map(({ at }) => at)) },
      twice: known.flatMap(({ at, sameAs }) => (sameAs === undefined ? [] : [{ at, sameAs }])),
      single,
      ...(more && { more }),
    };
  },
});
export type ShownPaste = ReturnType<typeof pastePreviewView.show>;

export const addRows = defineCommand({
  name: 'add-rows',
  title: t('Add pasted rows', '粘贴多行'),
  allow: ['member'],
  input: z.strictObject({ ...pasted, map: columnMapSchema }),
  decide(act, input): Change[] {
    const target = pastable(act, input.register);
    const { raw } = pastedIn(act, target, input.text);
    refuseFaults(mapFaults(input.map, target.register, raw, [], contextFor(act.snapshot.directory, act.now)));
    const { read, added, known, refused, changes } = addedRows(act, target, raw, input.map);
    if (!added.length) {
      const why = [...read.problems, ...refused][0]?.says;
      throw new Refusal(
        why
          ? fill(t('No row can be added: {why}', '无法添加任何一行：{why}'), { why })
          : known.length
            ? t('These rows are there already', '这些行已存在')
            : t('There is no row in what was pasted', '粘贴内容中没有可添加的行'),
        'invalid',
        'text',
      );
    }
    // However many rows concern a person, they hear of it once.
    const messages = changes.flatMap((c) => (c.do === 'message' ? [c] : []));
    return [
      ...changes.filter((c) => c.do !== 'message'),
      ...together(messages, act.policy.language, act.place.appLink('exchange')),
    ];
  },
});
