import { z } from 'zod';
import { departmentName } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { type Article, article, type Paper, p, table } from '../policy/text/blocks.ts';
import { fill, listed, Refusal, type Text, t, verbatim } from '../words.ts';
import { append, patch } from '../workspace/changes.ts';
import { type Act, defineCommand, defineView } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow, nameOf, same } from '../workspace/people.ts';
import { rowOf, rowsOf, rowsWith } from '../workspace/snapshot.ts';
import {
  archiveAccess,
  type Correction,
  correctionStates,
  corrections,
  type Recognition,
  recognitions,
  thanks,
} from './records.ts';
import { levelName, opensArchives } from './rights.ts';

/** How long a look that was written down lasts, in minutes. */
const lookLasts = 60;

export const openArchive = defineCommand({
  name: 'open-archive',
  title: t('Open an archive', '查阅档案'),
  allow: ['member'],
  personal: () => 'archive',
  input: z.strictObject({
    who: z.string().min(3).max(200),
    purpose: z.string().trim().min(5).max(500).describe('What for; the person sees it'),
  }),
  decide(act, input) {
    if (!opensArchives(act))
      throw new Refusal(
        t('Archives are opened by owners of performance and the general manager', '仅考核负责人与总经理可以查阅档案'),
        'denied',
      );
    mustKnow(act, [input.who], 'who');
    const about = input.who.toLowerCase();
    const id = `L-${fingerprint(me(act), about, input.purpose, act.now)}`;
    return [append(archiveAccess, { id, who: me(act), about, purpose: input.purpose, at: act.now })];
  },
});

export const addOwnWords = defineCommand({
  name: 'add-own-words',
  title: t('Add your own words', '附加本人说明'),
  allow: ['member'],
  input: z.strictObject({
    id: z.string().min(1).max(80),
    words: z.string().trim().min(1).max(4000).describe('Stands beside the record, whoever reads it'),
  }),
  decide(act, input) {
    const recognition = rowOf(act.snapshot, recognitions, input.id);
    if (recognition?.state === 'granted' && same(recognition.who, me(act)))
      return patch(recognitions, recognition, { rebuttal: input.words }, ['rebuttal']);
    const correction = rowOf(act.snapshot, corrections, input.id);
    if (correction && correction.state !== 'proposed' && same(correction.who, me(act)))
      return patch(corrections, correction, { rebuttal: input.words }, ['rebuttal']);
    throw new Refusal(t('There is no such record of yours', '没有属于您的该记录'), 'missing', 'id');
  },
});

/** Corrections that stand in an archive: what was dropped or withdrawn leaves no trace there. */
const counts: ReadonlySet<Correction['state']> = new Set(['decided', 'appealed', 'expired']);

/** @throws Refusal unless it is one's own, or the look was written down a short while ago */
function mustMayLook(act: Act, who: string): void {
  if (same(who, me(act))) return;
  const since = new Date(Date.parse(act.now) - lookLasts * 60_000).toISOString();
  const looked =
    opensArchives(act) &&
    rowsWith(act.snapshot, archiveAccess, 'about', who).some((l) => same(l.who, me(act)) && l.at >= since);
  if (!looked) throw new Refusal(t('Say first what you need the archive for', '请先说明查阅用途'), 'denied', 'who');
}

export const archiveView = defineView({
  name: 'archive',
  title: t('Archive of a person', '奖惩档案'),
  allow: ['member'],
  query: z.strictObject({ who: z.string().min(3).max(200).optional().describe('Oneself, without it') }),
  show(act, query) {
    const who = (query.who ?? me(act)).toLowerCase();
    mustMayLook(act, who);
    const own = same(who, me(act));
    const { snapshot, policy } = act;
    return {
      who: { email: who, name: nameOf(act, who) },
      own,
      departments: departmentsOf(policy, who).map((d) => departmentName(policy, d)),
      recognitions: rowsWith(snapshot, recognitions, 'who', who)
        .filter((r) => r.state === 'granted')
        .map((r) => shownRecognition(act, r))
        .sort(latest),
      corrections: rowsWith(snapshot, corrections, 'who', who)
        // What has expired is for its person alone: nobody holds it against them any more.
        .filter((c) => counts.has(c.state) && (own || c.state !== 'expired'))
        .map((c) => shownCorrection(act, c))
        .sort(latest),
      thanks: rowsWith(snapshot, thanks, 'to', who)
        .map((k) => ({ id: k.id, from: nameOf(act, k.from), words: k.words, occasion: k.occasion, at: k.at }))
        .sort(latest),
      looks: rowsWith(snapshot, archiveAccess, 'about', who)
        .map((l) => ({ id: l.id, who: nameOf(act, l.who), purpose: l.purpose, at: l.at }))
        .sort(latest),
      keptMonths: policy.archive.keep_months,
      readAt: snapshot.readAt,
    };
  },
});
export type ShownArchive = ReturnType<typeof archiveView.show>;

