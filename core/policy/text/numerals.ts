const digits = '〇一二三四五六七八九';

/** 1 to 99 in Chinese numerals. */
export function inChinese(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens ? `${tens > 1 ? digits[tens] : ''}十` : ''}${ones || !tens ? digits[ones] : ''}`;
}
