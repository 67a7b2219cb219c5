import { fieldName } from '../policy/fields.ts';
import type { Policy } from '../policy/schema.ts';
import type { Article, Block, Chapter } from '../policy/text/blocks.ts';
import { policyText } from '../policy/text/text.ts';
import type { Text } from '../words.ts';

/** A clause of the text that reads differently: what it said, what it would say; one of them is empty where it is new or gone. */
export interface ClauseDifference {
  clauses: string[];
  title: Text;
  before: Block[];
  after: Block[];
}

/** A setting that differs. */
export interface SettingDifference {
  /** Where it stands in the policy, e.g. `requests.kinds[quotation].respond_within_hours`. */
  path: string;
  /** The same in a manager's words. */
  name: Text;
  /** As it is written; nothing where it was not there. */
  before: string | undefined;
  after: string | undefined;
}

export interface Differences {
  clauses: ClauseDifference[];
  settings: SettingDifference[];
}

const key = (a: Article): string => JSON.stringify([a.clauses, a.title.en]);
const articlesOf = (chapters: readonly Chapter[]): Article[] => chapters.flatMap((c) => c.articles);

/**
 * What a version of the policy changes: clause by clause in the words of the policy, and setting by setting.
 * @param nameOf a person's name by their address
 */
export function differences(before: Policy, after: Policy, nameOf: (email: string) => string): Differences {
  return {
    clauses: clauseDifferences(articlesOf(policyText(before, nameOf)), articlesOf(policyText(after, nameOf))),
    settings: settingDifferences(before, after, [], after),
  };
}

function clauseDifferences(before: readonly Article[], after: readonly Article[]): ClauseDifference[] {
  const old = new Map(before.map((a) => [key(a), a]));
  const fresh = new Map(after.map((a) => [key(a), a]));
  const changed = after.flatMap((a) => {
    const was = old.get(key(a));
    const [only, others] = blocksThatDiffer(was?.blocks ?? [], a.blocks);
    return only.length || others.length ? [{ clauses: a.clauses, title: a.title, before: only, after: others }] : [];
  });
  const gone = before
    .filter((a) => !fresh.has(key(a)))
    .map((a) => ({ clauses: a.clauses, title: a.title, before: a.blocks, after: [] }));
  return [...changed, ...gone];
}

/** Of two lists of blocks, those that stand in one only; of a list or a table, only the lines that differ. */
function blocksThatDiffer(before: readonly Block[], after: readonly Block[]): [Block[], Block[]] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const [was, is] = [
    before.filter((b) => !after.some((x) => same(x, b))),
    after.filter((b) => !before.some((x) => same(x, b))),
  ];
  const rest = (own: readonly Block[], others: readonly Block[]) =>
    own.flatMap((b): Block[] => {
      const other = others.find(
        (x) => x.kind === b.kind && (x.kind !== 'table' || (b.kind === 'table' && same(x.head, b.head))),
      );
      if (b.kind === 'list' && other?.kind === 'list') {
        const items = b.items.filter((i) => !other.items.some((x) => same(x, i)));
        return items.length ? [{ ...b, items }] : [];
      }
      if (b.kind === 'table' && other?.kind === 'table') {
        const rows = b.rows.filter((r) => !other.rows.some((x) => same(x, r)));
        return rows.length ? [{ ...b, rows }] : [];
      }
      return [b];
    });
  return [rest(was, is), rest(is, was)];
}

type Path = (string | number)[];

/** Two things with the same id are the same thing, wherever they stand in their lists. */
function settingDifferences(before: unknown, after: unknown, path: Path, policy: Policy): SettingDifference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isNamedList(before) && isNamedList(after)) {
    const ids = [...new Set([...before, ...after].map((x) => x.id))];
    return ids.flatMap((id) =>
      settingDifferences(
        before.find((x) => x.id === id),
        after.find((x) => x.id === id),
        [...path, id],
        policy,
      ),
    );
  }
  if (isObject(before) && isObject(after) && !isText(before) && !isText(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((k) => settingDifferences(before[k], after[k], [...path, k], policy));
  }
  return [{ path: path.join('.'), name: fieldName(path), before: asWritten(before), after: asWritten(after) }];
}

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const isText = (v: Record<string, unknown>): boolean => 'en' in v && 'zh' in v;
const isNamedList = (v: unknown): v is { id: string }[] =>
  Array.isArray(v) && v.every((x) => isObject(x) && typeof x.id === 'string');

function asWritten(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((x) => asWritten(x) ?? '').join(', ');
  if (isObject(value)) {
    if (isText(value)) return value.en === value.zh ? String(value.en) : `${value.zh} / ${value.en}`;
    return Object.entries(value)
      .map(([k, v]) => `${k}: ${asWritten(v)}`)
      .join('; ');
  }
  return String(value);
}
