import type { ShownPersonScores, ShownScores } from '../../core/performance/views.ts';
import { fill, type Language, percent, t } from '../../core/words.ts';

const points = t('{n} points', '{n} 分');
const noPoints = t('too few cases to score', '样本不足，暂不计分');
const coverage = t(', from {n} of the weights', '，仅基于 {n} 的权重');
const before = t(' (before: {n})', '（上期 {n}）');
const line = t(
  '{name}: {value}, target {target}; {cases} cases, {against} against',
  '{name}：{value}，目标 {target}；样本 {cases}，不利 {against}',
);
const fewer = t(
  '{name}: not scored, {cases} of at least {minimum} cases',
  '{name}：不计分，样本 {cases}，至少需 {minimum}',
);

const parts = t('  co-operation {shared}, own targets {own}', '  协作 {shared}，自身目标 {own}');

/** What the command line prints of scores, of departments or of one person. */
export function scoresInWords(shown: ShownScores | ShownPersonScores, language: Language): string {
  const scored =
    'who' in shown
      ? shown.scored
        ? [{ name: shown.who.name, ...shown.scored }]
        : []
      : shown.departments.map((d) => ({ ...d, name: d.name[language] }));
  const round = (n: number | undefined) => (n === undefined ? '–' : Math.round(n));
  return [
    `${shown.id}  ${shown.from} – ${shown.until}  (${shown.version})  ${shown.state.name[language]}`,
    ...scored.flatMap((d) => [
      `${d.name}: ${pointsInWords(d, language)}`,
      ...(d.ownWeight > 0 ? [fill(parts, { shared: round(d.coOperation), own: round(d.own) })[language]] : []),
      ...d.figures.map((f) => {
        const { name, cases, minimum } = f;
        const said = !f.says.value
          ? fill(fewer, { name, cases, minimum })
          : fill(line, {
              name,
              value: f.says.value,
              target: f.says.target,
              cases,
              against: f.allAgainst,
            });
        return `  ${said[language]}`;
      }),
    ]),
  ].join('\n');
}

function pointsInWords(
  d: Pick<ShownScores['departments'][number], 'before' | 'points' | 'coverage'>,
  language: Language,
): string {
  const earlier = d.before === undefined ? '' : fill(before, { n: Math.round(d.before) })[language];
  if (d.points === undefined) return noPoints[language] + earlier;
  const part = d.coverage < 1 ? fill(coverage, { n: percent(d.coverage) })[language] : '';
  return fill(points, { n: Math.round(d.points) })[language] + part + earlier;
}
