import { type Document, isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';

/** Where something stands in the policy. */
export type Path = (string | number)[];

/** What a policy's text says, or nothing while it is no YAML. */
export function readValue(source: string): Record<string, unknown> | undefined {
  const document = parseDocument(source);
  if (document.errors.length || !isMap(document.contents)) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 }) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The text with one change made in it; comments, order and everything else stay. */
function changed(source: string, change: (document: Document) => void): string {
  const document = parseDocument(source);
  if (document.errors.length) return source;
  change(document);
  return document.toString({ lineWidth: 0 });
}

/** A single word in the place of another: not a letter around it is touched. */
function withWord(source: string, path: Path, value: unknown): string | undefined {
  if (typeof value === 'object' || value === undefined) return undefined;
  const before = parseDocument(source).getIn(path, true);
  if (!isScalar(before) || !before.range || before.type === 'BLOCK_LITERAL' || before.type === 'BLOCK_FOLDED')
    return undefined;
  const [start, end] = before.range;
  const quoted = before.type === 'QUOTE_DOUBLE' || before.type === 'QUOTE_SINGLE';
  const word = quoted ? JSON.stringify(String(value)) : stringify([value], { lineWidth: 0, collectionStyle: 'flow' });
  const next = source.slice(0, start) + (quoted ? word : word.trim().slice(1, -1).trim()) + source.slice(end);
  return parseDocument(next).getIn(path) === value ? next : undefined;
}

/** Sets a value, or leaves it out where there is none. */
export const withValue = (source: string, path: Path, value: unknown): string =>
  withWord(source, path, value) ??
  changed(source, (document) => {
    if (value === undefined) return void document.deleteIn(path);
    const before = document.getIn(path, true);
    // A list or a group is written anew, in the manner it had.
    if (typeof value !== 'object' || value === null) return void document.setIn(path, value);
    const node = document.createNode(value);
    if ((isSeq(node) || isMap(node)) && flows(before, value)) node.flow = true;
    document.setIn(path, node);
  });

const flows = (before: unknown, value: object): boolean =>
  isSeq(before) || isMap(before) ? !!before.flow : Object.values(value).every((v) => typeof v !== 'object');

/** The text with another thing at the end of a list. */
export const withAnother = (source: string, path: Path, thing: unknown): string =>
  changed(source, (document) => {
    const list = document.getIn(path, true);
    const node = document.createNode(thing);
    if (!isSeq(list)) return void document.setIn(path, document.createNode([thing]));
    const first = list.items[0];
    if (isMap(node) && isMap(first) && first.flow) node.flow = true;
    if (isScalar(node) || isMap(node)) list.add(node);
  });

/** The text with a thing of a list in another place, its comments with it. */
export const withMoved = (source: string, path: Path, from: number, to: number): string =>
  changed(source, (document) => {
    const list = document.getIn(path, true);
    if (!isSeq(list) || to < 0 || to >= list.items.length) return;
    const [thing] = list.items.splice(from, 1);
    list.items.splice(to, 0, thing);
  });
