import { describe, expect, it } from 'vitest';
import { normalised, visible } from '../../core/workspace/normalised.ts';

describe('Words that look the same', () => {
  it.each([
    ['Sean Lake', 'sean lake'],
    ['Sean\u00a0\u00a0Lake', 'sean lake'],
    ['林\u3000悦', '林 悦'],
    ['\u200bFM\u2011100\ufeff', 'fm-100'],
    ['ＦＭ－１００', 'fm-100'],
    ['Flow meter\r\nFM-100 ', 'flow meter fm-100'],
    ['办公费 ', '办公费'],
    ['☑\ufe0f', '☑'],
    ['', ''],
    ['\u3164 \u2800', ''],
  ])('%j is compared as %j', (words, as) => {
    expect(normalised(words)).toBe(as);
  });

  it('keep their letters where they are kept', () => {
    expect(visible('Sean\u2003Lake\u200d')).toBe('Sean Lake');
  });
});
