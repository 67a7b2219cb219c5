import type { Client } from '@larksuiteoapi/node-sdk';
import { DateTime } from 'luxon';
import type { Person } from '../../core/workspace/directory.ts';
import { type CalendarEvent, SuiteError, type Window, type Write } from '../../core/workspace/port.ts';
import { type As, everyPage, uuidFrom } from './client.ts';
import { answered } from './errors.ts';

type Instance = NonNullable<
  NonNullable<
    NonNullable<Awaited<ReturnType<Client['calendar']['v4']['calendarEvent']['instanceView']>>['data']>['items']
  >[number]
>;
type Attendees = CalendarEvent['attendees'];

/** Recurring events unfolded; fewer than 40 days at once (193103) and not the people (only rooms are answered). */
export async function readEvents(client: Client, calendar: string, window: Window, as: As): Promise<CalendarEvent[]> {
  const seconds = (iso: string) => String(Math.floor(Date.parse(iso) / 1000));
  const { items = [] } = await answered('read the calendar', () =>
    client.calendar.v4.calendarEvent.instanceView(
      {
        path: { calendar_id: calendar },
        params: { start_time: seconds(window.from), end_time: seconds(window.to), user_id_type: 'open_id' },
      },
      as,
    ),
  );
  return items.map(eventFrom);
}

const instant = (time: Instance['start_time']): string => {
  if (time?.timestamp) return DateTime.fromSeconds(Number(time.timestamp)).toUTC().toISO()!;
  return (
    DateTime.fromISO(time?.date ?? '', { zone: time?.timezone ?? 'utc' })
      .toUTC()
      .toISO() ?? ''
  );
};

export const eventFrom = (raw: Instance): CalendarEvent => ({
  id: raw.event_id,
  subject: raw.summary ?? '',
  start: instant(raw.start_time),
  end: instant(raw.end_time),
  cancelled: raw.status === 'cancelled',
  body: raw.description ?? '',
  organiser: raw.event_organizer?.display_name,
  attendees: [],
  link: raw.app_link,
});

const answers: Record<string, Attendees[number]['answer']> = {
  accept: 'accepted',
  decline: 'declined',
  tentative: 'tentative',
};

export async function readAttendees(
  client: Client,
  calendar: string,
  event: string,
  people: readonly Person[] | Promise<readonly Person[]>,
  as: As,
): Promise<Attendees> {
  const found = await everyPage((page_token) =>
    answered('read attendees', () =>
      client.calendar.v4.calendarEventAttendee.list(
        {
          path: { calendar_id: calendar, event_id: event },
          params: { user_id_type: 'open_id', page_size: 100, page_token },
        },
        as,
      ),
    ),
  );
  const known = await people;
  return found
    .filter((a) => a.type === 'user' && a.rsvp_status !== 'removed')
    .map((a) => ({
      email: known.find((p) => p.id === a.user_id)?.email || a.user_id || '',
      name: a.display_name ?? '',
      answer: answers[a.rsvp_status ?? ''] ?? 'none',
    }));
}

/** The event, then its people: Feishu takes them in a second call (`create-event.md`). */
export async function createEvent(
  client: Client,
  calendar: string,
  write: Extract<Write, { do: 'create-event' }>,
  people: readonly Person[],
  as: As,
): Promise<CalendarEvent> {
  const { event } = write;
  const time = (iso: string) => ({ timestamp: String(Math.floor(Date.parse(iso) / 1000)), timezone: event.timeZone });
  const made = await answered('create an event', () =>
    client.calendar.v4.calendarEvent.create(
      {
        path: { calendar_id: calendar },
        params: { idempotency_key: uuidFrom(write.key), user_id_type: 'open_id' },
        data: {
          summary: event.subject,
          description: event.body,
          need_notification: true,
          start_time: time(event.start),
          end_time: time(event.end),
          attendee_ability: 'can_see_others',
          ...(event.location && { location: { name: event.location } }),
        },
      },
      as,
    ),
  );
  const id = made.event!.event_id;
  return {
    ...eventFrom(made.event as Instance),
    attendees: await invite(client, calendar, id, event.attendees, people, as),
  };
}

/** Who is invited already stays so; the same person twice is one (`event-attendee-including-meeting-room`). */
async function invite(
  client: Client,
  calendar: string,
  event: string,
  emails: readonly string[],
  people: readonly Person[],
  as: As,
): Promise<Attendees> {
  // Who has no address goes by the id.
  const wanted = emails.flatMap((email) =>
    people.filter((p) => p.id === email || (!!p.email && p.email.toLowerCase() === email.toLowerCase())),
  );
  if (wanted.length)
    await answered('invite people', () =>
      client.calendar.v4.calendarEventAttendee.create(
        {
          path: { calendar_id: calendar, event_id: event },
          params: { user_id_type: 'open_id' },
          data: { attendees: wanted.map((p) => ({ type: 'user', user_id: p.id })), need_notification: true },
        },
        as,
      ),
    );
  return wanted.map((p) => ({ email: p.email || p.id, name: p.name, answer: 'none' }));
}

/** Everybody invited is told. An event that is gone already is no failure. */
export async function cancelEvent(client: Client, calendar: string, event: string, as: As): Promise<void> {
  try {
    await answered('cancel an event', () =>
      client.calendar.v4.calendarEvent.delete(
        { path: { calendar_id: calendar, event_id: event }, params: { need_notification: 'true' } },
        as,
      ),
    );
  } catch (error) {
    if (!(error instanceof SuiteError) || error.kind !== 'missing') throw error;
  }
}

/** A description that people formatted in the client loses that formatting; its words stay. */
export async function updateEvent(
  client: Client,
  calendar: string,
  write: Extract<Write, { do: 'update-event' }>,
  before: CalendarEvent | undefined,
  people: readonly Person[],
  as: As,
): Promise<CalendarEvent> {
  const invited = before?.attendees ?? [];
  const known = new Set(invited.map((a) => a.email.toLowerCase()));
  const more = (write.attendees ?? []).filter((email) => !known.has(email.toLowerCase()));
  const attendees = [...invited, ...(await invite(client, calendar, write.id, more, people, as))];
  if (before && write.body === undefined && !write.subject) return { ...before, attendees };
  const data = await answered('write the invitation', () =>
    client.calendar.v4.calendarEvent.patch(
      {
        path: { calendar_id: calendar, event_id: write.id },
        params: { user_id_type: 'open_id' },
        data: {
          ...(write.body !== undefined && { description: write.body }),
          ...(write.subject && { summary: write.subject }),
          need_notification: false,
        },
      },
      as,
    ),
  );
  return { ...eventFrom(data.event as Instance), attendees };
}
