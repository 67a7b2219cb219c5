import { z } from 'zod';
import { t } from '../words.ts';
import { addressOf, bindings, columnMapSchema, readMap } from '../workspace/binding.ts';
import { contextFor } from '../workspace/cells.ts';
import { allowed, defineView } from '../workspace/command.ts';
import { nameOf } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import type { Part } from '../workspace/table.ts';
import { bindable, binders, sourceInput } from './commands.ts';
import { guessMap } from './guess.ts';
import { previewOf } from './preview.ts';

/** What can be bound behind a link. */
export const spreadsheetView = defineView({
  name: 'spreadsheet',
  title: t('What can be bound of a spreadsheet', '可绑定的表格内容'),
  allow: binders,
  query: z.strictObject({ link: z.url({ protocol: /^https$/ }).max(2000) }),
  wants: ({ link }) => ({ link }),
  show: (act) => act.found!.spreadsheet!,
});
export type ShownSpreadsheet = ReturnType<typeof spreadsheetView.show>;

/** How a spreadsheet would be read: its columns matched (guessed, unless they are given), and every row that cannot be read. */
export const bindingPreviewView = defineView({
  name: 'binding-preview',
  title: t('How a spreadsheet would be read', '绑定预览'),
  allow: binders,
  query: sourceInput.extend({
    register: z.string().min(1).max(40),
    map: columnMapSchema.optional(),
    header: z.string().max(20).optional().describe('The row that is the header, where the guess is wrong'),
  }),
  wants: (query) => ({ source: addressOf(query) }),
  show(act, query) {
    const register = bindable(act, query.register);
    const raw = act.found!.raw!;
    const { directory, language } = act.snapshot;
    const map = query.map ?? guessMap(raw, register, directory, act.actor, act.now, query.header);
    return previewOf(raw, register, map, { context: contextFor(directory, act.now), language, header: query.header });
  },
});
export type ShownBindingPreview = ReturnType<typeof bindingPreviewView.show>;

/** The spreadsheets that are bound, and how well they can be read. */
export const bindingsView = defineView({
  name: 'bindings',
  title: t('Bound spreadsheets', '绑定表格'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const parts = Object.values(act.snapshot.tables).flatMap((table) =>
      (table.bound?.parts ?? []).map((part) => shown(part, table.register.title)),
    );
    return {
      mayBind: allowed({ allow: binders }, act.actor),
      registers: Object.values(act.snapshot.tables)
        .filter(({ register }) => register.bindable)
        .map(({ register: { name, title } }) => ({ id: name, name: title })),
      bindings: parts.map((part) => ({
        ...part,
        boundBy: nameOf(act, rowOf(act.snapshot, bindings, part.id)?.boundBy ?? ''),
      })),
    };
  },
});
export type ShownBindings = ReturnType<typeof bindingsView.show>;

const shown = ({ binding, read }: Part, register: { en: string; zh: string }) => {
  const { id, title, link, mode } = binding;
  const map = readMap(binding.columns);
  return {
    id,
    title,
    link,
    mode,
    register: { id: binding.register, name: register },
    source: addressOf(binding),
    ...(!('wrong' in map) && { map }),
    count: read.count,
    problems: read.problems.length,
    /** Rows are those that were read before. */
    stale: !!read.failure && read.count.filled > 0,
  };
};

export const bindingViews = [spreadsheetView, bindingPreviewView, bindingsView];
