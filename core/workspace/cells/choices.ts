import { fill, listed, type Text, t } from '../../words.ts';
import { normalised, visible } from '../normalised.ts';
import type { Column } from '../register.ts';
import { short, Unreadable } from '../unreadable.ts';

/** What each word of a list stands for, made once for each list. */
const known = new WeakMap<object, Map<string, string>>();

export function optionsOf({ formerly = {} }: Column, options: Record<string, Text>): Map<string, string> {
  let keys = known.get(options);
  if (!keys) {
    keys = new Map(
      Object.entries(options).flatMap(([key, { en, zh }]) => [key, en, zh].map((w) => [normalised(w), key] as const)),
    );
    for (const [words, key] of Object.entries(formerly))
      if (!keys.has(normalised(words))) keys.set(normalised(words), key);
    known.set(options, keys);
  }
  return keys;
}

const shown = 20;
const bare = (words: string): string => normalised(words).replace(/[^\p{L}\p{N}]/gu, '');

/** A word of a list that does not stand there letter by letter. @throws Unreadable */
export function optionFrom(
  { open }: Column,
  options: Record<string, Text>,
  keys: Map<string, string>,
  words: string,
): string {
  const key = keys.get(normalised(words));
  if (key) {
    // Written like this it will come again in the rows below.
    keys.set(words, key);
    return key;
  }
  if (open) return visible(words);
  const all = Object.values(options);
  const near = all.find(({ en, zh }) => bare(words) && [bare(en), bare(zh)].includes(bare(words)));
  throw new Unreadable(
    near
      ? fill(t('"{words}" is not written as “{near}”; write it so', '“{words}”与“{near}”写法不同，请改成一致'), {
          words: short(words),
          near,
        })
      : fill(all.length > shown ? oneOfMany : oneOf, {
          words: short(words),
          all: listed(all.slice(0, shown)),
          n: all.length,
        }),
  );
}

const oneOf = t('"{words}" is not one of: {all}', '“{words}”不在可选项中：{all}');
const oneOfMany = t('"{words}" is not one of the {n}: {all} …', '“{words}”不在 {n} 个可选项中：{all}…');
