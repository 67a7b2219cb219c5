import { z } from 'zod';
import { searchSources } from '../search-sources.ts';
import { type Text, t } from '../words.ts';
import { defineView } from '../workspace/command.ts';
import { Best, newestFirst } from '../workspace/line.ts';
import type { Findable } from '../workspace/search.ts';

/** What stands in the title comes before what stands anywhere, what is open before what is over, the new before the old. */
const rank = (row: Findable, words: readonly string[]): number => {
  const title = row.title.toLowerCase();
  if (words.length === 1 && row.id.toLowerCase() === words[0]) return 0;
  return words.every((w) => title.includes(w)) ? 1 : 2;
};

interface Ranked {
  kind: Text;
  row: Findable;
  rank: number;
}
const inOrder = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || Number(b.row.open) - Number(a.row.open) || newestFirst(a.row.at, b.row.at);

const joined = (parts: readonly Text[]): Text =>
  t(parts.map((p) => p.en).join(' · '), parts.map((p) => p.zh).join(' · '));

export const searchView = defineView({
  name: 'search',
  title: t('Search', '搜索'),
  allow: ['member'],
  query: z.strictObject({
    text: z.string().trim().max(200).default('').describe('All of these words stand in what is found'),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  show(act, { text, limit }) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const best = new Best<Ranked>(limit, inOrder);
    for (const source of words.length ? searchSources : [])
      for (const row of source.rows(act)) {
        const said = source.words(row, act);
        if (!words.every((w) => said.includes(w))) continue;
        const found = source.found(row, act);
        best.take({ kind: source.kind, row: found, rank: rank(found, words) });
      }
    return {
      total: best.of,
      found: best.items.map(({ kind, row }) => ({
        kind,
        id: row.id,
        title: row.title,
        says: joined(row.says()),
        path: row.path,
        open: row.open,
      })),
    };
  },
});
export type ShownSearch = ReturnType<typeof searchView.show>;
