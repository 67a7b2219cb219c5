import type { SchemaNode } from '../../../core/policy/editor-schema.ts';
import type { Field } from '../../../core/policy/fields/field.ts';
import type { PolicyForm } from '../../../core/revision/editor-views.ts';
import { type Text, t } from '../../../core/words.ts';
import type { Path } from './document.ts';

/** What every field of the form needs to know. */
export interface FormContext extends PolicyForm {
  /** The whole policy as it reads now. */
  data: Record<string, unknown>;
  /** What is wrong, by field. */
  errors: ReadonlyMap<string, Text>;
  set(path: Path, value: unknown): void;
  add(path: Path, thing: unknown): void;
  move(path: Path, from: number, to: number): void;
}

/** The name by which errors call a field: `requests.kinds[2].to`. */
export const nameOf = (path: Path): string =>
  path.map((p, i) => (typeof p === 'number' ? `[${p + 1}]` : `${i ? '.' : ''}${p}`)).join('');

/** The words of a field: its own, or those of a name that means the same everywhere. */
export const fieldOf = ({ fields }: Pick<FormContext, 'fields'>, place: string): Field =>
  fields[place] ?? fields[place.split('.').at(-1)!] ?? { name: t(place, place) };

/** A name in both languages, or one word for both. */
export const isText = (node: SchemaNode): boolean => !!node.anyOf?.some((x) => x.properties?.en && x.properties.zh);

/** Something new of a kind, with what has to be filled in. */
export function blankOf(node: SchemaNode): unknown {
  if (isText(node)) return { en: 'New', zh: '新增' };
  if (node.default !== undefined) return node.default;
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  switch (node.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(node.properties ?? {})
          .filter(([key]) => node.required?.includes(key))
          .map(([key, part]) => [key, key === 'id' ? `new-${Date.now().toString(36).slice(-5)}` : blankOf(part)]),
      );
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'number':
    case 'integer':
      return Math.max(node.minimum ?? 0, node.type === 'integer' ? 1 : 0);
    default:
      return node.format === 'date' ? new Date().toISOString().slice(0, 10) : '';
  }
}

type Named = { id: string; name?: unknown };
const named = (list: unknown): { id: string; name: Text }[] =>
  (Array.isArray(list) ? (list as Named[]) : [])
    .filter((x) => typeof x?.id === 'string')
    .map((x) => ({ id: x.id, name: asText(x.name) ?? t(x.id, x.id) }));

export const asText = (value: unknown): Text | undefined => {
  if (typeof value === 'string') return t(value, value);
  const both = value as Partial<Text> | undefined;
  return both && typeof both === 'object' && (both.en || both.zh)
    ? { en: String(both.en ?? both.zh), zh: String(both.zh ?? both.en) }
    : undefined;
};

const under = (data: unknown, key: string): unknown =>
  data && typeof data === 'object' ? (data as Record<string, unknown>)[key] : undefined;

/** What a field chooses from, where it does: from the policy itself. */
export function choicesOf({ data }: Pick<FormContext, 'data'>, from: Field['from']): { id: string; name: Text }[] {
  switch (from) {
    case 'departments':
      return named(data.departments);
    case 'principles':
      return named(data.principles);
    case 'topics':
      return [
        ...named(under(data.requests, 'kinds')),
        ...named(under(data.forecast, 'products')),
        ...named(data.information),
        { id: 'demands', name: t('Demands', '市场需求') },
        { id: 'service', name: t('Service cases', '售后工单') },
        { id: 'forecast', name: t('Forecast and plan', '预测与计划') },
      ];
    case 'audience':
      return [
        { id: 'all', name: t('Everybody', '全员') },
        { id: 'liaisons', name: t('Liaisons', '联络人') },
        { id: 'heads', name: t('Heads', '部门负责人') },
        ...named(data.departments),
      ];
    default:
      return [];
  }
}

/** What a field of the form is given. */
export interface FieldProps {
  node: SchemaNode;
  /** Where the schema knows it: `requests.kinds.*.to`. */
  place: string;
  /** Where it stands in this policy. */
  path: Path;
  value: unknown;
  form: FormContext;
  /** Whether it may be left out. */
  optional?: boolean;
}
