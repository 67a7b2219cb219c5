import { t } from '../words.ts';
import { fingerprint } from '../workspace/keys.ts';
import {
  books,
  choice,
  defineRegister,
  maybeDate,
  maybeMoment,
  moment,
  note,
  number,
  type RowOf,
  text,
} from '../workspace/register.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';

export const versionStates = {
  draft: t('Draft', '草案'),
  proposed: t('Proposed', '已提交审议'),
  adopted: t('Adopted', '已通过'),
  declined: t('Not adopted', '未通过'),
  discarded: t('Discarded', '已放弃'),
};

/** Every version of the policy that anybody wrote (B11): who and why, and from when it holds. */
export const policyVersions = defineRegister({
  name: 'policyVersions',
  title: t('Policy versions', '制度版本'),
  purpose: t(
    'Versions of the coordination policy; written by Liaison, changed on the Policy page',
    '业务协调制度的各个版本；由协调台写入，请在“制度”页修改',
  ),
  columns: {
    version: note(t('Version', '版本')),
    state: choice(t('State', '状态'), versionStates),
    reason: note(t('Reason', '修订理由')),
    /** An address as text: who has left is no longer a person of the directory. */
    author: text(t('Author', '起草人')),
    at: moment(t('At', '时间')),
    /** The day that the version itself names. */
    effective: maybeDate(t('Effective', '生效日期')),
    decision: note(t('Decision', '决策编号')),
    adoptedAt: maybeMoment(t('Adopted at', '通过时间')),
    /** Of its text, which stands in pieces in another table. */
    wording: text(t('Wording', '文本编号')),
    proof: books(t('Proof', '凭证')),
  },
  sealed: ['version', 'state', 'author', 'effective', 'decision', 'adoptedAt', 'wording'],
});
export type PolicyVersion = RowOf<typeof policyVersions>;

/** The texts of the versions, in pieces that fit a cell. */
export const policyTexts = defineRegister({
  name: 'policyTexts',
  title: t('Policy texts', '制度正文'),
  purpose: t('The text of each version, piece by piece (YAML)', '各版本的正文（YAML，分段存放）'),
  columns: {
    wording: text(t('Wording', '文本编号')),
    piece: number(t('Piece', '段')),
    words: text(t('Words', '内容')),
  },
});

/** A cell of a workbook holds 32,767 characters (`concepts/excel`, specifications and limits); a Base's more. */
const pieceLength = 30_000;

const lines = (source: string): string[] => source.replaceAll('\r\n', '\n').split('\n');

/** The name of a text: who changes a letter of it has another. */
export const wordingOf = (source: string): string => fingerprint(lines(source).join('\n').trimEnd());

/**
 * A policy's text as rows. A cell may lose the blanks at its ends, so each piece stands between two lines of its own: both
 * are comments of YAML, and are taken off again.
 */
export function piecesOf(source: string): { id: string; wording: string; piece: number; words: string }[] {
  const wording = wordingOf(source);
  const pieces: string[][] = [[]];
  let length = 0;
  for (const line of lines(source.trimEnd())) {
    if (length + line.length > pieceLength && pieces.at(-1)!.length) {
      pieces.push([]);
      length = 0;
    }
    pieces.at(-1)!.push(line);
    length += line.length + 1;
  }
  return pieces.map((own, i) => ({
    id: `${wording}:${i + 1}`,
    wording,
    piece: i + 1,
    words: [`# ${i + 1}/${pieces.length}`, ...own, '#'].join('\n'),
  }));
}

/** A text put together again, or nothing if a piece is missing or was changed by hand. */
export function sourceOf(snapshot: Snapshot, wording: string): string | undefined {
  const pieces = [...rowsWith(snapshot, policyTexts, 'wording', wording)].sort((a, b) => a.piece - b.piece);
  if (!pieces.length) return undefined;
  const source = `${pieces.flatMap((p) => lines(p.words).slice(1, -1)).join('\n')}\n`;
  return wordingOf(source) === wording ? source : undefined;
}
