import { searchSources } from '../search-sources.ts';
import { fill, type Text, t, verbatim } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { Best, newestFirst } from '../workspace/line.ts';

/** A page of the tab where something happened, under the name of what stands there. */
export interface Occasion {
  path: string;
  title: Text;
}

/** How many are offered, and how many of a register's last rows are looked at. */
const most = 80;
const looked = 200;

/** A page that an occasion may name: `requests/R-0004`, `exchange/demands/D-0007`. */
export const pagePattern = /^[a-z-]{1,40}(?:\/[\w.:@-]{1,120}){1,3}$/i;

/** What somebody may name as the occasion of thanks or recognition: the newest things that they find by searching. */
export function occasionsFor(act: Act): { id: string; name: Text }[] {
  const best = new Best<{ at: string; id: string; name: Text }>(most, (a, b) => newestFirst(a.at, b.at));
  for (const { rows, found, kind } of searchSources)
    for (const row of [...rows(act)].slice(-looked)) {
      const { path, title, at } = found(row, act);
      if (!pagePattern.test(path)) continue;
      best.take({ at, id: path, name: fill(t('{kind}: {title}', '{kind}：{title}'), { kind, title }) });
    }
  return best.items.map(({ id, name }) => ({ id, name }));
}

/** An occasion by what it is called; the page alone says nothing to anybody. */
export function occasionOf({ snapshot }: Pick<Act, 'snapshot'>, path: string | undefined): Occasion | undefined {
  if (!path) return undefined;
  const [page, ...rest] = path.split('/');
  const id = rest.at(-1) ?? '';
  if (page === 'scores') return { path, title: fill(t('Assessment {id}', '考核周期 {id}'), { id: rest[0] ?? '' }) };
  for (const { register, byId } of Object.values(snapshot.tables)) {
    if (register.readers) continue;
    const row = byId.get(id) as { title?: unknown; name?: unknown } | undefined;
    const called = row?.title ?? row?.name;
    if (typeof called === 'string' && called) return { path, title: verbatim(called) };
  }
  return { path, title: t('where it happened', '查看事由') };
}
