import type { Text } from '../words.ts';
import type { Change } from './changes.ts';
import type { Act } from './command.ts';
import type { Register } from './register.ts';

/** Rows by which a company sees how a register works before it has rows of its own. */
export interface SampleSource {
  register: Register;
  /** Everything is asked by, and waits for, whoever adds them: nobody else is bothered with examples. */
  rows(act: Act): Change[];
}

const prefix = 'SAMPLE-';

/** No register gets more of them than these. */
const mostOfOne = ['1', '2', '3'] as const;

/** The ID of a sample row: by it they are found and taken away again. */
export const sampleId = (id: (typeof mostOfOne)[number]): string => prefix + id;

/** Words that people write may begin like it: “SAMPLE-KIT”, “SAMPLE-1 units”. A key may have it within: `request:SAMPLE-1`. */
const named = new RegExp(`(^|[:/|])${prefix}[${mostOfOne.join('')}]($|[^0-9A-Za-z ])`);

/** Whether a cell holds the ID of a sample row, or one that was made from it. */
export const namesSample = (cell: unknown): boolean => typeof cell === 'string' && named.test(cell);

/** Words of a sample row in the workspace's language, which say that it is one. */
export const sampleWords = ({ snapshot: { language } }: Pick<Act, 'snapshot'>, words: Text): string =>
  language === 'zh' ? `（示例）${words.zh}` : `(Sample) ${words.en}`;

/** The department of whoever adds the rows, and another one. */
export function sides({ policy, actor }: Act): { own: string; other: string } {
  const own = actor.departments[0] ?? policy.departments[0]!.id;
  return { own, other: policy.departments.find((d) => d.id !== own)?.id ?? own };
}

/** An instant so many hours before now. */
export const hoursAgo = ({ now }: Act, hours: number): string =>
  new Date(Date.parse(now) - hours * 3_600_000).toISOString();

/** Whether sample rows are there, or would help because there is nothing yet; nothing for those who may not add them. */
export function sampleState(
  { snapshot, actor }: Pick<Act, 'snapshot' | 'actor'>,
  sources: readonly SampleSource[],
): 'there' | 'wanted' | undefined {
  if (!actor.roles.includes('organiser')) return undefined;
  const tables = sources.flatMap(({ register }) => snapshot.tables[register.name] ?? []);
  if (tables.some(({ byId }) => mostOfOne.some((id) => byId.has(sampleId(id))))) return 'there';
  return tables.every(({ rows }) => rows.length === 0) ? 'wanted' : undefined;
}
