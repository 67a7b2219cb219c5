import { z } from 'zod';
import { t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { everybody, nameOf } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { correctionSteps } from './appealing.ts';
import { lastLooks, shownCorrection } from './archive.ts';
import { hasPart, isOpen } from './correcting.ts';
import { occasionOf, occasionsFor } from './occasions.ts';
import { endorsersOf, recognitionSteps, subjectName } from './recognising.ts';
import { corrections, type Recognition, recognitionStates, recognitions, thanks } from './records.ts';
import { levelName, mayDecide, mayRaise, opensArchives } from './rights.ts';

/** How many of the last are shown. */
const shown = 40;
const latest = (a: { at: string }, b: { at: string }) => b.at.localeCompare(a.at);

const nomination = (act: Act, r: Recognition) => ({
  id: r.id,
  at: r.decidedAt ?? r.proposedAt,
  about: subjectName(act, r),
  level: levelName(act.policy, 'recognition', r.level),
  state: { id: r.state, name: recognitionStates[r.state] },
  reason: r.reason,
  occasion: occasionOf(act, r.occasion),
  by: r.rule
    ? (act.policy.recognition.rules.find((x) => x.id === r.rule)?.name ?? t('a rule', '规则'))
    : { en: nameOf(act, r.proposedBy), zh: nameOf(act, r.proposedBy) },
  byRule: !!r.rule,
  endorsedBy: endorsersOf(r).map((p) => nameOf(act, p)),
  citation: r.citation,
  steps: recognitionSteps(act, r),
});

export const conductView = defineView({
  name: 'conduct',
  title: t('Thanks and recognition', '致谢与奖惩'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const { snapshot, policy } = act;
    const all = rowsOf(snapshot, recognitions);
    return {
      thanks: rowsOf(snapshot, thanks)
        .map((k) => ({
          id: k.id,
          from: nameOf(act, k.from),
          to: nameOf(act, k.to),
          words: k.words,
          occasion: occasionOf(act, k.occasion),
          at: k.at,
        }))
        .sort(latest)
        .slice(0, shown),
      // What a rule proposes speaks of somebody's scores: only whoever decides sees it before it is granted.
      proposals: all
        .filter((r) => r.state === 'proposed' && (!r.rule || mayDecide(act, 'recognition', r)))
        .map((r) => nomination(act, r))
        .sort(latest),
      granted: all
        .filter((r) => r.state === 'granted')
        .map((r) => nomination(act, r))
        // To everybody only what is said to everybody.
        .map(({ reason: _, by: __, ...r }) => r)
        .sort(latest)
        .slice(0, shown),
      corrections: rowsOf(snapshot, corrections)
        .filter((c) => isOpen(act, c) && hasPart(act, c))
        .map((c) => ({
          ...shownCorrection(act, c),
          who: nameOf(act, c.who ?? ''),
          raisedBy: nameOf(act, c.raisedBy),
          hearBy: c.hearBy,
          steps: correctionSteps(act, c),
        }))
        .sort(latest),
      levels: {
        recognition: policy.recognition.levels,
        corrections: policy.corrections.levels,
      },
      people: everybody(act),
      /** What may be named as the occasion, by the page where it stands. */
      occasions: occasionsFor(act),
      /** About whom this person may raise a correction. */
      raises: everybody(act).filter((p) => mayRaise(act, p.email)),
      departments: policy.departments.map((d) => ({ id: d.id, name: d.name })),
      opensArchives: opensArchives(act),
      looks: lastLooks(act),
      /** Whether the restricted file is there; without it only thanks are kept. */
      kept: !!snapshot.tables[recognitions.name]?.raw,
      readAt: snapshot.readAt,
    };
  },
});
export type ShownConduct = ReturnType<typeof conductView.show>;
