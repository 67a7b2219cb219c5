import { instantIn } from '../policy/calendar.ts';
import { fill, type Text, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { me, nameOf, same } from '../workspace/people.ts';
import { rowsOf, rowsWith } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { correctionSteps } from './appealing.ts';
import { hasPart, isOpen } from './correcting.ts';
import { subjectName } from './recognising.ts';
import { type Correction, corrections, recognitions, thanks } from './records.ts';
import { mayDecide } from './rights.ts';

/** For how long thanks stand among the news, in days. */
const fresh = 14;

const plain = (words: string): Text => ({ en: words, zh: words });

/** What each step waits for, by the command that takes it. */
const asked: Record<string, Text> = {
  'take-up-correction': t('A rule proposes a correction: look at the facts first', '规则提出惩戒建议，请先核实事实'),
  'state-case': t(
    'Somebody raised a correction about you: read the facts, say what you have to say',
    '有关于您的惩戒事项，请查看事实并陈述意见',
  ),
  'record-hearing': t('Hear the person, write down what they say', '请听取当事人陈述并记录'),
  'decide-correction': t('They were heard: decide', '已听取陈述，请作出决定'),
  'answer-appeal': t('An appeal waits for your answer', '有申诉待您答复'),
  'appeal-correction': t('A decision about you: read it, you may appeal', '有关于您的决定，请查看，可申诉'),
};

/** The one step that a correction waits for at this state; what else may be done can wait. */
const next: Partial<Record<Correction['state'], readonly string[]>> = {
  proposed: ['take-up-correction'],
  raised: ['state-case', 'record-hearing'],
  heard: ['decide-correction'],
  decided: ['appeal-correction'],
  appealed: ['answer-appeal'],
};

function correctionWaiting(act: Act, c: Correction): Waiting[] {
  const step = correctionSteps(act, c).find((s) => next[c.state]?.includes(s));
  if (!step || (step === 'state-case' && c.statement)) return [];
  const own = same(c.who, me(act));
  const at = c.hearBy && c.state === 'raised' ? instantIn(act.policy, c.hearBy, '18:00') : (c.decidedAt ?? c.raisedAt);
  return [
    {
      key: `correction:${c.id}`,
      place: c.state === 'decided' ? 'news' : 'mine',
      title: own ? t('About you', '与您有关') : plain(nameOf(act, c.who ?? '')),
      about: asked[step]!,
      at,
      late: c.state === 'raised' && at < act.now,
      link: 'conduct',
      steps: [],
    },
  ];
}

/** Proposals and corrections in which somebody has a part, and the thanks that came. */
export const conductWaiting: WaitingSource = (act) => [
  ...rowsWith(act.snapshot, recognitions, 'state', 'proposed')
    .filter((r) => mayDecide(act, 'recognition', r))
    .map(
      (r): Waiting => ({
        key: `recognition:${r.id}`,
        place: 'mine',
        title: plain(subjectName(act, r)),
        about: t('Proposed for recognition: decide', '表扬提名，请决定'),
        at: r.proposedAt,
        late: false,
        link: 'conduct',
        steps: [],
      }),
    ),
  ...rowsOf(act.snapshot, corrections)
    .filter((c) => isOpen(act, c) && hasPart(act, c))
    .flatMap((c) => correctionWaiting(act, c)),
  ...rowsWith(act.snapshot, thanks, 'to', me(act))
    .filter((k) => Date.parse(act.now) - Date.parse(k.at) < fresh * 86_400_000)
    .map(
      (k): Waiting => ({
        key: `thanks:${k.id}`,
        place: 'news',
        title: plain(k.words),
        about: fill(t('Thanks of {who}', '{who}的致谢'), { who: nameOf(act, k.from) }),
        at: k.at,
        late: false,
        link: 'conduct',
        steps: [],
      }),
    ),
];
