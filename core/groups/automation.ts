import { isWorkingTime } from '../policy/calendar.ts';
import { dayInWords, fill, type Text, t } from '../words.ts';
import { type Change, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { asDigest, type Message } from '../workspace/digest.ts';
import { fingerprint } from '../workspace/keys.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { toReport } from './cards.ts';
import { type Owed, owedBy } from './deadlines.ts';
import { type Group, groups } from './records.ts';

/** What a group owes, as its lead is told of it: once when it comes near, once when it is over. */
const remindedOf = ({ what, due, late }: Owed): string => `${what} ${due}${late ? ' late' : ''}`;

const says: Record<Owed['what'], Record<'near' | 'late', Text>> = {
  report: {
    near: t('“{name}” reports to the committee by {due}', '工作小组“{name}”应于{due}前向委员会报告'),
    late: t('The report of “{name}” was due on {due}', '工作小组“{name}”的报告应于{due}提交，现已逾期'),
  },
  end: {
    near: t(
      '“{name}” ends on {due}: report what it achieved, and propose its close or more time',
      '工作小组“{name}”将于{due}到期：请报告成果，并提议解散或延期',
    ),
    late: t(
      '“{name}” came to its end on {due}: propose its close or more time',
      '工作小组“{name}”已于{due}到期：请提议解散或延期',
    ),
  },
};

/** The lead of a group is reminded of its report and of its end, by a message as well as on Today. */
export const remindLeads: Automation = (scene) => {
  const { policy, now, snapshot, place } = scene;
  if (!isWorkingTime(policy, now)) return [];
  const due = rowsOf(snapshot, groups).flatMap((g) => {
    const owed = owedBy(policy, g, now);
    return owed && g.reminded !== remindedOf(owed) ? [{ g, owed }] : [];
  });
  return [
    ...due.flatMap(({ g, owed }): Change[] => patch(groups, g, { reminded: remindedOf(owed) })),
    ...asDigest(
      due.map(({ g, owed }) => messageOf(scene, g, owed)),
      policy.language,
      place.appLink('today'),
    ),
  ];
};

const messageOf = ({ place }: Scene, g: Group, owed: Owed): Message => ({
  key: fingerprint('group', g.id, remindedOf(owed)),
  to: g.lead.toLowerCase(),
  title: t('Your working group', '您的工作小组'),
  text: fill(says[owed.what][owed.late ? 'late' : 'near'], { name: g.name, due: dayInWords(owed.due) }),
  link: place.appLink(`groups/${g.id}`),
  steps: toReport(g.id),
});

export const groupAutomations: readonly Automation[] = [remindLeads];
