import { dueOf } from '../actions/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { dayInWords, fill, type Text, t, verbatim } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { nameOf } from '../workspace/people.ts';
import { rowsWith } from '../workspace/snapshot.ts';
import { measureState, measuresOf } from './follow-up.ts';
import { lastResolution, remarksOn, resolutionOf } from './matter.ts';
import { type Decision, options, ways, whoAgreed } from './records.ts';
import { wordsOf } from './wording.ts';

/** A decision in plain words: for whoever has to carry it out and was not there. */
export interface Part {
  title: Text;
  lines: Text[];
}

/** Nothing while nothing is decided. */
export function documentOf(act: Act, d: Decision): Part[] {
  const agreed = lastResolution(act.snapshot, d.id);
  if (!agreed) return [];
  const own = (words: string | undefined) => (words ? words.split('\n').map(verbatim) : []);
  const others = rowsWith(act.snapshot, options, 'decision', d.id).filter((o) => o.detail !== d.plan);
  const acknowledged = remarksOn(act.snapshot, d.id).filter((r) => r.kind === 'acknowledged');
  const parts: Part[] = [
    {
      title: t('What was decided', '决定内容'),
      // While these are the words of the proposal, they are said in the reader's language; else as they were written down.
      lines:
        resolutionOf(act.snapshot, d)?.id === agreed.id
          ? wordsOf(act.policy, d).map((w) => fill(t('{title}: {says}', '{title}：{says}'), w))
          : own(agreed.words),
    },
    {
      title: t('Who agreed', '一致情况'),
      lines: [
        fill(t('{way}, on {day}', '{way}，{day}'), {
          way: ways[agreed.way],
          day: dayInWords(dateIn(act.policy, agreed.at)),
        }),
        whoAgreed(act, agreed),
        ...own(agreed.because),
      ],
    },
    { title: t('What else was considered', '其他备选方案'), lines: others.map((o) => verbatim(o.title)) },
    {
      title: t('Who does what by when', '措施与期限'),
      lines: measuresOf(act.snapshot, d.id)
        .filter((m) => measureState(act, m) !== 'dropped')
        .map((m) =>
          fill(
            m.criteria
              ? t('{who}: {what}, by {due}. Done when: {criteria}', '{who}：{what}，{due}前完成。验收：{criteria}')
              : t('{who}: {what}, by {due}', '{who}：{what}，{due}前完成'),
            {
              who: nameOf(act, m.owner ?? ''),
              what: m.title,
              due: dayInWords(dueOf(act.snapshot, m)),
              criteria: m.criteria ?? '',
            },
          ),
        ),
    },
    {
      title: t('When its effect is checked', '效果评估'),
      lines: d.reviewOn
        ? [
            fill(t('On {day} by {who}', '{day}，由{who}评估'), {
              day: dayInWords(d.reviewOn),
              who: nameOf(act, d.proposedBy),
            }),
          ]
        : [],
    },
    {
      title: t('Who received it', '确认收到'),
      lines: acknowledged.map((r) =>
        fill(t('{department}: {who}', '{department}：{who}'), {
          department: departmentName(act.policy, r.department ?? ''),
          who: nameOf(act, r.by),
        }),
      ),
    },
  ];
  return parts.filter((p) => p.lines.length);
}
