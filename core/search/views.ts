import { z } from 'zod';
import { searchSources } from '../search-sources.ts';
import { type Text, t } from '../words.ts';
import { defineView } from '../workspace/command.ts';
import { newestFirst } from '../workspace/line.ts';
import type { Findable } from '../workspace/search.ts';

/** What stands in the title comes before what stands anywhere, what is open before what is over, the new before the old. */
const rank = (row: Findable, words: readonly string[]): number => {
  const title = row.title.toLowerCase();
  if (words.length === 1 && row.id.toLowerCase() === words[0]) return 0;
  return words.every((w) => title.includes(w)) ? 1 : 2;
};

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
    const found = (words.length ? searchSources : [])
      .flatMap((source) =>
        source
          .rows(act)
          .filter((row) => {
            const said = source.words(row, act);
            return words.every((w) => said.includes(w));
          })
          .map((found) => {
            const row = source.found(found, act);
            return { kind: source.kind, row, rank: rank(row, words) };
          }),
      )
      .sort((a, b) => a.rank - b.rank || Number(b.row.open) - Number(a.row.open) || newestFirst(a.row.at, b.row.at));
    return {
      total: found.length,
      found: found.slice(0, limit).map(({ kind, row }) => ({
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
