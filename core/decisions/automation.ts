import { actionLinks, dueOf } from '../actions/records.ts';
import { groups } from '../groups/records.ts';
import { addWorkingHours, instantIn, isWorkingTime } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { committeeOf, departmentsOf } from '../policy/organisation.ts';
import { fill, type Text, t } from '../words.ts';
import type { CardStep } from '../workspace/card.ts';
import { type Change, patch } from '../workspace/changes.ts';
import { chase } from '../workspace/chase.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { asDigest, type Message } from '../workspace/digest.ts';
import { fingerprint } from '../workspace/keys.ts';
import type { Register } from '../workspace/register.ts';
import { liaison } from '../workspace/register.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { ask } from './acting.ts';
import { toSay } from './cards.ts';
import { unheard } from './consulting.ts';
import { measureState, measuresOf } from './follow-up.ts';
import { low, resolutionOf } from './matter.ts';
import { asked, type Decision, decisions } from './records.ts';
import { resolution } from './resolving.ts';
import { standing } from './rule.ts';

/** How long before the deadline those who have not answered are reminded, in working hours. */
const remindBefore = 8;

const messagesTo = (
  { place }: Scene,
  d: Decision,
  people: readonly string[],
  text: Text,
  steps: readonly CardStep[] = [],
): Message[] =>
  [...new Set(people.map((p) => p.toLowerCase()))].map((to) => ({
    key: fingerprint(d.id, text.en, to, d.round, d.opinionsBy),
    to,
    title: t('A decision', '决策事项'),
    text: fill({ en: `${text.en}: {title}`, zh: `${text.zh}：{title}` }, { title: d.title }),
    link: place.appLink(`decisions/${d.id}`),
    steps,
  }));

/**
 * The rule is applied by itself, the moment it is met: nobody declares an agreement. About words on which the committee was
 * not asked, it is asked; what it cannot settle goes to the general manager.
 */
export const applyRule: Automation = (scene) => {
  const open = rowsOf(scene.snapshot, decisions).filter((d) => asked.has(d.state) || isUnfounded(scene, d));
  const all = open.map((d) => settled(scene, d));
  return [
    ...all.flatMap((x) => x.changes),
    ...asDigest(
      all.flatMap((x) => x.messages),
      scene.policy.language,
      scene.place.appLink('today'),
    ),
  ];
};

/** “Agreed”, on words on which nobody agreed: typed so, or the words were changed since. */
const isUnfounded = ({ snapshot }: Scene, d: Decision): boolean => d.state === 'agreed' && !resolutionOf(snapshot, d);

function settled(scene: Scene, d: Decision): { changes: Change[]; messages: Message[] } {
  const { verdict, inquiry, seats } = standing(scene, d);
  const everyone = [...committeeOf(scene.policy), d.proposedBy];
  if (!inquiry.until) {
    const speakers = unheard(seats).map(low);
    const says = inquiry.times
      ? t('Its words were changed: please say again what you think', '文本已被修改，请重新表态')
      : t('Your opinion is asked for', '请您表态');
    return {
      changes: ask(scene, d, liaison, { decidedAt: undefined }),
      messages: [
        ...messagesTo(scene, d, speakers, says, toSay(d.id)),
        ...messagesTo(
          scene,
          d,
          everyone.filter((p) => !speakers.includes(low(p))),
          t('The committee is asked', '正在征求委员意见'),
        ),
      ],
    };
  }
  if (verdict === 'agreed')
    return {
      changes: [resolution(scene, d, 'rule'), ...patch(decisions, d, { state: 'agreed', decidedAt: scene.now })],
      messages: messagesTo(scene, d, everyone, t('Agreed', '已达成一致')),
    };
  const escalated = verdict === 'escalate';
  const state = escalated ? ('escalated' as const) : isUnfounded(scene, d) ? ('opinions' as const) : d.state;
  return {
    // What was typed over the round and the deadline is put right.
    changes: patch(decisions, d, { state, round: inquiry.round, opinionsBy: inquiry.until, decidedAt: undefined }),
    messages:
      escalated && d.state !== 'escalated'
        ? messagesTo(
            scene,
            d,
            [scene.policy.roles.general_manager],
            t('The committee could not agree; your decision is asked for', '委员会未能一致，请您裁决'),
          )
        : [],
  };
}

/** Those who have not answered are reminded once, a working day before the deadline. */
export const remindMembers: Automation = (scene) => {
  const { policy, now, snapshot } = scene;
  if (!isWorkingTime(policy, now)) return [];
  const due = rowsOf(snapshot, decisions).filter(
    (d) =>
      (d.state === 'opinions' || d.state === 'discussing') &&
      !d.reminded &&
      d.opinionsBy &&
      d.opinionsBy > now &&
      addWorkingHours(policy, d.opinionsBy, -remindBefore) <= now,
  );
  const messages = due.flatMap((d) =>
    messagesTo(
      scene,
      d,
      unheard(standing(scene, d).seats),
      t('Your opinion is still missing', '尚待您表态'),
      toSay(d.id),
    ),
  );
  return [
    ...due.flatMap((d) => patch(decisions, d, { reminded: now })),
    ...asDigest(messages, policy.language, scene.place.appLink('today')),
  ];
};

/** Measures near and past their date are chased like requests. */
export const chaseMeasures: Automation = (scene) =>
  chase(
    scene,
    rowsOf(scene.snapshot, decisions)
      .filter((d) => d.state === 'issued')
      .flatMap((d) =>
        measuresOf(scene.snapshot, d.id)
          .filter((m) => {
            const state = measureState(scene, m);
            return state === 'open' || state === 'late';
          })
          .map((m) => ({
            register: actionLinks as unknown as Register,
            row: m,
            department: departmentsOf(scene.policy, m.owner ?? '')[0] ?? d.department,
            about: [],
            owner: m.owner,
            deadline: instantIn(scene.policy, dueOf(scene.snapshot, m), scene.policy.working_calendar.hours.at(-1)!.to),
            title: m.title,
            waits: departmentName(scene.policy, d.department),
            link: `decisions/${d.id}`,
          })),
      ),
  );

/** A working group that was not decided for is not set up. */
export const dropGroups: Automation = ({ snapshot }) =>
  rowsOf(snapshot, groups)
    .filter((g) => g.state === 'proposed')
    .flatMap((g) => {
      const d = rowOf(snapshot, decisions, g.decision);
      return d && (d.state === 'rejected' || d.state === 'withdrawn') ? patch(groups, g, { state: 'declined' }) : [];
    });

export const decisionAutomations: readonly Automation[] = [applyRule, remindMembers, chaseMeasures, dropGroups];
