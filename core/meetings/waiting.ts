import { fill, t } from '../words.ts';
import { nameOf } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { confirmingSteps } from './confirming.ts';
import { runs } from './guards.ts';
import { meetingsOf } from './meeting.ts';
import { meetings } from './records.ts';
import { linesOf } from './running.ts';
import { openObjections, wordingOfMinutes } from './wording.ts';

const low = (email: string): string => email.toLowerCase();

/** Minutes to confirm, and objections to deal with. */
export const minutesWaiting: WaitingSource = (act) => {
  const { snapshot, policy, now } = act;
  const waiting = new Set(
    rowsOf(snapshot, meetings).flatMap((m) => (m.state === 'held' && m.confirmBy && !m.lockedAt ? m.id : [])),
  );
  if (!waiting.size) return [];
  const me = act.actor.email.toLowerCase();
  return meetingsOf(snapshot, policy, now)
    .filter((m) => waiting.has(m.id))
    .flatMap((m): Waiting[] => {
      const base = { place: 'mine' as const, title: m.title, link: `minutes/${m.id}`, late: false };
      const toConfirm = confirmingSteps(act, m).includes('confirm-minutes');
      const wording = wordingOfMinutes(snapshot, m.id);
      // Whoever confirmed other words than these is asked about a change.
      const again = linesOf(snapshot, m.id).some(
        (l) => l.kind === 'confirmed' && low(l.by) === me && l.about !== wording,
      );
      const objections =
        m.series.organiser.toLowerCase() === me || runs(act, m) ? openObjections(linesOf(snapshot, m.id)) : [];
      return [
        ...objections.map((o) => ({
          ...base,
          key: `objection:${o.id}`,
          about: fill(t('{who} objects to the minutes', '{who}对纪要有异议'), { who: nameOf(act, o.by) }),
          at: o.at,
          remark: { en: o.words ?? '', zh: o.words ?? '' },
          steps: [{ command: 'settle-objection', input: { meeting: m.id, objection: o.id } }],
        })),
        ...(toConfirm
          ? [
              {
                ...base,
                key: `minutes:${m.id}`,
                about: again
                  ? t('The minutes were changed: confirm them again', '纪要已更改，请重新确认')
                  : t('Minutes to confirm', '纪要待确认'),
                at: m.row!.confirmBy!,
                steps: [{ command: 'confirm-minutes', input: { meeting: m.id, wording } }],
              },
            ]
          : []),
      ];
    });
};
