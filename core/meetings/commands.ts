import { z } from 'zod';
import { wanted } from '../policy/parts.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, nameOf } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { email, everyone, itemIn, key, meetingId, renderOptions, take, title } from './acting.ts';
import { renderAgenda, withBlock } from './invitation.ts';
import type { Item } from './item.ts';
import { allSeries } from './meeting.ts';
import { agendaItems, meetings, topics } from './records.ts';
import { itemRecord, rememberMeeting, storeDraft } from './storing.ts';

export const saveDraft = defineCommand({
  name: 'save-draft',
  title: t('Save the draft', '保存议程草稿'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId }),
  decide(act, input) {
    const { meeting, agenda } = take(act, input.meeting, 'save-draft');
    return [...rememberMeeting(meeting, act.snapshot), ...storeDraft(agenda, act.snapshot)];
  },
});

export const editItem = defineCommand({
  name: 'edit-agenda-item',
  title: t('Change an agenda item', '修改议题'),
  allow: everyone,
  input: z.strictObject({
    meeting: meetingId,
    key,
    title: title.optional(),
    minutes: z.number().int().min(1).max(240).optional(),
    wanted: z.enum(wanted).optional(),
    owner: email.optional(),
    section: z.string().max(40).optional(),
    position: z.number().int().min(1).max(200).optional(),
    pinned: z.boolean().optional(),
    drop: z.string().trim().min(1).max(300).optional().describe('Takes the item off, with this reason'),
    restore: z.literal(true).optional().describe('Undoes every change made by hand'),
  }),
  decide(act, input) {
    const { meeting, agenda } = take(act, input.meeting, 'edit-agenda-item');
    const item = itemIn(agenda, input.key);
    const section = input.section ?? item.section;
    if (!meeting.series.sections.some((s) => s.id === section))
      throw new Refusal(t(`There is no section "${section}"`, `没有版块“${section}”`), 'invalid', 'section');
    const edited = new Set(item.edited);
    for (const field of ['title', 'minutes', 'wanted', 'owner', 'section', 'position'] as const)
      if (input[field] !== undefined) edited.add(field);
    if (input.drop) edited.add('drop');
    if (input.restore) edited.clear();
    const placed = agenda.sections.find((s) => s.id === item.section)?.items.indexOf(item) ?? 0;
    const record = itemRecord({ ...item, section }, meeting, placed + 1, act.snapshot);
    const next = {
      ...record,
      ...(input.title && { title: input.title }),
      ...(input.minutes && { minutes: input.minutes }),
      ...(input.wanted && { wanted: input.wanted }),
      ...(input.owner && { owner: input.owner.toLowerCase() }),
      ...(input.position && { position: input.position }),
      ...(input.pinned !== undefined && { pinned: input.pinned }),
      ...(input.drop && { state: 'dropped' as const, reason: input.drop }),
      ...(input.restore && { pinned: false, state: 'planned' as const, reason: undefined }),
      edited: [...edited].join(',') || undefined,
    };
    const means = (['title', 'minutes', 'wanted', 'owner'] as const).filter((field) => input[field] !== undefined);
    return [...rememberMeeting(meeting, act.snapshot), ...write(act, next, means)];
  },
});

type ItemRecord = ReturnType<typeof itemRecord>;
const write = (act: Act, record: ItemRecord, means: (keyof ItemRecord & string)[]): Change[] => {
  const row = rowOf(act.snapshot, agendaItems, record.id);
  return row ? patch(agendaItems, row, record, means) : [append(agendaItems, record)];
};

export const addItem = defineCommand({
  name: 'add-agenda-item',
  title: t('Add an agenda item', '增加议题'),
  allow: everyone,
  input: z.strictObject({
    meeting: meetingId,
    title,
    wanted: z.enum(wanted),
    minutes: z.number().int().min(1).max(240).optional(),
    owner: email.optional(),
    section: z.string().max(40).optional(),
    reason: z.string().max(2000).optional(),
  }),
  decide(act, input) {
    const { meeting } = take(act, input.meeting, 'add-agenda-item');
    return [
      ...rememberMeeting(meeting, act.snapshot),
      topic(act, { ...input, series: meeting.series.id, meeting: meeting.id }),
    ];
  },
});

