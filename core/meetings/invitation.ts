import type { Policy } from '../policy/schema.ts';
import { fill, type Language, type Text, t } from '../words.ts';
import { fingerprint } from '../workspace/keys.ts';
import { nameOf } from '../workspace/people.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Agenda, Item } from './item.ts';
import { outcomeSays, wantedKinds } from './records.ts';
import { agreedOn } from './what-came.ts';

/**
 * Our part of an invitation's body stands between two lines of plain words, because Outlook rewrites HTML (ids and
 * comments do not survive) and Feishu keeps only simple tags. Whatever people write outside of them is theirs.
 */
const begin = { en: '— Liaison: agenda', zh: '— 协调台：议程' };
const minutesBegin = { en: '— Liaison: minutes', zh: '— 协调台：纪要' };
const end = { en: '— Liaison: end —', zh: '— 协调台：结束 —' };
const beginnings = [begin.en, begin.zh, minutesBegin.en, minutesBegin.zh];
const endings = [end.en, end.zh];

export interface Rendering {
  html: string;
  /** What had to be left out to fit, for people to read; the link leads to all of it. */
  cut?: Text;
}

interface Options {
  snapshot: Snapshot;
  policy: Policy;
  language: Language;
  link: string;
  /** Longest result, in characters. */
  limit: number;
}

/** The agenda as simple HTML, cut step by step until it fits: first the reasons, then the items that weigh least. */
export function renderAgenda(agenda: Agenda, options: Options): Rendering {
  return fitted(
    options,
    begin,
    (detail, most) => agendaLines(agenda, options, detail, most),
    agenda.sections.flatMap((s) => s.items).length + agenda.consent.length,
  );
}

/** The minutes as simple HTML: what came of every item, and what goes on to the next meeting. */
export function renderMinutes(
  agenda: Agenda,
  actions: ReadonlyMap<string, string[]>,
  options: Options,
  attendance?: Text,
): Rendering {
  const items = agenda.sections.flatMap((s) => s.items);
  const there = attendance ? [p(escaped(attendance[options.language]))] : [];
  return fitted(
    options,
    minutesBegin,
    (detail, most) => [...there, ...minutesLines(items.slice(0, most), actions, options, detail)],
    items.length,
  );
}

function fitted(
  options: Options,
  opening: Text,
  lines: (detail: boolean, most: number) => string[],
  count: number,
): Rendering {
  const attempt = (detail: boolean, most: number, cut?: Text) => {
    const body = [...lines(detail, most), ...(cut ? [p(escaped(cut[options.language]))] : []), linkLine(options)].join(
      '',
    );
    const mark = `${opening[options.language]} · ${fingerprint(body).slice(0, 8)} —`;
    return { html: `${p(mark)}${body}${p(end[options.language])}`, cut };
  };
  const whole = attempt(true, count);
  if (whole.html.length <= options.limit) return whole;
  const noReasons = attempt(false, count, t('Reasons are left out here for length.', '因篇幅所限，此处省略列入原因。'));
  if (noReasons.html.length <= options.limit) return noReasons;
  for (let most = count - 1; most > 0; most--) {
    const cut = fill(t('{n} {n:item is|items are} left out here for length.', '因篇幅所限，此处省略 {n} 项议题。'), {
      n: count - most,
    });
    const shorter = attempt(false, most, cut);
    if (shorter.html.length <= options.limit) return shorter;
  }
  return attempt(false, 0, t('The agenda is too long for an invitation.', '议程过长，无法写入日程。'));
}

const escaped = (words: string) => words.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const p = (html: string) => `<p>${html}</p>`;
const bold = (html: string) => `<b>${html}</b>`;
const linkLine = ({ language, link }: Options) =>
  link ? p(`<a href="${escaped(link)}">${language === 'zh' ? '在协调台中打开' : 'Open in Liaison'}</a>`) : '';

