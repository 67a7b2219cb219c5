import { fill, type Text, t } from '../../words.ts';

/** A piece of the policy's text, for a page, a document or plain words alike. */
export type Block =
  | { kind: 'paragraph'; text: Text }
  | { kind: 'list'; items: Text[] }
  | { kind: 'table'; head: Text[]; rows: Text[][] };

/** One provision. */
export interface Article {
  /** Its number, once it stands in the whole text. */
  number?: Text;
  /** The clauses of the model policies that it carries out, e.g. A9. */
  clauses: string[];
  title: Text;
  blocks: Block[];
  /** Set where the policy configures nothing of it: the text says so. */
  missing?: true;
}
export interface Chapter {
  number?: Text;
  title: Text;
  articles: Article[];
}

export const p = (pattern: Text, values: Record<string, Text | string | number> = {}): Block => ({
  kind: 'paragraph',
  text: fill(pattern, values),
});
export const list = (items: readonly Text[]): Block => ({ kind: 'list', items: [...items] });
export const table = (head: Text[], rows: Text[][]): Block => ({ kind: 'table', head, rows });

export const article = (clauses: string[], title: Text, ...blocks: Block[]): Article => ({ clauses, title, blocks });

/** Agreed on, and left to people so far: the text does not claim that it runs. */
export const byHand = (a: Article): Article => ({
  ...a,
  blocks: [...a.blocks, p(t('Liaison does not carry this out yet.', '（协调台尚未自动执行本条。）'))],
});

/** What the company did not agree on is said, not passed over. */
export const notConfigured = (clauses: string[], title: Text): Article => ({
  ...article(clauses, title, p(t('The company has not agreed on this.', '本公司尚未就此作出约定。'))),
  missing: true,
});

/** A text with chapters, for a page, a Word document, or plain words. */
export interface Paper {
  /** Whose it is, above the title. */
  above: Text;
  title: Text;
  /** Version, period, date. */
  below: Text;
  chapters: readonly Chapter[];
}
