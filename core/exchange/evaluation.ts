import { DateTime } from 'luxon';
import { dateIn, workdaysLate } from '../policy/calendar.ts';
import { owedName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import type { Wait, WaitSource } from '../workspace/evaluating.ts';
import { overdueSpells } from './spells.ts';

const kind = t('news', '信息更新');

/** News that departments owed each other and that came late (A5, A6, B10). */
export const newsWaits: WaitSource = ({ snapshot, policy, from, to }) =>
  policy.information.flatMap((topic) =>
    topic.from.flatMap((department): Wait[] =>
      overdueSpells(snapshot, policy, topic, department, from, to).flatMap((spell) =>
        topic.to
          .filter((other) => other !== department)
          .map((other) => ({
            from: other,
            to: department,
            kind,
            days: workdaysLate(policy, spell.due, spell.until),
            evidence: () => ({
              register: 'policy',
              id: topic.id,
              label: owedName(policy, topic.name, department),
              detail: fill(t('overdue from {from} to {until}', '逾期：{from} 至 {until}'), {
                from: dateIn(policy, spell.due),
                until: dateIn(policy, DateTime.fromISO(spell.until).toUTC().toISO()!),
              }),
            }),
          })),
      ),
    ),
  );
