import { readFileSync } from 'node:fs';
import { Refusal, t } from '../../core/words.ts';
import { readText, UnknownEncoding } from '../../plugins/text-file.ts';

/** The text of a file that somebody names. @throws Refusal where it cannot be read or is no text */
export function textFile(path: string): string {
  try {
    return readText(readFileSync(path));
  } catch (error) {
    if (error instanceof UnknownEncoding)
      throw new Refusal(
        t(
          `${path} is no text in UTF-8, UTF-16 or GB18030; save it as UTF-8`,
          `${path} 不是 UTF-8、UTF-16 或 GB18030 文本，请另存为 UTF-8`,
        ),
        'invalid',
      );
    throw new Refusal(
      t(`${path} cannot be read: ${(error as Error).message}`, `无法读取 ${path}：${(error as Error).message}`),
      'missing',
    );
  }
}
