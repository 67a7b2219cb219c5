import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { fill, listed, t } from '../words.ts';
import type { Outcome, Replay } from '../workspace/replay.ts';
import { fourWeeks, indicatorFigures, inUnit } from './indicators.ts';
import { coOperation } from './score.ts';

const weeks = 4;

/** Co-operation as the policy's indicators, targets and weights have it, four weeks at a time. */
export const performanceReplay: Replay = {
  tallies: {
    'co-operation': {
      name: t('Co-operation, mean of departments', '协作得分（各部门平均）'),
      unit: t('points', '分'),
      better: 'more',
      mean: true,
    },
  },
  outcomes({ snapshot, policyAt, from, to }) {
    const found: Outcome[] = [];
    let end = DateTime.fromISO(to);
    while (end.minus({ weeks }).toMillis() >= Date.parse(from)) {
      const until = end.toUTC().toISO()!;
      const policy = policyAt(until);
      const day = dateIn(policy, until);
      for (const { department, points, figures } of coOperation(indicatorFigures(fourWeeks(snapshot, policy, until)))) {
        if (points === undefined) continue;
        found.push({
          tally: 'co-operation',
          key: `${department} ${day}`,
          register: 'policy',
          id: department,
          label: fill(t('{department}, four weeks to {day}', '{department}（截至 {day} 的四周）'), {
            department: departmentName(policy, department),
            day,
          }),
          value: Math.round(points),
          says: listed(
            figures
              .filter((f) => f.value !== undefined)
              .map((f) =>
                fill(t('{name} {value}', '{name} {value}'), {
                  name: f.indicator.name,
                  value: inUnit(f.indicator, f.value!),
                }),
              ),
          ),
        });
      }
      end = end.minus({ weeks });
    }
    return found;
  },
};
