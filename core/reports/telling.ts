import { DateTime } from 'luxon';
import { beganAt } from '../meetings/records.ts';
import { dateIn, isWorkday, isWorkingTime } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { linkInWords, weakestIn } from '../report-sources.ts';
import { fill, listed, type Text, t } from '../words.ts';
import { type Change, draft } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { asDigest, type Message } from '../workspace/digest.ts';
import { type Stretch, stretchBetween } from '../workspace/evaluating.ts';
import type { Whom } from '../workspace/measure.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { reportKinds, reports } from './records.ts';
import { tilesOf } from './tiles.ts';

type Kind = keyof typeof reportKinds;
interface Due {
  kind: Kind;
  id: string;
  from: string;
  to: string;
  /** Page of the tab. */
  link: string;
}

/** Whether a day is the first working day of the week, month … that it stands in. */
const isFirst = (policy: Scene['policy'], today: DateTime, begin: DateTime): boolean => {
  for (let day = begin; day < today; day = day.plus({ days: 1 })) if (isWorkday(policy, day.toISODate()!)) return false;
  return isWorkday(policy, today.toISODate()!);
};

/** Which reports are to be told of today. */
function dueOn(policy: Scene['policy'], date: string): Due[] {
  const today = DateTime.fromISO(date, { zone: 'utc' });
  const due = (unit: 'week' | 'month' | 'quarter', idOf: (from: DateTime) => string): Due[] => {
    const to = today.startOf(unit);
    if (!isFirst(policy, today, to)) return [];
    const from = to.minus({ [`${unit}s`]: 1 });
    const id = idOf(from);
    // The week has no page of its own: its month says the same.
    const link = unit === 'week' ? 'overview' : `overview/${id}`;
    return [{ kind: unit, id, from: from.toISODate()!, to: to.toISODate()!, link }];
  };
  return [
    ...due('week', (from) => from.toFormat("kkkk-'W'WW")),
    ...due('month', (from) => from.toFormat('yyyy-MM')),
    ...due('quarter', (from) => from.toFormat("yyyy-'Q'q")),
  ];
}

const figures = (stretch: Stretch, before: Stretch, whom: Whom): Text[] =>
  tilesOf(stretch, before, whom)
    .filter((x) => x.says.value && x.cases > 0)
    .map((x) => fill(t('{name} {value}', '{name} {value}'), { name: x.name, value: x.says.value! }));

/** First lines of a report: the figures, and who waited longest for whom. */
function headline(stretch: Stretch, before: Stretch, whom: Whom): Text | undefined {
  const said = figures(stretch, before, whom);
  if (!said.length) return undefined;
  const weakest = weakestIn(stretch);
  const waited =
    weakest && !whom.department
      ? linkInWords(weakest, {
          from: departmentName(stretch.policy, weakest.from),
          to: departmentName(stretch.policy, weakest.to),
        })
      : undefined;
  return listed(waited ? [...said, waited] : said);
}

/**
 * The weekly digest, and word of the month's and quarter's report, on the first working day after them: heads hear of their
 * own department, organisers and the general manager of the company. One message a person, once (A12).
 */
export const tellOfReports: Automation = (scene) => {
  const { snapshot, policy, now, place } = scene;
  if (!snapshot.tables[reports.name]?.raw || !isWorkingTime(policy, now)) return [];
  const open = dueOn(policy, dateIn(policy, now)).filter(
    (d) => !rowOf(snapshot, reports, d.id) && dateIn(policy, beganAt(snapshot, now)) < d.to,
  );
  const rows: Change[] = [];
  const messages: Message[] = [];
  for (const { kind, id, from, to, link } of open) {
    const stretch = stretchBetween(scene, from, to);
    const days = DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days;
    const before = stretchBetween(scene, DateTime.fromISO(from).minus({ days }).toISODate()!, from);
    const whole = headline(stretch, before, {});
    if (!whole) continue;
    rows.push(draft(reports, { id, kind, from, to, words: whole[policy.language], at: now }));
    const say = (who: string, text: Text): Message => ({
      key: `${id} ${who}`,
      to: who,
      title: fill(t('{kind} {id}', '{kind} {id}'), { kind: reportKinds[kind], id }),
      text: fill(t('{kind} {id}: {text}', '{kind} {id}：{text}'), { kind: reportKinds[kind], id, text }),
      link: place.appLink(link),
    });
    const told = new Set<string>();
    for (const who of new Set([policy.roles.general_manager, ...policy.roles.organisers].map((p) => p.toLowerCase()))) {
      messages.push(say(who, whole));
      told.add(who);
    }
    for (const d of policy.departments) {
      const text = told.has(d.head.toLowerCase()) ? undefined : headline(stretch, before, { department: d.id });
      if (text) messages.push(say(d.head.toLowerCase(), text));
    }
  }
  return [...rows, ...asDigest(messages, policy.language, place.appLink('overview'))];
};