const latest = (a: { at: string }, b: { at: string }) => b.at.localeCompare(a.at);

const shownRecognition = (act: Act, r: Recognition) => ({
  id: r.id,
  at: r.decidedAt ?? r.proposedAt,
  level: levelName(act.policy, 'recognition', r.level),
  reason: r.reason,
  citation: r.citation,
  occasion: r.occasion,
  decidedBy: nameOf(act, r.decidedBy ?? ''),
  rebuttal: r.rebuttal,
});

export const shownCorrection = (act: Act, c: Correction) => ({
  id: c.id,
  at: c.decidedAt ?? c.raisedAt,
  level: levelName(act.policy, 'corrections', c.level),
  state: { id: c.state, name: correctionStates[c.state] },
  facts: c.facts,
  occasion: c.occasion,
  statement: c.statement,
  hearing: c.hearing,
  heardBy: c.heardBy && nameOf(act, c.heardBy),
  why: c.why,
  decidedBy: c.decidedBy && nameOf(act, c.decidedBy),
  expires: c.expires,
  appeal: c.appeal,
  appealAnswer: c.appealAnswer,
  appealBy: c.appealBy && nameOf(act, c.appealBy),
  rebuttal: c.rebuttal,
});

/** The archive for a board: what it says, what the person says of it, and what was asked for. */
export function archivePaper(shown: ShownArchive): Paper {
  const words = (x: string | undefined): Text => verbatim(x ?? '–');
  const day = (at: string) => verbatim(at.slice(0, 10));
  const part = (title: Text, rows: Text[][], head: Text[]): Article => ({
    ...article([], title, rows.length ? table(head, rows) : p(t('None.', '无。'))),
  });
  return {
    above: shown.departments.length ? listed(shown.departments) : verbatim(''),
    title: fill(t('Archive of {who}', '{who}的奖惩档案'), { who: shown.who.name }),
    below: day(shown.readAt),
    chapters: [
      {
        title: t('What stands here', '档案内容'),
        articles: [
          part(
            t('Recognition', '表扬奖励'),
            shown.recognitions.map((r) => [day(r.at), r.level, words(r.reason), words(r.citation), words(r.rebuttal)]),
            [
              t('Date', '日期'),
              t('Level', '方式'),
              t('Reason', '理由'),
              t('Citation', '表彰词'),
              t('Own words', '本人说明'),
            ],
          ),
          part(
            t('Corrections', '批评惩戒'),
            shown.corrections.map((c) => [
              day(c.at),
              fill(t('{level} ({state})', '{level}（{state}）'), { level: c.level, state: c.state.name }),
              words(c.facts),
              words(c.statement ?? c.hearing),
              words(c.why),
              words([c.appeal, c.appealAnswer].filter(Boolean).join(' → ') || undefined),
              words(c.rebuttal),
              words(c.expires),
            ]),
            [
              t('Date', '日期'),
              t('Level', '方式'),
              t('Facts', '事实'),
              t('Statement', '本人陈述'),
              t('Why', '决定理由'),
              t('Appeal', '申诉'),
              t('Own words', '本人说明'),
              t('Expires', '失效日期'),
            ],
          ),
          part(
            t('Thanks of colleagues', '同事致谢'),
            shown.thanks.map((k) => [day(k.at), words(k.from), words(k.words)]),
            [t('Date', '日期'), t('From', '致谢人'), t('Words', '内容')],
          ),
        ],
      },
    ],
  };
}

/** The last looks into other people's archives, for whoever opens archives. */
export const lastLooks = (act: Act) =>
  opensArchives(act)
    ? rowsOf(act.snapshot, archiveAccess)
        .map((l) => ({ id: l.id, who: nameOf(act, l.who), about: nameOf(act, l.about), purpose: l.purpose, at: l.at }))
        .sort(latest)
        .slice(0, 20)
    : [];
