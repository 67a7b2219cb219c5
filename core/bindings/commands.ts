import { z } from 'zod';
import { fill, listed, Refusal, t } from '../words.ts';
import {
  addressOf,
  type Binding,
  bindingModes,
  bindings,
  columnMapSchema,
  sealedWords,
  writtenMap,
} from '../workspace/binding.ts';
import { readBound } from '../workspace/bound.ts';
import { contextFor } from '../workspace/cells.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { mapFaults, refuseFaults } from './mapping.ts';
import { headerOf, nothingReadable, unfilledOf } from './preview.ts';

/** Who decides what becomes visible to everybody who takes part. */
export const binders = ['liaison', 'head', 'organiser', 'admin'] as const;

const place = {
  file: z.string().min(1).max(300),
  part: z.string().min(1).max(300),
  range: z
    .string()
    .regex(/^[A-Za-z]{1,3}\d{0,7}:[A-Za-z]{1,3}\d{0,7}$/, 'write it like A3:H, or A3:H500')
    .optional(),
};
export const sourceInput = z.strictObject(place);

/** The register of a name. @throws Refusal */
export function bindable(act: Act, name: string): Register {
  const register = act.snapshot.tables[name]?.register;
  if (register?.bindable) return register;
  throw new Refusal(t(`No spreadsheet can be bound to "${name}"`, `“${name}”不能绑定表格`), 'invalid', 'register');
}

export const bindSpreadsheet = defineCommand({
  name: 'bind-spreadsheet',
  title: t('Bind a spreadsheet', '绑定表格'),
  allow: binders,
  input: z.strictObject({
    ...place,
    register: z.string().min(1).max(40),
    title: z.string().trim().min(1).max(300),
    link: z
      .url({ protocol: /^https$/ })
      .max(2000)
      .optional(),
    map: columnMapSchema,
    mode: z.enum(Object.keys(bindingModes) as ['read', 'two-way']).default('read'),
  }),
  wants: (input) => ({ source: addressOf(input) }),
  decide(act, input) {
    const register = bindable(act, input.register);
    const raw = act.found!.raw!;
    const titles = headerOf(raw, register, input.map)?.titles ?? [];
    refuseFaults(mapFaults(input.map, register, raw, titles, contextFor(act.snapshot.directory, act.now)));
    const unfilled = unfilledOf(register, input.map);
    if (unfilled.length)
      throw new Refusal(
        fill(t('Say what fills: {columns}', '请指定以下各列的内容：{columns}'), {
          columns: listed(unfilled.map((name) => register.columns[name]!.title)),
        }),
        'invalid',
        `map.columns.${unfilled[0]}`,
      );
    if (input.mode === 'two-way' && !input.map.key && !raw.keyed)
      throw new Refusal(
        t(
          'Two-way needs a column that tells the rows apart, e.g. an order number: rows move, and a change must find its own',
          '双向绑定需要一列能区分各行（如订单号），以便行移动后仍能准确写回',
        ),
        'invalid',
        'map.key',
      );
    const { map, ...said } = input;
    const id = `B${fingerprint(input.file, input.part, input.range, input.register).slice(0, 7)}`;
    const record = {
      ...said,
      id,
      columns: writtenMap(map),
      boundBy: me(act),
      boundAt: act.now,
      active: true,
      seal: act.place.seal(sealedWords(input)),
    };
    const { rows, problems } = readBound(
      record as unknown as Binding,
      map,
      raw,
      register,
      contextFor(act.snapshot.directory, act.now),
    );
    if (!rows.length)
      throw new Refusal(
        problems[0]
          ? fill(t('{what}. {why}', '{what}。{why}'), { what: nothingReadable, why: problems[0].says })
          : nothingReadable,
        'invalid',
        'map',
      );
    const known = rowOf(act.snapshot, bindings, id);
    return known ? patch(bindings, known, record) : [append(bindings, record)];
  },
});

export const unbindSpreadsheet = defineCommand({
  name: 'unbind-spreadsheet',
  title: t('Unbind a spreadsheet', '解除绑定'),
  allow: binders,
  input: z.strictObject({
    id: z.string().min(1).max(80),
    again: z.boolean().default(false).describe('Takes the unbinding back'),
  }),
  decide(act, { id, again }): Change[] {
    const binding = rowOf(act.snapshot, bindings, id);
    if (!binding) throw new Refusal(t(`There is no binding "${id}"`, `没有绑定“${id}”`), 'missing', 'id');
    return patch(bindings, binding, { active: again });
  },
});

export const bindingCommands = [bindSpreadsheet, unbindSpreadsheet];
