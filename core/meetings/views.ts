import { z } from 'zod';
import { agendaSources } from '../agenda-sources.ts';
import { attendeesOf } from '../policy/organisation.ts';
import { type Text, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { everybody, type Named, person } from '../workspace/people.ts';
import { renderOptions, take } from './acting.ts';
import { draftAgenda } from './agenda.ts';
import { type MeetingCommand, meetingSteps } from './guards.ts';
import { hasBlock, renderAgenda, withBlock } from './invitation.ts';
import type { Agenda, Item } from './item.ts';
import { allSeries, findMeeting, type Meeting, meetingsOf } from './meeting.ts';
import { closesAt } from './topics.ts';
import { actionsFor } from './what-came.ts';

const meetingQuery = z.strictObject({ meeting: z.string().min(1).max(80).default('NEXT') });

const summary = (act: Act, m: Meeting) => ({
  id: m.id,
  series: m.series.id,
  title: m.title,
  start: m.start,
  end: m.end,
  state: m.state,
  inCalendar: !!m.event,
  link: m.event?.link,
  trouble: m.trouble,
  organiser: person(act, m.series.organiser),
});

export const meetingsView = defineView({
  name: 'meetings',
  title: t('Meetings', '会议'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const all = meetingsOf(act.snapshot, act.policy, act.now);
    return {
      next: all.find((m) => m.end > act.now && m.state !== 'cancelled' && m.state !== 'held')?.id,
      coming: all.filter((m) => m.end > act.now).map((m) => summary(act, m)),
      past: all
        .filter((m) => m.end <= act.now)
        .map((m) => summary(act, m))
        .reverse(),
      series: allSeries(act.snapshot, act.policy).map((m) => ({ id: m.id, name: m.name })),
    };
  },
});

const shown = (act: Act, item: Item) => ({
  ...item,
  owner: item.owner ? person(act, item.owner) : undefined,
  needed: item.needed.map((e) => person(act, e)),
  pulled: item.pulled && { by: person(act, item.pulled.by), reason: item.pulled.reason },
});
export type ShownItem = ReturnType<typeof shown>;

/** An agenda as pages and programs get it: `liaison agenda --json` prints exactly this. */
export interface ShownAgenda {
  meeting: ReturnType<typeof summary> & {
    opens: string;
    closes: string;
    begun: boolean;
    attendees: { name: string; email: string; answer: string }[];
  };
  sections: { id: string; name: Text; minutes: number; items: ShownItem[] }[];
  consent: ShownItem[];
  parked: ShownItem[];
  dropped: ShownItem[];
  minutes: Agenda['minutes'];
  changes: Agenda['changes'];
  flags: Text[];
  published: { upToDate: boolean; at?: string; by?: Named } | null;
  actions: Record<string, string[]>;
  /** The commands that the reader can do on this meeting now. */
  steps: MeetingCommand[];
  may: { edit: boolean; publish: boolean };
  people: Named[];
  dataProblems: number;
  readAt: string;
}

export const agendaView = defineView({
  name: 'agenda',
  title: t('Agenda', '议程'),
  allow: ['member'],
  query: meetingQuery,
  show(act, query): ShownAgenda {
    const all = meetingsOf(act.snapshot, act.policy, act.now);
    const meeting = findMeeting(all, query.meeting, act.now);
    const agenda = draftAgenda(act.snapshot, act.policy, agendaSources, meeting, all, act.now);
    const list = (items: Item[]) => items.map((i) => shown(act, i));
    const steps = meetingSteps(act, meeting);
    const block = meeting.event && hasBlock(meeting.event.body);
    return {
      meeting: {
        ...summary(act, meeting),
        opens: meeting.start,
        closes: closesAt(act.policy, meeting.series, meeting.start),
        begun: meeting.start <= act.now,
        attendees:
          meeting.event?.attendees ??
          attendeesOf(act.policy, meeting.series).map((e) => ({ ...person(act, e), answer: 'none' })),
      },
      sections: agenda.sections.map((s) => ({ ...s, items: list(s.items) })),
      consent: list(agenda.consent),
      parked: list(agenda.parked),
      dropped: list(agenda.dropped),
      minutes: agenda.minutes,
      changes: agenda.changes,
      flags: agenda.flags,
      published: block
        ? {
            upToDate:
              withBlock(meeting.event!.body, renderAgenda(agenda, renderOptions(act, meeting)).html) === undefined,
            at: meeting.row?.publishedAt,
            by: meeting.row?.publishedBy ? person(act, meeting.row.publishedBy) : undefined,
          }
        : null,
      actions: Object.fromEntries(actionsFor(act, meeting.id)),
      steps,
      may: { edit: steps.includes('edit-agenda-item'), publish: steps.includes('publish-agenda') },
      people: everybody(act),
      dataProblems: act.snapshot.problems.filter((p) => p.weight === 'error').length,
      readAt: act.snapshot.readAt,
    };
  },
});

export const invitationView = defineView({
  name: 'invitation',
  title: t('Invitation as it will be', '日程预览'),
  allow: ['member'],
  query: meetingQuery.extend({ language: z.enum(['en', 'zh']).optional() }),
  show(act, query) {
    const { meeting, agenda } = take(act, query.meeting, 'publish-agenda');
    const event = meeting.event!;
    const rendering = renderAgenda(agenda, renderOptions(act, meeting, query.language));
    return {
      html: rendering.html,
      cut: rendering.cut,
      kept: event.body.replace(/<[^>]+>/g, ' ').trim().length > 0 && !hasBlock(event.body),
      unchanged: withBlock(event.body, rendering.html) === undefined,
      to: event.attendees.length,
    };
  },
});

export const meetingViews = [meetingsView, agendaView, invitationView] as const;
