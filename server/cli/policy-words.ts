import { linkInWords } from '../../core/evaluation/links.ts';
import type { ShownEvaluation } from '../../core/evaluation/views.ts';
import type { Examined } from '../../core/revision/editor-views.ts';
import type { ShownRevision, ShownTrial } from '../../core/revision/views.ts';
import { type Language, t } from '../../core/words.ts';

/** What the command line prints of the policy, its versions, and how well it works. */
const inForce = t('in force', '现行');

export function versionsInWords(shown: ShownRevision, language: Language): string {
  return [
    ...shown.history.map(
      (h) =>
        `${h.version}  ${h.from}${h.now ? `  (${inForce[language]})` : ''}  ${h.author ?? ''}  [${h.id ?? 'installed'}]`,
    ),
    ...shown.versions.map((v) => `${v.version ?? '–'}  ${v.state.name[language]}  ${v.author}  [${v.id}]`),
    ...shown.suggestions.map((s) => `${s.state.name[language]}  ${s.by}: ${s.words}  [${s.id}]`),
  ].join('\n');
}

/** What a text would change, and what is wrong with it. */
export function examinedInWords({ errors, findings, differences }: Examined, language: Language): string {
  return [
    ...errors.map((e) => `${e.line}:${e.column}  ${e.field}  ${e.says[language]}`),
    ...findings.map((f) => `${f.weight === 'stop' ? '✗' : '!'} ${f.field} ${f.says[language]}`),
    ...(differences?.settings ?? []).map((s) => `${s.name[language]}: ${s.before ?? '–'} → ${s.after ?? '–'}`),
  ].join('\n');
}

export function trialInWords(shown: ShownTrial, language: Language): string {
  return [
    `${shown.version}: ${shown.from} – ${shown.to}`,
    ...shown.tallies.flatMap((x) => [
      `${x.name[language]}: ${x.before} → ${x.after} ${x.unit[language]}`,
      ...x.differences.map(
        (d) => `    ${d.id}  ${d.label[language]}: ${d.before?.[language] ?? '–'} → ${d.after?.[language] ?? '–'}`,
      ),
      ...(x.different > x.differences.length ? [`    … ${x.different}`] : []),
    ]),
  ].join('\n');
}

export function evaluationInWords(shown: ShownEvaluation, language: Language): string {
  return [
    `${shown.from} – ${shown.to}  ${shown.state?.name[language] ?? ''}  [${shown.id}]`,
    ...shown.links.filter((l) => l.days > 0).map((l) => linkInWords(l, { from: l.from.name, to: l.to.name })[language]),
    ...shown.weaknesses.map((x) => `${x.title[language]}: ${x.because[language]}`),
    ...(shown.conclusion ? [shown.conclusion] : []),
  ].join('\n');
}
