import { addWorkdays, dateIn, isWorkingTime } from '../policy/calendar.ts';
import { reachedThrough } from '../policy/routing.ts';
import { fulfilled, requests, standing, stillOwed, updateKind } from '../requests/records.ts';
import { fill, t, verbatim } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { asDigest, type Message } from '../workspace/digest.ts';
import { fingerprint } from '../workspace/keys.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Freshness, freshness } from './freshness.ts';
import { follows } from './records.ts';
import { newsOf } from './told.ts';

const idOf = (f: Freshness): string => `U-${f.topic}-${f.department}`;
const isUpdate = (id: string, f: Freshness): boolean => id.startsWith(`${idOf(f)}-`);

/**
 * News that is overdue is asked for, by a request like any other: so it has an owner, a task and a deadline, is chased and
 * reaches the agenda. When the news is there, its request is done.
 */
export const askForUpdates: Automation = (scene) => {
  const { snapshot, policy, now } = scene;
  const asked = rowsOf(snapshot, requests).filter((r) => r.kind === updateKind.id);
  return freshness(snapshot, policy, now).flatMap((f): Change[] => {
    const open = asked.filter((r) => isUpdate(r.id, f) && stillOwed.has(r.state));
    if (f.late) return open.length || !isWorkingTime(policy, now) ? [] : askFor(scene, f);
    const answer = t('Told in the register', '已在台账中更新')[policy.language];
    return open.flatMap((r) => patch(requests, r, fulfilled(r, f.last ?? now, answer)));
  });
};

function askFor(scene: Scene, f: Freshness): Change[] {
  const from = f.to.find((d) => d !== f.department) ?? f.to[0]!;
  const { policy } = scene;
  const asks = reachedThrough(scene, from);
  if (!asks) return [];
  const by = addWorkdays(policy, f.due, 1);
  return [
    append(
      requests,
      standing({
        id: `${idOf(f)}-${dateIn(policy, f.due)}`,
        title: fill(t('News about: {topic}', '更新：{topic}'), { topic: f.name })[policy.language],
        from,
        to: f.department,
        askedBy: asks.toLowerCase(),
        owner: reachedThrough(scene, f.department, [f.topic])?.toLowerCase(),
        since: f.due,
        by,
        details: fill(t('Owed every {n} days by the policy', '按制度每 {n} 天更新一次'), { n: f.everyDays })[
          policy.language
        ],
      }),
    ),
  ];
}

/** Whoever follows a topic hears of news, in working time, in one message however much there is; not of their own. */
export const tellFollowers: Automation = ({ snapshot, policy, now, place }) => {
  const active = rowsOf(snapshot, follows).filter((f) => f.active);
  if (!active.length || !isWorkingTime(policy, now)) return [];
  const told: Change[] = [];
  const messages: Message[] = [];
  for (const f of active) {
    const topic = policy.information.find((i) => i.id === f.topic);
    if (!topic) continue;
    const fresh = [...newsOf(snapshot, policy, topic)].filter(
      (n) => n.came > f.toldUpTo && n.came <= now && !n.nothing && n.by?.toLowerCase() !== f.person.toLowerCase(),
    );
    if (!fresh.length) continue;
    const last = fresh.reduce((latest, n) => (n.came > latest ? n.came : latest), f.toldUpTo);
    told.push(...patch(follows, f, { toldUpTo: last }));
    for (const n of fresh)
      messages.push({
        key: fingerprint(f.id, n.link, n.came),
        to: f.person,
        title: fill(t('News about {topic}', '{topic}有更新'), { topic: topic.name }),
        text: verbatim(n.title),
        link: place.appLink(n.link),
      });
  }
  return [...told, ...asDigest(messages, policy.language, place.appLink('exchange'))];
};
