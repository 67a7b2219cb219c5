import { dateIn } from '../policy/calendar.ts';
import { fill, t } from '../words.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { overdue, reportDue } from './deadlines.ts';
import { groups } from './records.ts';

/** How long before its day a report is asked for, in days. */
const ahead = 7;

/** What the lead of a group owes the committee. */
export const groupsWaiting: WaitingSource = ({ snapshot, policy, actor, now }) => {
  const me = actor.email.toLowerCase();
  const soon = dateIn(policy, new Date(Date.parse(now) + ahead * 86_400_000).toISOString());
  return rowsOf(snapshot, groups)
    .filter((g) => g.state === 'active' && g.lead.toLowerCase() === me)
    .flatMap((g): Waiting[] => {
      const item = (at: string, about: Waiting['about'], command: string): Waiting => ({
        key: `group:${g.id}`,
        place: 'mine',
        title: { en: g.name, zh: g.name },
        about,
        at,
        late: at < dateIn(policy, now),
        link: `groups/${g.id}`,
        steps: command === 'report-group' ? [{ command, input: { group: g.id } }] : [],
      });
      if (overdue(policy, g, now))
        return [
          item(
            g.until,
            t('Its end has come: propose its close or more time', '小组已到期：请提议解散或延期'),
            'propose-group-change',
          ),
        ];
      const due = reportDue(policy, g);
      return due && due <= soon
        ? [item(due, fill(t('Report to the committee by {due}', '请于 {due} 前向委员会报告'), { due }), 'report-group')]
        : [];
    });
};