export const proposeTopic = defineCommand({
  name: 'propose-topic',
  title: t('Propose a topic', '提出议题'),
  allow: everyone,
  input: z.strictObject({
    series: z.string().min(1).max(40),
    title,
    reason: z.string().max(2000).optional(),
    wanted: z.enum(wanted).default('discuss'),
    minutes: z.number().int().min(1).max(120).optional(),
  }),
  decide(act, input) {
    const series = allSeries(act.snapshot, act.policy).find((m) => m.id === input.series);
    if (!series)
      throw new Refusal(
        t(`There is no meeting series "${input.series}"`, `没有会议系列“${input.series}”`),
        'invalid',
        'series',
      );
    const proposed = topic(act, input);
    if (rowOf(act.snapshot, topics, proposed.record.id)) return [];
    return [proposed, ...tellOrganiser(act, series.organiser, input.title)];
  },
});

/** An organiser hears of a topic when it is proposed, not first when the agenda is published. */
const tellOrganiser = (act: Act, organiser: string, about: string): Change[] => {
  if (organiser === me(act)) return [];
  const { language } = act.policy;
  const who = nameOf(act, act.actor.email);
  return [
    {
      do: 'message',
      key: fingerprint('topic', organiser, about, act.actor.email, act.now.slice(0, 10)),
      to: organiser,
      title: t('A topic was proposed', '有人提出了议题')[language],
      text: fill(t('{who}: {about}', '{who}：{about}'), { who, about })[language],
      link: act.place.appLink('meetings'),
    },
  ];
};

interface TopicInput {
  series: string;
  meeting?: string;
  title: string;
  reason?: string;
  wanted: Item['wanted'];
  minutes?: number;
  owner?: string;
  section?: string;
}
/** The id is made from who proposes what for when, so that a second click adds nothing. */
const topic = (act: Act, input: TopicInput): Extract<Change, { do: 'append' }> =>
  append(topics, {
    id: `T-${fingerprint(input.series, input.meeting, input.title, act.actor.email, act.now.slice(0, 10))}`,
    series: input.series,
    meeting: input.meeting,
    title: input.title,
    reason: input.reason,
    wanted: input.wanted,
    minutes: input.minutes,
    owner: input.owner?.toLowerCase(),
    section: input.section,
    proposedBy: me(act),
    proposedAt: act.now,
    state: 'proposed',
  });

export const publishAgenda = defineCommand({
  name: 'publish-agenda',
  title: t('Publish the agenda', '发布议程'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId, language: z.enum(['en', 'zh']).optional() }),
  decide(act, input) {
    const { meeting, agenda } = take(act, input.meeting, 'publish-agenda');
    const event = meeting.event!;
    const { html } = renderAgenda(agenda, renderOptions(act, meeting, input.language));
    const body = withBlock(event.body, html);
    const remembered = storeDraft(agenda, act.snapshot);
    const published = { state: 'published' as const, publishedAt: act.now, publishedBy: me(act) };
    const news = body !== undefined || remembered.length > 0 || meeting.row?.state !== 'published';
    return [
      ...(body === undefined ? [] : [{ do: 'update-event' as const, id: event.id, version: event.version, body }]),
      ...(meeting.row
        ? news
          ? patch(meetings, meeting.row, published)
          : []
        : rememberMeeting(meeting, act.snapshot, published)),
      ...remembered,
    ];
  },
});

export const restoreEvent = defineCommand({
  name: 'restore-event',
  title: t('Create the calendar event again', '重新创建日程'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId }),
  decide(act, input) {
    const { meeting } = take(act, input.meeting, 'restore-event');
    return patch(meetings, meeting.row!, { event: undefined });
  },
});

export const cancelMeeting = defineCommand({
  name: 'cancel-meeting',
  title: t('Cancel the meeting', '取消会议'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId }),
  decide(act, input) {
    const { meeting } = take(act, input.meeting, 'cancel-meeting');
    if (!meeting.row) return rememberMeeting(meeting, act.snapshot, { state: 'cancelled' });
    return patch(meetings, meeting.row, { state: 'cancelled' });
  },
});

export const meetingCommands = [
  saveDraft,
  editItem,
  addItem,
  proposeTopic,
  publishAgenda,
  restoreEvent,
  cancelMeeting,
] as const;
