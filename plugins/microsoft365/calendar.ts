import type { Event } from '@microsoft/microsoft-graph-types';
import { DateTime } from 'luxon';
import type { CalendarEvent, Window, Write } from '../../core/workspace/port.ts';
import type { Asked } from './client.ts';

const fields = 'id,subject,body,start,end,isCancelled,attendees,organizer,webLink,transactionId';

/** Single events, occurrences and exceptions alike (`api/user-list-calendarview.md`); times come back in UTC. */
export const readEvents = (organiser: string, window: Window): Asked => ({
  method: 'GET',
  url: `/users/${encodeURIComponent(organiser)}/calendarView?startDateTime=${encodeURIComponent(window.from)}&endDateTime=${encodeURIComponent(window.to)}&$select=${fields}&$top=250`,
  operation: 'read the calendar',
});

/** An event of Graph in the core's words. Times without an offset are in the zone that stands beside them. */
export function eventFrom(raw: Record<string, unknown>): CalendarEvent {
  const event = raw as Event & { '@odata.etag'?: string };
  const instant = (time: Event['start']) =>
    DateTime.fromISO(time?.dateTime ?? '', { zone: time?.timeZone || 'utc' })
      .toUTC()
      .toISO() ?? '';
  return {
    id: event.id ?? '',
    version: event['@odata.etag'],
    subject: event.subject ?? '',
    start: instant(event.start),
    end: instant(event.end),
    cancelled: !!event.isCancelled,
    body: event.body?.content ?? '',
    organiser: event.organizer?.emailAddress?.address ?? undefined,
    attendees: (event.attendees ?? []).map((a) => ({
      email: a.emailAddress?.address ?? '',
      name: a.emailAddress?.name ?? a.emailAddress?.address ?? '',
      answer: answers[a.status?.response ?? ''] ?? 'none',
    })),
    link: event.webLink ?? undefined,
  };
}

const answers: Record<string, CalendarEvent['attendees'][number]['answer']> = {
  accepted: 'accepted',
  organizer: 'accepted',
  declined: 'declined',
  tentativelyAccepted: 'tentative',
};

const required = (address: string) => ({ type: 'required' as const, emailAddress: { address } });

/** `api/event-cancel.md`: only for the organiser, and everybody is told why. */
export const cancelEvent = (organiser: string, write: Extract<Write, { do: 'cancel-event' }>): Asked => ({
  method: 'POST',
  url: `/users/${encodeURIComponent(organiser)}/events/${encodeURIComponent(write.id)}/cancel`,
  body: { comment: write.comment },
  operation: 'cancel an event',
});

/**
 * Only what changes. The body: it holds the blob of an online meeting too, which would be lost if it were left out
 * (`api/event-update.md`), and so is always the whole body with our part replaced in it.
 */
export const updateEvent = (organiser: string, write: Extract<Write, { do: 'update-event' }>): Asked => ({
  method: 'PATCH',
  url: `/users/${encodeURIComponent(organiser)}/events/${encodeURIComponent(write.id)}`,
  body: {
    ...(write.body !== undefined && { body: { contentType: 'html', content: write.body } }),
    ...(write.subject !== undefined && { subject: write.subject }),
    ...(write.attendees && { attendees: write.attendees.map(required) }),
  } satisfies Event,
  operation: 'write the invitation',
});

/** transactionId makes a repeated POST harmless (`resources/event.md`). */
export const createEvent = (organiser: string, write: Extract<Write, { do: 'create-event' }>): Asked => {
  const { event } = write;
  const local = (iso: string) => ({
    dateTime: DateTime.fromISO(iso, { zone: event.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss"),
    timeZone: event.timeZone,
  });
  return {
    method: 'POST',
    url: `/users/${encodeURIComponent(organiser)}/events`,
    body: {
      subject: event.subject,
      start: local(event.start),
      end: local(event.end),
      body: { contentType: 'html', content: event.body },
      attendees: event.attendees.map(required),
      transactionId: write.key,
      ...(event.location && { location: { displayName: event.location } }),
    } satisfies Event,
    operation: 'create an event',
  };
};