function agendaLines(agenda: Agenda, options: Options, detail: boolean, most: number): string[] {
  const { language, snapshot } = options;
  const say = (text: Text) => escaped(text[language]);
  const lines: string[] = [];
  let n = 0;
  for (const section of agenda.sections) {
    const shown = section.items.slice(0, Math.max(0, most - n));
    if (!shown.length) continue;
    lines.push(p(`${bold(say(section.name))} (${section.minutes} ${language === 'zh' ? '分钟' : 'min'})`));
    for (const item of shown) {
      n++;
      lines.push(
        p(
          `${n}. ${bold(say(item.title))}<br>${meta(item, language, snapshot)}${detail ? `<br>${item.why.map(say).join('; ')}` : ''}`,
        ),
      );
    }
  }
  const read = agenda.consent.slice(0, Math.max(0, most - n));
  if (read.length) {
    lines.push(
      p(bold(language === 'zh' ? '书面通报（会前阅读，不再讨论）' : 'Taken as read (please read beforehand)')),
    );
    lines.push(p(read.map((item) => `• ${say(item.title)}`).join('<br>')));
  }
  if (!lines.length) lines.push(p(say(t('Nothing is due so far.', '目前没有待议事项。'))));
  return lines;
}

function meta(item: Item, language: Language, snapshot: Snapshot): string {
  const owner = item.owner ? nameOf({ snapshot }, item.owner) : undefined;
  const parts = [
    wantedKinds[item.wanted][language],
    language === 'zh' ? `${item.minutes} 分钟` : `${item.minutes} min`,
    ...(owner ? [owner] : []),
  ];
  return escaped(parts.join(' · '));
}

function minutesLines(
  items: Item[],
  actions: ReadonlyMap<string, string[]>,
  { language, snapshot }: Options,
  detail: boolean,
): string[] {
  const say = (text: Text) => escaped(text[language]);
  return items.map((item, i) => {
    const note = item.outcomeNote ? `<br>${escaped(item.outcomeNote)}` : '';
    const agreed = detail ? (actions.get(item.key) ?? []).map((a) => `<br>→ ${escaped(a)}`).join('') : '';
    const who = detail && item.outcome === 'decided' ? agreedOn({ snapshot }, item.key) : undefined;
    const agreedBy = who ? `<br>${say(fill(t('Agreed: {who}', '一致：{who}'), { who }))}` : '';
    return p(`${i + 1}. ${bold(say(item.title))}: ${say(outcomeSays(item.outcome))}${agreedBy}${note}${agreed}`);
  });
}

/**
 * Puts our block into an invitation's body in the place of the one before; what people wrote stays.
 * @returns the new body, or undefined if the block with the same fingerprint stands there already
 */
export function withBlock(body: string, block: string): string | undefined {
  const old = findBlock(body);
  if (!old) {
    // Outlook keeps a whole document: what stands after its body is lost.
    const close = body.search(/<\/body>/i);
    return close < 0 ? body + block : body.slice(0, close) + block + body.slice(close);
  }
  const mark = block.slice(block.indexOf('—'), block.indexOf('</p>'));
  return body.slice(old.from, old.to).includes(mark) ? undefined : body.slice(0, old.from) + block + body.slice(old.to);
}

/** Whether our block stands in a body. */
export const hasBlock = (body: string): boolean => !!findBlock(body);

/** What our part of an invitation is, if it has one. */
export function blockIn(body: string): 'agenda' | 'minutes' | undefined {
  if (!hasBlock(body)) return undefined;
  return [minutesBegin.en, minutesBegin.zh].some((words) => body.includes(words)) ? 'minutes' : 'agenda';
}

/** The language of our part of an invitation. */
export function languageOf(body: string): Language | undefined {
  const block = findBlock(body);
  if (!block) return undefined;
  const words = body.slice(block.from, block.to);
  return [begin.zh, minutesBegin.zh].some((b) => words.includes(b)) ? 'zh' : 'en';
}

function findBlock(body: string): { from: number; to: number } | undefined {
  for (const ending of endings) {
    let to = body.indexOf(ending);
    while (to >= 0) {
      const start = Math.max(...beginnings.map((b) => body.lastIndexOf(b, to)));
      if (start >= 0) return { from: openingTag(body, start), to: closingTag(body, to + ending.length) };
      to = body.indexOf(ending, to + 1);
    }
  }
  return undefined;
}

/** The start of the paragraph whose only words so far are the mark. */
function openingTag(body: string, at: number): number {
  const before = body.slice(0, at).match(/(<(p|div|span|b|font)\b[^>]*>\s*)+$/i);
  return before ? at - before[0].length : at;
}

function closingTag(body: string, at: number): number {
  const after = body.slice(at).match(/^(\s*<\/(p|div|span|b|font)>)+/i);
  return after ? at + after[0].length : at;
}
