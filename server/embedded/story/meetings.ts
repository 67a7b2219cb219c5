import { actionLinks } from '../../../core/actions/records.ts';
import { type Meeting, meetingsOf } from '../../../core/meetings/meeting.ts';
import { meetingLines } from '../../../core/meetings/records.ts';
import type { ShownAgenda } from '../../../core/meetings/views.ts';
import { addWorkingHours, dateIn } from '../../../core/policy/calendar.ts';
import { attendeesOf } from '../../../core/policy/organisation.ts';
import { topic, topicReason } from '../company/words/meetings.ts';
import { mail, type Play } from './play.ts';
import * as words from './words/meetings.ts';

type Item = ShownAgenda['sections'][number]['items'][number];

/** Every working day whoever calls meetings looks at what comes: publishes what is due, and holds what is today. */
export function sharedMeetings(play: Play): void {
  for (const day of play.workdays()) play.on(day, '09:25', morning);
  for (const [n, t] of words.topics.entries())
    play.on(play.daysAgo(t.daysAgo), '16:05', async () => {
      const { policy } = play;
      const series = policy.meetings[n % 3 === 2 ? (policy.meetings.length > 1 ? 1 : 0) : 0]!;
      const input = {
        series: series.id,
        title: play.say(t),
        reason: play.say(t.reason),
        wanted: 'discuss',
        minutes: 6,
      };
      await play.do('propose-topic', input, mail(t.by));
    });
  play.on(play.daysAgo(3), '16:30', async () => {
    const input = { title: play.say(topic), reason: play.say(topicReason), wanted: 'discuss', minutes: 6 };
    await play.do('propose-topic', { series: play.policy.meetings[0]!.id, ...input }, mail('sales.east'));
  });
}

async function morning(play: Play): Promise<void> {
  const snapshot = await play.company.snapshot();
  for (const m of meetingsOf(snapshot, play.policy, play.now)) {
    if (m.state === 'cancelled' || m.state === 'held' || m.series.group) continue;
    if (dateIn(play.policy, m.start) === play.today && m.start > play.now) play.at(m.start, () => hold(play, m));
    const publish = addWorkingHours(play.policy, m.start, -(m.series.pre_read_hours ?? 8) - 3);
    if (m.state === 'planned' && m.event && dateIn(play.policy, publish) === play.today && !m.row?.publishedAt)
      play.at(publish, async () => {
        await play.do('publish-agenda', { meeting: m.id }, m.series.organiser);
        for (const a of attendeesOf(play.policy, m.series))
          play.company.answer?.(m.event!.id, a, play.dice.chance(0.08) ? 'declined' : 'accepted');
      });
  }
}

/** The meeting itself: who is there, item by item, and its minutes. */
async function hold(play: Play, m: Meeting): Promise<void> {
  const { dice, policy } = play;
  const runs = m.series.organiser;
  const invited = attendeesOf(policy, m.series);
  const there = invited.filter((who, n) => (n * 7 + Number(play.today.slice(8))) % 11 !== 0 || who === runs);
  const agenda = await play.company.see<ShownAgenda>('agenda', { meeting: m.id }, runs);
  await play.do('say-present', { meeting: m.id, people: [...new Set([...there, runs])] }, runs);
  let minutes = 6;
  const length = (Date.parse(m.end) - Date.parse(m.start)) / 60_000;
  const at = (n: number) => new Date(Date.parse(m.start) + n * 60_000).toISOString();
  for (const item of agenda.sections.flatMap((s) => s.items)) {
    if (minutes + item.minutes > length - 2) break;
    play.at(at(minutes), async () => void (await play.do('open-item', { meeting: m.id, key: item.key }, runs)));
    play.at(at(minutes + item.minutes - 1), () => talkAbout(play, m, item, runs));
    minutes += item.minutes;
  }
  play.at(at(minutes), async () => void (await play.do('open-item', { meeting: m.id }, runs)));
  play.at(addWorkingHours(policy, m.end, 1.5), async () => {
    if (!(await play.do('write-minutes', { meeting: m.id }, runs))) return;
    for (const who of there) {
      if (dice.chance(0.55)) play.later(dice.between(1, 9), async () => void (await rate(play, m, who)));
      if (dice.chance(0.85)) play.later(dice.between(2, 14), async () => void (await confirm(play, m, who)));
    }
  });
}

const rate = (play: Play, m: Meeting, who: string) =>
  play.do('rate-meeting', { meeting: m.id, rating: play.dice.between(3, 5) }, who);

async function confirm(play: Play, m: Meeting, who: string): Promise<void> {
  const snapshot = await play.company.snapshot();
  const row = meetingsOf(snapshot, play.policy, play.now).find((x) => x.id === m.id)?.row;
  if (row?.lockedAt || !row?.minutesAt) return;
  if (!play.dice.chance(0.02)) return void (await play.do('confirm-minutes', { meeting: m.id }, who));
  const words_ = play.say(words.objection);
  const id = await play.add(
    meetingLines,
    'object-to-minutes',
    { meeting: m.id, words: words_ },
    who,
    (l) => l.kind === 'objected',
  );
  if (id)
    play.later(3, async () => {
      const input = { meeting: m.id, objection: id, answer: play.say(words.settled) };
      await play.do('settle-objection', input, m.series.organiser);
    });
}

/** What is said of an item, and what comes of it: nobody calls settled what will be on the next agenda again. */
async function talkAbout(play: Play, m: Meeting, item: Item, runs: string): Promise<void> {
  const { dice } = play;
  const owner = item.owner?.email ?? runs;
  await play.do('write-note', { meeting: m.id, key: item.key, words: play.say(dice.of(words.notes)) }, owner);
  const record = (outcome: string, more: object = {}) =>
    play.do('record-outcome', { meeting: m.id, key: item.key, outcome, ...more }, runs);
  const [what] = item.key.split(':');
  if (what === 'decision') return;
  const agreed = (await play.rows(actionLinks)).some((a) => a.item === item.key && a.meeting?.startsWith(m.series.id));
  if (what === 'topic' || item.wanted === 'inform') return void (await record('done', { note: play.say(words.clear) }));
  if (agreed) return void (await record('carried', { note: play.say(words.waits) }));
  const action = {
    title: `${play.say(dice.of(words.follow))}: ${play.say(item.title)}`.slice(0, 190),
    owner,
    due: play.inDays(dice.between(5, 12)),
  };
  await record('action', { note: play.say(words.next), actions: [action] });
}

/** Tasks that people owe: most are done before their day, some after it, and a few not at all. */
export function sharedTasks(play: Play): void {
  const seen = new Set<string>();
  let n = 0;
  for (const day of play.workdays())
    play.on(day, '09:40', async () => {
      const { tasks, directory } = await play.company.snapshot();
      const links = new Map((await play.rows(actionLinks)).map((a) => [a.task, a]));
      for (const task of tasks) {
        const link = links.get(task.id);
        if (!link || task.done || seen.has(task.id)) continue;
        seen.add(task.id);
        const owner = directory.find(task.owners[0] ?? '')?.email;
        if (!owner) continue;
        n++;
        if (n % 11 === 4) continue;
        const close = async () => void (await play.do('close-task', { task: task.id }, owner));
        const late = n % 7 === 3;
        const due = task.due ?? play.inDays(5);
        if (late) play.on(nextWorkday(play, due, play.dice.between(2, 6)), '15:20', close);
        else play.later(play.dice.between(6, 30), close);
      }
    });
}

function nextWorkday(play: Play, date: string, days: number): string {
  const after = play.workdays().filter((d) => d > date);
  return after[days - 1] ?? '9999-12-31';
}
