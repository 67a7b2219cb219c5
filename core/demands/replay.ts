import { dateIn } from '../policy/calendar.ts';
import { fill, t, verbatim } from '../words.ts';
import { cameBy, mapRows, type Replay } from '../workspace/replay.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { judgeBy } from './loop.ts';
import { demands } from './records.ts';

export const demandReplay: Replay = {
  tallies: {
    'demands-judged': {
      name: t('Demands judged too late', '逾期评审的需求'),
      unit: t('demands', '条'),
      better: 'less',
    },
  },
  outcomes: ({ snapshot, policyAt, from, to }) =>
    rowsOf(snapshot, demands)
      .filter((d) => d.raisedAt >= from && d.raisedAt < to && d.state !== 'merged')
      .map((d) => {
        const policy = policyAt(d.raisedAt);
        const by = judgeBy(policy, d);
        return {
          tally: 'demands-judged',
          key: d.id,
          register: demands.name,
          id: d.id,
          label: verbatim(d.title),
          value: Number((d.triagedAt ?? to) > by && by < to),
          says: fill(t('due {by}, judged {at}', '期限 {by}，评审 {at}'), {
            by: dateIn(policy, by),
            at: d.triagedAt ? dateIn(policy, d.triagedAt) : '–',
          }),
        };
      }),
  asOf: (snapshot, at) =>
    mapRows(snapshot, demands, (d) => {
      if (d.raisedAt > at) return undefined;
      const triagedAt = cameBy(d.triagedAt, at);
      return { ...d, triagedAt, toldAt: cameBy(d.toldAt, at), state: triagedAt ? d.state : ('new' as const) };
    }),
};
