import type { z } from 'zod';
import { dateIn } from '../policy/calendar.ts';
import { type Adding, adds } from '../row-adders.ts';
import { fill, Refusal, type Text, t } from '../words.ts';
import type { Binding, ColumnMap } from '../workspace/binding.ts';
import { type BoundRows, readBound } from '../workspace/bound.ts';
import { contextFor } from '../workspace/cells.ts';
import type { Change } from '../workspace/changes.ts';
import { type Act, checked } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import type { Problem } from '../workspace/problem.ts';
import type { Register } from '../workspace/register.ts';
import type { RawSource } from '../workspace/source.ts';
import type { ReadTable } from '../workspace/table.ts';
import { bindable } from './commands.ts';

/** A register as far as its rows can be pasted. */
export interface Pastable {
  /** With the columns that a pasted row may fill. */
  register: Register;
  adding: Adding;
  /** The columns that the form asks for. */
  asked: readonly string[];
}

/** @throws Refusal where rows of this register cannot be pasted */
export function pastable(act: Act, name: string): Pastable {
  const register = bindable(act, name);
  const adding = Object.hasOwn(adds, name) ? adds[name] : undefined;
  if (!adding) throw new Refusal(t(`Rows of "${name}" cannot be pasted`, `“${name}”不支持粘贴`), 'invalid', 'register');
  const keys = Object.keys((adding.command.input as unknown as z.ZodObject).shape);
  const asked = Object.keys(register.columns).filter((key) => keys.includes(key));
  const besides = [adding.when, adding.states && 'state', ...(adding.since ?? [])];
  const columns = Object.entries(register.columns).flatMap(([key, column]) =>
    asked.includes(key) ? [[key, column]] : besides.includes(key) ? [[key, { ...column, required: false }]] : [],
  );
  const { complete: _, ...rest } = register;
  return { register: { ...rest, columns: Object.fromEntries(columns) }, adding, asked };
}

/** A row that is not added because it is there: in the register, or further up in what was pasted. */
export interface Known {
  at: string;
  /** The row above that says the same. */
  sameAs?: string;
}

/** What becomes of pasted rows: every row that holds something is in one of these lists, or left out with its kind. */
export interface Added {
  read: BoundRows;
  added: { at: string; id: string; values: Record<string, unknown> }[];
  known: Known[];
  /** With the row's number each. */
  refused: Problem[];
  changes: Change[];
}

/**
 * What becomes of each row: the preview shows it, and the act does it.
 * @param open whether columns are still to be filled, so that nothing can be said of the rows yet but how they read
 */
export function addedRows(act: Act, target: Pastable, raw: RawSource, map: ColumnMap, open = false): Added {
  const { register, adding } = target;
  const binding = { id: 'pasted', title: '', register: register.name } as Binding;
  const read = readBound(binding, map, raw, register, contextFor(act.snapshot.directory, act.now));
  const found: Added = { read, added: [], known: [], refused: [], changes: [] };
  if (open) return found;
  const there = sameRows(act, target);
  const above = new Map<string, { at: string; said: string }>();
  for (const { id: place, rev: _rev, ...values } of read.rows as unknown as Record<string, unknown>[]) {
    const { at } = raw.rows[read.places.get(place as string)!.index]!;
    const refuse = (says: Text, column = '') => {
      const said = column && values[column] !== undefined ? String(values[column]) : '';
      found.refused.push({
        register: register.name,
        at,
        column: register.columns[column]?.title.en ?? '',
        value: said.slice(0, 60),
        weight: 'error',
        says,
      });
    };
    const one = decided(act, target, values);
    if ('says' in one) {
      refuse(one.says, one.field);
      continue;
    }
    const own = one.changes.find((c) => c.do === 'append' && c.register.name === register.name);
    const id = own?.do === 'append' ? own.record.id : undefined;
    const said = JSON.stringify(Object.entries(values).filter(([, v]) => v !== undefined));
    const twin = id === undefined ? undefined : above.get(id);
    if (twin) {
      if (twin.said === said) found.known.push({ at, sameAs: twin.at });
      else refuse(fill(differs, { row: twin.at }));
    } else if (id === undefined || there(one.input, values[adding.when ?? ''])) found.known.push({ at });
    else {
      above.set(id, { at, said });
      found.added.push({ at, id, values });
      found.changes.push(...one.changes);
    }
  }
  return found;
}

const differs = t(
  'row {row} is the same, but what became of it differs; keep one of the two',
  '与第 {row} 行相同，但其后的状态或日期不同，请保留其一',
);
const ahead = t('it lies ahead; write when it was', '该时间尚未到来，请填写实际发生的时间');

type Decided =
  | { changes: Change[]; input: Record<string, unknown> }
  /** Why not, and the column because of which. */
  | { says: Text; field?: string };

/** One row by the command that adds it, as of when it was; nothing changes where it is there already. */
function decided(act: Act, { register, adding, asked }: Pastable, values: Record<string, unknown>): Decided {
  const { command, when, states, since = [] } = adding;
  const at = when === undefined ? undefined : (values[when] as string | undefined);
  if (at !== undefined && at > act.now) return { says: ahead, field: when! };
  const today = dateIn(act.policy, act.now);
  const later = since.find((name) => String(values[name] ?? '') > today);
  if (later !== undefined) return { says: ahead, field: later };
  const state = values.state as string | undefined;
  if (states && state !== undefined && !states.taken.includes(state))
    return { says: fill(states.otherwise!, { state: register.columns.state!.options![state]! }), field: 'state' };
  try {
    const filled = asked.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]] as const]));
    const input = checked(command.input, Object.fromEntries(filled)) as Record<string, unknown>;
    const changes = command.decide(at === undefined ? act : { ...act, now: at }, input);
    const besides = [
      ...(state === undefined ? [] : [['state', state] as const]),
      ...since.map((n) => [n, values[n]] as const),
    ];
    return { changes: changes.map((c) => saying(c, register, Object.fromEntries(besides))), input };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.kind === 'conflict') return { changes: [], input: {} };
    return { says: error.says, ...(error.field && { field: error.field }) };
  }
}

/** The new row with what the form does not ask for. */
const saying = (change: Change, register: Register, besides: Record<string, unknown>): Change =>
  change.do === 'append' && change.register.name === register.name
    ? { ...change, record: { ...change.record, ...besides } as { id: string } }
    : change;

/**
 * Whether the register has a row that says all of what a line says, were it added on another day or before lines had the keys
 * that they have now.
 */
function sameRows(act: Act, { register, adding, asked }: Pastable) {
  const { by, when } = adding;
  const table = act.snapshot.tables[register.name] as ReadTable;
  const said = (values: Record<string, unknown>) => JSON.stringify(asked.map((key) => values[key] ?? null));
  const times = new Map<string, Set<unknown>>();
  for (const row of table.rows as unknown as Record<string, unknown>[]) {
    if (by && String(row[by] ?? '').toLowerCase() !== me(act)) continue;
    const key = said(row);
    const known = times.get(key) ?? times.set(key, new Set()).get(key)!;
    if (when) known.add(row[when]);
  }
  return (input: Record<string, unknown>, at: unknown): boolean => {
    const known = times.get(said(input));
    return known !== undefined && (at === undefined || known.has(at));
  };
}
