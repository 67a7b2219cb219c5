import type { ShownConduct } from '../../core/conduct/views.ts';
import { fill, type Language, t } from '../../core/words.ts';

const heads = {
  corrections: t('Corrections in which you have a part', '与您有关的惩戒事项'),
  proposals: t('Proposed for recognition', '表扬提名'),
  granted: t('Recognised', '已表扬'),
  thanks: t('Thanks', '致谢'),
};
const proposal = t('{about}: {level} — {reason} ({by})', '{about}：{level}，{reason}（{by}）');
const granted = t('{about}: {level} — {citation}', '{about}：{level}，{citation}');
const correction = t('{who}: {level}, {state} — {facts}', '{who}：{level}，{state}，{facts}');
const thanked = t('{from} to {to}: {words}', '{from} 致谢 {to}：{words}');

/** What the command line prints of thanks, recognition and corrections. */
export function conductInWords(shown: ShownConduct, language: Language): string {
  const part = (head: keyof typeof heads, lines: string[]) =>
    lines.length ? [heads[head][language], ...lines.map((l) => `  ${l}`)] : [];
  return [
    ...part(
      'corrections',
      shown.corrections.map(
        ({ who, level, facts, state }) => fill(correction, { who, level, facts, state: state.name })[language],
      ),
    ),
    ...part(
      'proposals',
      shown.proposals.map(
        ({ id, about, level, reason, by }) => `${id} ${fill(proposal, { about, level, reason, by })[language]}`,
      ),
    ),
    ...part(
      'granted',
      shown.granted.map(({ about, level, citation = '' }) => fill(granted, { about, level, citation })[language]),
    ),
    ...part(
      'thanks',
      shown.thanks.map(({ from, to, words }) => fill(thanked, { from, to, words })[language]),
    ),
  ].join('\n');
}
