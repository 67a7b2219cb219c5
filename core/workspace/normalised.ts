/** What nobody sees: zero-width blanks, marks of direction, soft hyphens, selectors of a glyph's form. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Every kind of blank there is, line breaks and control characters among them. */
const blanks = /[\s\p{Z}\p{Cc}\u2800]+/gu;
/** Hyphens that do not break, minus signs and short dashes, which programs put in place of the one on the keyboard. */
const hyphens = /[\u2010-\u2013\u2212]/g;
/** Words of the most frequent kind are the same already. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Words as they are seen: full-width and half-width letters are one (NFKC), every kind of blank is one, what cannot be seen
 * is gone. For words that are kept.
 */
export const visible = (words: string): string =>
  isPlain.test(words) ? words : words.normalize('NFKC').replace(unseen, '').replace(blanks, ' ').trim();

/** Words to compare by: as they are seen, and in small letters. Two cells that look the same say the same. */
export const normalised = (words: string): string => visible(words).replace(hyphens, '-').toLowerCase();
