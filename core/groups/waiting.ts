import { dayInWords, fill, t } from '../words.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { groupSteps } from './commands.ts';
import { type Owed, owedBy } from './deadlines.ts';
import { groups } from './records.ts';

const about = ({ what, due, late }: Owed): Waiting['about'] => {
  if (what === 'report')
    return fill(t('Report to the committee by {due}', '请于{due}前向委员会报告'), { due: dayInWords(due) });
  return late
    ? t('Its end has come: propose its close or more time', '小组已到期：请提议解散或延期')
    : fill(
        t('It ends on {due}: report, and propose its close or more time', '小组将于{due}到期：请报告并提议解散或延期'),
        {
          due: dayInWords(due),
        },
      );
};

/** What the lead of a group owes the committee. */
export const groupsWaiting: WaitingSource = (act) => {
  const { snapshot, policy, actor, now } = act;
  const me = actor.email.toLowerCase();
  return rowsOf(snapshot, groups)
    .filter((g) => g.lead.toLowerCase() === me)
    .flatMap((g): Waiting[] => {
      const owed = owedBy(policy, g, now);
      if (!owed) return [];
      const quick = groupSteps(act, g).filter(
        (command) => command === 'report-group' && !(owed.what === 'end' && owed.late),
      );
      return [
        {
          key: `group:${g.id}`,
          place: 'mine',
          title: { en: g.name, zh: g.name },
          about: about(owed),
          at: owed.due,
          late: owed.late,
          link: `groups/${g.id}`,
          steps: quick.map((command) => ({ command, input: { group: g.id } })),
        },
      ];
    });
};
