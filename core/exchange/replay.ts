import { owedName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import { mapRows, type Outcome, type Replay } from '../workspace/replay.ts';
import { signals } from './records.ts';
import { overdueSpells } from './spells.ts';
import { timesTold } from './told.ts';

const dayLength = 86_400_000;

export const exchangeReplay: Replay = {
  tallies: {
    'news-late': {
      name: t('Days on which news was overdue', '信息更新逾期天数'),
      unit: t('days', '天'),
      better: 'less',
    },
  },
  outcomes({ snapshot, policyAt, from, to }) {
    const policy = policyAt(to);
    return policy.information.flatMap((topic) => {
      const told = timesTold(snapshot, policy, topic);
      return topic.from.map((department): Outcome => {
        const times = (told.get(department) ?? []).filter((at) => at >= from && at < to);
        const days = overdueSpells(snapshot, policy, topic, department, from, to).reduce(
          (sum, { due, until }) => sum + Math.ceil((Date.parse(until) - Date.parse(due)) / dayLength),
          0,
        );
        return {
          tally: 'news-late',
          key: `${topic.id} ${department}`,
          register: 'policy',
          id: topic.id,
          label: owedName(policy, topic.name, department),
          value: days,
          says: fill(t('{n} {n:day|days} overdue, told {times}×', '逾期 {n} 天，更新 {times} 次'), {
            n: days,
            times: times.length,
          }),
        };
      });
    });
  },
  asOf: (snapshot, at) => mapRows(snapshot, signals, (s) => (s.raisedAt > at ? undefined : s)),
};
