import { fill, type Language, type Text, t, verbatim } from '../words.ts';
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
  /** What can be done right from a message that is about this alone. */
  steps?: readonly CardStep[];
}

const most = 10;

/** Messages that are written already, however many there are for a person, in one; one alone stays as it is. */
export function together(messages: readonly Said[], language: Language, link: string): Change[] {
  const byPerson = new Map<string, Said[]>();
  for (const m of messages) byPerson.set(m.to, [...(byPerson.get(m.to) ?? []), m]);
  return [...byPerson.values()].flatMap((own): Change[] => {
    if (own.length === 1) return [own[0]!];
    const said = own.map(({ key, to, title, text }) => ({
      key,
      to,
      link,
      title: verbatim(title),
      text: verbatim(text),
    }));
    return asDigest(said, language, link);
  });
}
type Said = Extract<Change, { do: 'message' }>;

/** One message a person, however much there is to say. @param link where a message about several things leads */
export function asDigest(messages: readonly Message[], language: Language, link: string): Change[] {
  const byPerson = new Map<string, Message[]>();
  for (const m of messages) byPerson.set(m.to, [...(byPerson.get(m.to) ?? []), m]);
  return [...byPerson.values()].map((own): Change => {
    const first = own[0]!;
    const { steps = [], ...said } = first;
    if (own.length === 1)
      return {
        do: 'message',
        ...said,
        title: first.title[language],
        text: first.text[language],
        ...cardParts(steps, language),
      };
    const lines = own.slice(0, most).map((m) => m.text[language]);
    if (own.length > most) lines.push('…');
    return {
      do: 'message',
      key: fingerprint(...own.map((m) => m.key)),
      to: first.to,
      title: fill(t('{n} things wait for you', '{n} 件事等您处理'), { n: own.length })[language],
      text: lines.join('\n'),
      link,
    };
  });
}
