import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { issueWords } from '../schema-issues.ts';
import { type Text, t } from '../words.ts';
import { contradictions } from './check.ts';
import { type Policy, policySchema } from './schema.ts';
import { inWords, typingErrors } from './typing.ts';

/** One thing wrong with a policy file, where it stands, and how to mend it. Lines and columns count from 1. */
export interface PolicyError {
  line: number;
  column: number;
  field: string;
  says: Text;
}

/** A policy as read: the document keeps comments and order, so that it can be edited and written back. */
export type ReadPolicy = { ok: true; policy: Policy; document: Document } | { ok: false; errors: PolicyError[] };

const largest = 1_000_000;
/** One slip makes many lines unreadable: the first errors name it. */
const shown = 20;

/**
 * Reads a policy from YAML.
 * @param source the file's text, at most 1 MB; aliases are limited, so that a small file cannot grow without bound
 * @returns the policy, or every error with line, field and remedy
 */
export function readPolicy(source: string): ReadPolicy {
  if (source.length > largest)
    return fail(
      1,
      1,
      '',
      t('The file is larger than 1 MB; a policy is a few hundred lines', '文件超过 1 MB；制度文件通常只有几百行'),
    );
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length)
    return (
      mistyped(source) ?? {
        ok: false,
        errors: document.errors.slice(0, shown).map((e) => ({ ...at(e.pos[0]), field: '', says: inWords(e) })),
      }
    );
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch {
    return fail(1, 1, '', t('Too many aliases; write the values out', '引用过多，请直接写出内容'));
  }
  const position = (path: readonly PropertyKey[]) => at(offsetOf(document, path));
  const parsed = policySchema.safeParse(data);
  if (!parsed.success)
    return {
      ok: false,
      errors: parsed.error.issues.flatMap(unfold).map((issue) => ({
        ...position(issue.path),
        field: named(issue.path),
        says: issueWords(issue, document.getIn(issue.path)),
      })),
    };
  const wrong = contradictions(parsed.data);
  if (wrong.length)
    return { ok: false, errors: wrong.map((c) => ({ ...position(c.path), field: named(c.path), says: c.says })) };
  return { ok: true, policy: parsed.data, document };
}

/**
 * What of a text that somebody gives now was typed so that it means something else than it looks like; nothing where all is
 * well. Of a text that is in force already this is not asked: it means what it meant.
 */
export function mistyped(source: string): ReadPolicy | undefined {
  const errors = typingErrors(source).slice(0, shown);
  return errors.length ? { ok: false, errors: errors.map((e) => ({ ...e, field: '' })) } : undefined;
}

/** The policy's text again, comments and order kept. */
export const writePolicy = (document: Document): string => document.toString({ lineWidth: 0 });

const fail = (line: number, column: number, field: string, says: Text): ReadPolicy => ({
  ok: false,
  errors: [{ line, column, field, says }],
});

const named = (path: readonly PropertyKey[]) =>
  path.map((p, i) => (typeof p === 'number' ? `[${p + 1}]` : `${i ? '.' : ''}${String(p)}`)).join('');

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const part = path.slice(0, length);
    const holder = length ? document.getIn(part.slice(0, -1), true) : undefined;
    if (isMap(holder)) {
      const pair = holder.items.find((p) => String(isNode(p.key) ? p.key : p.key) === String(part.at(-1)));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = length ? document.getIn(part, true) : document.contents;
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

type Issue = z.core.$ZodIssue;
const unfold = (issue: Issue): Issue[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }))
    : [issue];
