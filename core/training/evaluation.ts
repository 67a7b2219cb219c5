import { dateIn } from '../policy/calendar.ts';
import { departmentName, grouped } from '../policy/names.ts';
import { fill, listed, t, verbatim } from '../words.ts';
import type { WeaknessSource } from '../workspace/evaluating.ts';
import { nameOf } from '../workspace/people.ts';
import { lacking } from './owed.ts';

/** New people whose first training is overdue (A7). */
export const untrained: WeaknessSource = ({ snapshot, policy, to: now }) => {
  const late = lacking({ snapshot, policy, now }).filter((x) => x.due && x.due < dateIn(policy, now));
  return grouped(late, (x) => x.department).map(([department, own]) => ({
    key: `training:${department}`,
    title: fill(t('{department}: new people without a training', '{department}：新人未培训'), {
      department: departmentName(policy, department),
    }),
    because: listed(own.map((x) => verbatim(`${nameOf({ snapshot }, x.who)} (${x.due})`))),
    evidence: [],
    remedy: fill(t('Train the new people of {department}', '为{department}新人安排培训'), {
      department: departmentName(policy, department),
    }),
  }));
};
