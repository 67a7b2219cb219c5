import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = (folder: string, ending: RegExp): { name: string; source: ts.SourceFile }[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => ({
      name: join(folder, name),
      source: ts.createSourceFile(name, readFileSync(join(root, folder, name), 'utf8'), ts.ScriptTarget.Latest, true),
    }));

function each(node: ts.Node, act: (node: ts.Node) => void): void {
  act(node);
  ts.forEachChild(node, (child) => each(child, act));
}
const where = (name: string, node: ts.Node) =>
  `${name}:${node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText().trim().slice(0, 60)}`;

const said = /\p{L}{2,}/u;
/** Languages are called by their own names, whatever the reader's. */
const ownNames = new Set(['中文', 'English']);
const chinese = /\p{Script=Han}/u;
/** What people read or hear of an element. */
const readAloud = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'hint']);

describe('words', () => {
  it('stand in no page: whatever people read is said in their language', () => {
    const found: string[] = [];
    for (const { name, source } of sources('plugins/tab', /\.tsx$/))
      each(source, (node) => {
        if (ts.isJsxText(node) && said.test(node.text) && !ownNames.has(node.text.trim()))
          found.push(where(name, node));
        if (
          ts.isJsxAttribute(node) &&
          readAloud.has(node.name.getText()) &&
          node.initializer &&
          ts.isStringLiteral(node.initializer) &&
          said.test(node.initializer.text)
        )
          found.push(where(name, node));
      });
    expect(found).toEqual([]);
  });

  it('are there in both languages, each in its own, with the same holes', () => {
    const wrong: string[] = [];
    let pairs = 0;
    const folders = ['core', 'plugins', 'server', 'manifests'];
    for (const { name, source } of folders.flatMap((folder) => sources(folder, /\.tsx?$/)))
      each(source, (node) => {
        if (!ts.isCallExpression(node) || node.expression.getText() !== 't' || node.arguments.length !== 2) return;
        const [en, zh] = node.arguments as unknown as [ts.Expression, ts.Expression];
        if (!ts.isStringLiteralLike(en) || !ts.isStringLiteralLike(zh)) return;
        if (ownNames.has(en.text)) return;
        pairs++;
        const holes = (text: string) => [...text.matchAll(/\{(\w+)[}:]/g)].map(([, hole]) => hole!);
        const [inEnglish, inChinese] = [new Set(holes(en.text)), new Set(holes(zh.text))];
        // A plural form needs its number in English, and Chinese may say it without; each may name its own list.
        const lacking = [...inChinese].filter((hole) => hole !== 'zh' && !inEnglish.has(hole));
        const empty = !en.text.trim() !== !zh.text.trim();
        const same = said.test(zh.text) && !chinese.test(zh.text) && /[a-z]{4,} [a-z]{3,}/.test(zh.text);
        if (lacking.length || empty || same || chinese.test(en.text.replaceAll(/“[^”]*”|「[^」]*」|"[^"]*"/g, '')))
          wrong.push(where(name, node));
      });
    expect(pairs).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });
});
