import { dateIn } from '../policy/calendar.ts';
import { fill, t, verbatim } from '../words.ts';
import type { WeaknessSource } from '../workspace/evaluating.ts';
import { rowsWith } from '../workspace/snapshot.ts';
import { suggestions } from './records.ts';

/** Suggestions on the policy that nobody has answered (B11). */
export const openSuggestions: WeaknessSource = ({ snapshot, policy, to }) => {
  const open = rowsWith(snapshot, suggestions, 'state', 'open').filter((s) => s.at <= to);
  if (!open.length) return [];
  return [
    {
      key: 'suggestions',
      title: fill(t('{n} {n:suggestion|suggestions} on the policy without an answer', '{n} 条改进意见未答复'), {
        n: open.length,
      }),
      because: fill(t('the oldest of {day}', '最早提出于 {day}'), {
        day: dateIn(policy, open.map((s) => s.at).sort()[0]!),
      }),
      evidence: open.map((s) => ({
        register: suggestions.name,
        id: s.id,
        label: verbatim(s.words),
        detail: verbatim(s.about ?? ''),
      })),
      remedy: t('Answer the suggestions on the policy', '答复制度改进意见'),
    },
  ];
};
