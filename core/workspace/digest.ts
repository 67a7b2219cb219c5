import { fill, type Language, listed, type Text, t, verbatim } from '../words.ts';
import { becauseOf } from './because.ts';
import { type CardStep, cardParts } from './card.ts';
import type { Change } from './changes.ts';
import { fingerprint } from './keys.ts';

/** Something that somebody should hear of. `to` is an e-mail address. */
export interface Message {
  key: string;
  to: string;
  title: Text;
  text: Text;
  link: string;
  /** Who owes it, where that is somebody else: lines that say the same become one, with these names. */
  who?: string | undefined;
  /** Why this person hears of it, as the end of “because …”. */
  because?: Text | undefined;
  /** What can be done right from a message that is about this alone. */
  steps?: readonly CardStep[];
}

/** How many lines, and names in a line, a message has. */
const most = 10;
const mostNames = 5;

type Said = Extract<Change, { do: 'message' }>;

/** Messages that are written already, however many there are for a person, in one; one alone stays as it is. */
export function together(messages: readonly Said[], language: Language, link: string): Change[] {
  return byPerson(messages).map((own): Change => {
    if (own.length === 1) return own[0]!;
    const lines = own.map((m) => verbatim(m.titled ? `${m.title} · ${m.text}` : m.text));
    const reasons = own.flatMap((m) => (m.because ?? []).map(verbatim));
    return whole({ ...own[0]!, link }, own, grouped(lines), reasons, language);
  });
}

/** One message a person, however much there is to say. @param link where a message about several things leads */
export function asDigest(messages: readonly Message[], language: Language, link: string): Change[] {
  return byPerson(messages).map((own): Change => {
    const { steps = [], who: _, because, ...first } = own[0]!;
    const lines = linesOf(own);
    if (own.length > 1)
      return whole(
        { ...first, link },
        own,
        lines,
        own.map((m) => m.because),
        language,
      );
    return {
      do: 'message',
      ...first,
      title: first.title[language],
      text: lines[0]![language],
      ...(because && { because: [because[language]] }),
      ...cardParts(steps, language),
    };
  });
}

function byPerson<M extends { to: string }>(messages: readonly M[]): M[][] {
  const found = new Map<string, M[]>();
  for (const m of messages) found.set(m.to, [...(found.get(m.to) ?? []), m]);
  return [...found.values()];
}

/** A message about several things. */
function whole(
  { to, link }: { to: string; link: string },
  own: readonly { key: string; things?: number }[],
  lines: readonly Text[],
  reasons: readonly (Text | undefined)[],
  language: Language,
): Change {
  const things = own.reduce((n, m) => n + (m.things ?? 1), 0);
  const because = [...new Set(reasons.flatMap((r) => (r ? [r[language]] : [])))];
  return {
    do: 'message',
    key: fingerprint(...own.map((m) => m.key)),
    to,
    title: fill(t('{n} things wait for you', '{n} 件事等您处理'), { n: things })[language],
    text: [...lines.slice(0, most).map((l) => l[language]), ...(lines.length > most ? ['…'] : [])].join('\n'),
    link,
    things,
    ...(because.length && { because }),
  };
}

/** What says the same is one line: with the names of those whom it is about, else with how often it is said. */
function linesOf(messages: readonly Message[]): Text[] {
  const same = new Map<string, Message[]>();
  for (const m of messages) same.set(m.text.en, [...(same.get(m.text.en) ?? []), m]);
  return [...same.values()].map((all) => {
    const names = [...new Set(all.flatMap((m) => m.who ?? []))];
    if (!names.length) return counted(all[0]!.text, all.length);
    const shown = listed(names.slice(0, mostNames).map(verbatim));
    const who =
      names.length > mostNames
        ? fill(t('{shown} …, {n} in all', '{shown}等 {n} 人'), { shown, n: names.length })
        : shown;
    return fill(t('{text} ({who})', '{text}（{who}）'), { text: all[0]!.text, who });
  });
}

const counted = (text: Text, n: number): Text =>
  n === 1 ? text : fill(t('{text} (×{n})', '{text}（×{n}）'), { text, n });

function grouped(lines: readonly Text[]): Text[] {
  const times = new Map<string, number>();
  for (const l of lines) times.set(l.en, (times.get(l.en) ?? 0) + 1);
  return [...times].map(([line, n]) => counted(verbatim(line), n));
}

/** A message as it is sent: what it says, and then why this person gets it. */
export function withReason({ text, because }: Pick<Said, 'text' | 'because'>, language: Language) {
  const reason = becauseOf((because ?? []).map(verbatim))?.[language];
  return reason ? { text: `${text}\n${reason}`, reason } : { text };
}
