import { z } from 'zod';
import { lineSources } from '../line-sources.ts';
import { departmentName } from '../policy/names.ts';
import { Refusal, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { registerSheet } from '../workspace/export.ts';
import { type LineSource, newestFirst } from '../workspace/line.ts';
import { pageFields, pageOf } from '../workspace/page.ts';
import type { Row } from '../workspace/register.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { freshness } from './freshness.ts';
import { follows, impacts, signalKinds } from './records.ts';

interface Wanted {
  register?: string | undefined;
  state: 'open' | 'late' | 'all';
  text?: string | undefined;
}

/** The rows that somebody looks for, late ones first, and the registers that were looked through. */
function found(act: Act, query: Wanted): { sources: readonly LineSource[]; lines: Found[] } {
  const words = query.text?.trim().toLowerCase();
  const sources = query.register ? lineSources.filter((s) => s.register.name === query.register) : lineSources;
  if (!sources.length)
    throw new Refusal(
      t(`There is no register "${query.register}"`, `没有台账“${query.register}”`),
      'missing',
      'register',
    );
  const lines = sources.flatMap((source) =>
    rowsOf(act.snapshot, source.register).flatMap((row): Found[] => {
      const late = source.late(row, act);
      // Whoever searches looks for what is over as well.
      const wanted = words
        ? source.words(row).includes(words)
        : query.state === 'all' || (query.state === 'late' ? late : source.open(row, act));
      return wanted ? [{ source, row, late, at: source.at(row) }] : [];
    }),
  );
  lines.sort((a, b) => Number(b.late) - Number(a.late) || newestFirst(a.at, b.at));
  return { sources, lines };
}

export const exchangeView = defineView({
  name: 'exchange',
  title: t('What departments tell each other', '信息交换'),
  allow: ['member'],
  query: z.strictObject({
    register: z.string().max(40).optional().describe('One register; without it all are searched'),
    state: z.enum(['open', 'late', 'all']).default('open'),
    text: z.string().max(200).optional(),
    id: z.string().max(80).optional().describe('A row of the register that is shown beside the list'),
    ...pageFields,
  }),
  show(act, query) {
    const { sources, lines } = found(act, query);
    const me = act.actor.email.toLowerCase();
    const followed = new Set(
      rowsOf(act.snapshot, follows)
        .filter((f) => f.active && f.person.toLowerCase() === me)
        .map((f) => f.topic),
    );
    return {
      chosen: query.id === undefined ? undefined : chosenFrom(sources, query.id, act),
      registers: lineSources.map((s) => ({
        name: s.register.name,
        title: s.register.title,
        purpose: s.register.purpose,
        add: !s.mayAdd || s.mayAdd(act) ? s.add : undefined,
        link: act.snapshot.tables[s.register.name]?.raw?.url,
        problems: act.snapshot.tables[s.register.name]?.problems.length ?? 0,
      })),
      total: lines.length,
      lines: pageOf(lines, query).map((line) => shown(line, act)),
      freshness: freshness(act.snapshot, act.policy, act.now).map((f) => ({
        ...f,
        departmentName: departmentName(act.policy, f.department),
        mine: act.actor.departments.includes(f.department),
        followed: followed.has(f.topic),
      })),
      lists: lists(act),
    };
  },
  sheets(act, query) {
    const { sources, lines } = found(act, query);
    return sources.map((source) =>
      registerSheet(
        act,
        source.register,
        lines.filter((line) => line.source === source).map((line) => line.row),
      ),
    );
  },
});
export type ShownExchange = ReturnType<typeof exchangeView.show>;

/** A row that is listed, with what lists order by. */
interface Found {
  source: LineSource;
  row: Row;
  at: string;
  late: boolean;
}

const shown = ({ source, row, at, late }: Found, act: Act) => ({
  register: source.register.name,
  id: row.id,
  title: source.title(row),
  at,
  late,
  open: source.open(row, act),
  ...source.line(row, act),
});

function chosenFrom(sources: readonly LineSource[], id: string, act: Act) {
  for (const source of sources) {
    const row = rowOf(act.snapshot, source.register, id) as Row | undefined;
    if (row) return shown({ source, row, at: source.at(row), late: source.late(row, act) }, act);
  }
  return undefined;
}

const named = (texts: Record<string, { en: string; zh: string }>) =>
  Object.entries(texts).map(([id, name]) => ({ id, name }));

/** What forms choose from. */
const lists = ({ policy, snapshot }: Act) => ({
  impacts: named(impacts),
  signalKinds: named(signalKinds).filter((k) => k.id !== 'nothing'),
  products: policy.forecast.products.map(({ id, name }) => ({ id, name })),
  regions: policy.forecast.regions.map(({ id, name }) => ({ id, name })),
  priorities: policy.service.priorities.map(({ id, name }) => ({ id, name })),
  demands: (snapshot.tables.demands?.rows ?? [])
    .map((row) => row as unknown as { id: string; title: string; state: string; toldAt?: string })
    .filter((d) => d.state !== 'merged' && d.state !== 'closed' && !d.toldAt)
    .map((d) => ({ id: d.id, name: { en: d.title, zh: d.title } })),
});
