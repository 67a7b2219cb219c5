import { ruleInWords } from '../policy/text/words.ts';
import { fill, listed, t, verbatim } from '../words.ts';
import { append, type Change } from '../workspace/changes.ts';
import type { Scene } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { nameOf } from '../workspace/people.ts';
import { type Decision, opinionKinds, resolutions, type ways, wordingOf, wordsOf } from './records.ts';
import { standing } from './rule.ts';

/** The record of who agreed on which words, and why that is enough. */
export function resolution(scene: Scene, d: Decision, way: keyof typeof ways, because?: string): Change {
  const { language } = scene.policy;
  const wording = wordingOf(d);
  const heard = standing(scene, d).seats.filter((s) => s.opinion && !s.interested);
  const members = listed(
    heard.map((s) =>
      fill(
        s.opinion!.settledAt
          ? t('{who} ({what}, settled)', '{who}（{what}，已落实）')
          : t('{who} ({what})', '{who}（{what}）'),
        {
          who: verbatim(nameOf(scene, s.member)),
          what: opinionKinds[s.opinion!.opinion],
        },
      ),
    ),
  )[language];
  return append(resolutions, {
    id: `B-${fingerprint(d.id, wording)}`,
    decision: d.id,
    way,
    members,
    because: because ?? ruleInWords(scene.policy)[language],
    words: wordsOf(d, language),
    wording,
    at: scene.now,
  });
}
