/** A file that is no text in an encoding which people's programs write. */
export class UnknownEncoding extends Error {}

const byteOrderMarks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * Reads a text file strictly: UTF-8 or UTF-16, with or without a byte order mark (Windows PowerShell writes UTF-16), else
 * GB18030 (Chinese Windows), else it is refused. Nothing is replaced by a question mark.
 * @throws UnknownEncoding
 */
export function readText(bytes: Uint8Array): string {
  const marked = byteOrderMarks.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte));
  const candidates = marked ? [marked.encoding] : (utf16Without(bytes) ?? ['utf-8', 'gb18030']);
  for (const encoding of candidates) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (isText(text)) return text;
    } catch {
      // Not this one.
    }
  }
  throw new UnknownEncoding();
}

/** Latin letters, digits and line breaks of a text without a mark have a zero byte before or after them in UTF-16. */
function utf16Without(bytes: Uint8Array): string[] | undefined {
  const zeros = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i % 2]!++;
  const [even = 0, odd = 0] = zeros;
  if (!even && !odd) return undefined;
  return [odd > even ? 'utf-16le' : 'utf-16be'];
}

/** Control characters do not occur in texts, and private ones are a wrong guess. */
const isText = (text: string): boolean =>
  !/\p{Co}/u.test(text) && !/\p{Cc}/u.test(text.replace(/[\t\n\r\f\v\u0085]/g, ''));
