import { type Text, verbatim } from '../words.ts';
import { activity, signatureNamed } from './activity.ts';
import { asWords } from './cells.ts';
import type { Act } from './command.ts';
import { nameOf } from './people.ts';
import type { Column, Register, RowOf } from './register.ts';
import { rowsOf } from './snapshot.ts';

/** A value as it was, for whoever reads it. */
export interface SaidValue {
  words: Text;
  /** Where it is an instant (ISO 8601) or a date: whoever shows it puts it into the reader's time. */
  moment?: string;
  date?: string;
}

/** What one act changed in a row. */
export interface PastAct {
  at: string;
  who: string;
  changes: { column: Text; before?: SaidValue; after?: SaidValue }[];
}

function said(act: Act, column: Column | undefined, value: string | undefined): SaidValue | undefined {
  if (value === undefined || value === '') return undefined;
  if (!column) return { words: verbatim(value) };
  if (column.kind === 'person') return { words: verbatim(nameOf(act, value)) };
  const { directory } = act.snapshot;
  const words = (language: 'en' | 'zh') => asWords(column, value, { language, directory });
  return {
    words: { en: words('en'), zh: words('zh') },
    ...(column.kind === 'moment' && { moment: value }),
    ...(column.kind === 'date' && { date: value }),
  };
}

/** What was done with a row, newest first: one entry an act, in the reader's words, without what only keeps the books. */
export function historyOf(act: Act, register: Pick<Register, 'name'>, id: string): PastAct[] {
  const columns = Object.entries(act.snapshot.tables[register.name]?.register.columns ?? {});
  const found = new Map<string, PastAct>();
  for (const a of rowsOf(act.snapshot, activity)) {
    if (a.table !== register.name || a.row !== id) continue;
    const [key, column] = columns.find(([, { title }]) => title.en === a.column || title.zh === a.column) ?? [];
    // When it was done is said once; that nobody is chased any more follows from what was done.
    if (column?.books || (column?.kind === 'moment' && a.after === a.at) || (key === 'chased' && !a.after)) continue;
    const name = `${a.at} ${a.who}`;
    const one = found.get(name) ?? { at: a.at, who: signatureNamed(a.who, (email) => nameOf(act, email)), changes: [] };
    const [before, after] = [said(act, column, a.before), said(act, column, a.after)];
    one.changes.push({
      column: column?.title ?? verbatim(a.column),
      ...(before && { before }),
      ...(after && { after }),
    });
    found.set(name, one);
  }
  return [...found.values()].sort((a, b) => b.at.localeCompare(a.at));
}

/** Where older changes stand, where they may: of the log's tables the last are read. @param since when the row began */
export function olderHistory({ snapshot }: Act, since: string): { link?: string | undefined } | undefined {
  const { raw, rows = [] } = snapshot.tables[activity.name] ?? {};
  const [first] = rows as unknown as RowOf<typeof activity>[];
  const cut = raw?.parts && raw.parts[0]!.title !== raw.title;
  return cut && first && first.at > since ? { link: raw.url } : undefined;
}
