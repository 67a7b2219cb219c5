import { ruleInWords } from '../policy/text/words.ts';
import { append, type Change } from '../workspace/changes.ts';
import type { Scene } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { type Decision, resolutions, saidBy, type ways } from './records.ts';
import { standing } from './rule.ts';
import { wordingOf, wordsOf } from './wording.ts';

/** The record of who agreed on which words, and why that is enough. */
export function resolution(scene: Scene, d: Decision, way: keyof typeof ways, because?: string): Change {
  const { language } = scene.policy;
  const wording = wordingOf(d);
  const heard = standing(scene, d).seats.flatMap((s) => (s.opinion && !s.interested ? [s.opinion] : []));
  return append(resolutions, {
    id: `B-${fingerprint(d.id, wording)}`,
    decision: d.id,
    way,
    members: saidBy(scene, heard, scene.now)[language],
    because: because ?? ruleInWords(scene.policy)[language],
    words: wordsOf(scene.policy, d)
      .map(({ title, says }) => `${title[language]}: ${says[language]}`)
      .join('\n'),
    wording,
    at: scene.now,
  });
}
