import { z } from 'zod';
import { raiseDemand } from '../demands/commands.ts';
import { addSignal } from '../exchange/commands.ts';
import { addOrder } from '../exchange/orders.ts';
import { openCase } from '../service/commands.ts';
import { fill, Refusal, type Text, t } from '../words.ts';
import { type Binding, columnMapSchema } from '../workspace/binding.ts';
import { readBound } from '../workspace/bound.ts';
import { contextFor, textDialect } from '../workspace/cells.ts';
import type { Change } from '../workspace/changes.ts';
import { type Act, type Command, checked, defineCommand, defineView } from '../workspace/command.ts';
import { together } from '../workspace/digest.ts';
import type { Problem } from '../workspace/problem.ts';
import type { Register } from '../workspace/register.ts';
import type { RawSource } from '../workspace/source.ts';
import { Zone } from '../workspace/zone.ts';
import { bindable } from './commands.ts';
import { guessMap, namesIn } from './guess.ts';
import { previewOf } from './preview.ts';

/** What adds one row: pasted rows go through the same checks as the form. */
const adds: Record<string, Command> = {
  demands: raiseDemand as unknown as Command,
  signals: addSignal as unknown as Command,
  orders: addOrder as unknown as Command,
  serviceCases: openCase as unknown as Command,
};

const most = 1000;
const pasted = {
  register: z.string().min(1).max(40),
  text: z.string().min(1).max(150_000).describe('As it is copied from a spreadsheet: columns by tabs, rows by lines'),
};

/** The register with the columns that the form asks for. */
function pastable(act: Act, name: string): { register: Register; add: Command } {
  const register = bindable(act, name);
  const add = adds[name]!;
  const keys = Object.keys((add.input as unknown as z.ZodObject).shape);
  const columns = Object.entries(register.columns).filter(([key]) => keys.includes(key));
  const { complete: _, ...rest } = register;
  return { register: { ...rest, columns: Object.fromEntries(columns) }, add };
}

/** Cells that were copied from Excel or a Feishu sheet; quoted where they hold lines or tabs. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  for (let match = cell.exec(text); match && cell.lastIndex <= text.length; match = cell.exec(text)) {
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') break;
    if (match[3] !== '\t') rows.push([]);
  }
  return rows.filter((row) => row.some((c) => c.trim()));
}

/** What was pasted, as a spreadsheet: with its header, or with one made of the columns' letters. */
function sourceOf(text: string, register: Register, zone: string): RawSource {
  const rows = cellsOf(text).slice(0, most + 1);
  const headed = namesIn(rows[0] ?? [], register) > 0;
  const width = Math.max(1, ...rows.map((row) => row.length));
  const letters = Array.from({ length: width }, (_, i) => String.fromCharCode(65 + (i % 26)));
  const all = headed ? rows : [letters, ...rows];
  return {
    title: '',
    rows: all.map((cells, i) => ({ at: String(headed ? i + 1 : i), cells })),
    headed: true,
    merges: [],
    keyed: false,
    dialect: textDialect(Zone.named(zone)),
  };
}

export const pastePreviewView = defineView({
  name: 'paste-preview',
  title: t('How pasted rows would be read', '粘贴预览'),
  allow: ['member'],
  query: z.strictObject({ ...pasted, map: columnMapSchema.optional() }),
  show(act, query) {
    const { register } = pastable(act, query.register);
    const raw = sourceOf(query.text, register, act.policy.time_zone);
    const { directory, language } = act.snapshot;
    const map = query.map ?? { columns: guessMap(raw, register, directory, act.actor, act.now).columns };
    // Nothing is found again, so nothing has to tell the rows apart.
    return { ...previewOf(raw, register, map, contextFor(directory, act.now), language), keyed: true };
  },
});

/** Whatever one row was refused for, so that the others can be added. */
function refusedFor(act: Act, add: Command, values: Record<string, unknown>): Change[] | Text {
  try {
    const filled = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined));
    return add.decide(act, checked(add.input, filled));
  } catch (error) {
    if (error instanceof Refusal) return error.says;
    throw error;
  }
}

export const addRows = defineCommand({
  name: 'add-rows',
  title: t('Add pasted rows', '粘贴多行'),
  allow: ['member'],
  input: z.strictObject({ ...pasted, map: columnMapSchema }),
  decide(act, input): Change[] {
    const { register, add } = pastable(act, input.register);
    const raw = sourceOf(input.text, register, act.policy.time_zone);
    const binding = { id: 'pasted', title: '', register: register.name } as Binding;
    const { rows, problems } = readBound(
      binding,
      input.map,
      raw,
      register,
      contextFor(act.snapshot.directory, act.now),
    );
    const changes: Change[] = [];
    const refused: Text[] = problems.map((p: Problem) => p.says);
    for (const { id: _id, rev: _rev, ...values } of rows as unknown as Record<string, unknown>[]) {
      const one = refusedFor(act, add, values);
      if (Array.isArray(one)) changes.push(...one);
      else refused.push(one);
    }
    // A line that is pasted twice is one row.
    const seen = new Set<string>();
    const kept = changes.filter((c) => c.do !== 'append' || (!seen.has(c.record.id) && seen.add(c.record.id)));
    if (!seen.size)
      throw new Refusal(
        refused[0]
          ? fill(t('No row can be added: {why}', '无法添加任何一行：{why}'), { why: refused[0] })
          : t('These rows are there already', '这些行已存在'),
        'invalid',
        'text',
      );
    // However many rows concern a person, they hear of it once.
    const messages = kept.flatMap((c) => (c.do === 'message' ? [c] : []));
    return [
      ...kept.filter((c) => c.do !== 'message'),
      ...together(messages, act.policy.language, act.place.appLink('exchange')),
    ];
  },
});
