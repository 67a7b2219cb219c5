import { DateTime } from 'luxon';
import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok, page } from './replies.ts';
import type { SimEvent, SimUser, Tenant } from './tenant.ts';

/** Outlook's calendar as documented: times in the asked-for zone, HTML rewritten when stored, transactionId kept. */
export function calendar(tenant: Tenant, user: SimUser, rest: string, ask: Ask): Reply {
  tenant.state.events[user.id] ??= [];
  const events = tenant.state.events[user.id]!;
  if (/^(calendar\/)?calendarView$/.test(rest) && ask.method === 'GET') return view(tenant, user, events, ask);
  if (/^(calendar\/)?events$/.test(rest) && ask.method === 'POST') return create(tenant, user, events, ask);
  if (rest === 'calendar/getSchedule' && ask.method === 'POST') return schedules(tenant, ask);
  const cancelled = rest.match(/^(?:calendar\/)?events\/([^/]+)\/cancel$/)?.[1];
  if (cancelled && ask.method === 'POST') return cancel(tenant, user, events, decodeURIComponent(cancelled));
  const id = decodeURIComponent(rest.match(/^(?:calendar\/)?events\/([^/]+)$/)?.[1] ?? '');
  const event = events.find((e) => e.id === id);
  if (!id) return fault(404, 'ResourceNotFound', `Resource not found for the segment '${rest}'.`);
  if (!event) return fault(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  switch (ask.method) {
    case 'GET':
      return ok(shown(event, user, ask));
    case 'PATCH':
      return patch(tenant, user, event, ask);
    case 'DELETE':
      events.splice(events.indexOf(event), 1);
      changed(tenant, user);
      return { status: 204 };
    default:
      return fault(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  }
}

function changed(tenant: Tenant, user: SimUser): void {
  tenant.store.changed();
  tenant.changed(`users/${user.mail}/events`);
}

/** `api/calendar-getschedule.md`: each address by itself; one that is unknown has an error of its own. */
function schedules(tenant: Tenant, ask: Ask): Reply {
  const { schedules, startTime, endTime } = (ask.body ?? {}) as {
    schedules?: string[];
    startTime?: { dateTime: string };
    endTime?: { dateTime: string };
  };
  if (!schedules?.length || !startTime || !endTime)
    return fault(400, 'ErrorInvalidRequest', 'schedules, startTime and endTime are required.');
  const time = (iso: string) => ({ dateTime: `${iso.slice(0, 19)}.0000000`, timeZone: 'UTC' });
  return ok({
    value: schedules.map((scheduleId) => {
      if (!tenant.user(scheduleId))
        return { scheduleId, scheduleItems: [], error: { responseCode: 'ErrorMailRecipientNotFound' } };
      const items = (tenant.state.away ?? []).filter(
        (a) => a.email === scheduleId && a.to > startTime.dateTime && a.from < endTime.dateTime,
      );
      return {
        scheduleId,
        availabilityView: '',
        scheduleItems: items.map((a) => ({ status: 'oof', start: time(a.from), end: time(a.to) })),
      };
    }),
  });
}

function view(_tenant: Tenant, user: SimUser, events: SimEvent[], ask: Ask): Reply {
  const from = ask.url.searchParams.get('startDateTime');
  const to = ask.url.searchParams.get('endDateTime');
  if (!from || !to)
    return fault(
      400,
      'ErrorInvalidParameter',
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
    );
  const instant = (s: string) => DateTime.fromISO(s.replace(' ', '+'), { zone: 'utc' }).toUTC().toISO()!;
  const [start, end] = [instant(from), instant(to)];
  const hits = events.filter((e) => e.end > start && e.start < end).sort((a, b) => a.start.localeCompare(b.start));
  return page(
    ask,
    hits.map((e) => shown(e, user, ask)),
    10,
  );
}

/** `api/event-cancel.md`: the event goes to Deleted Items. */
function cancel(tenant: Tenant, user: SimUser, events: SimEvent[], id: string): Reply {
  const at = events.findIndex((e) => e.id === id);
  if (at < 0) return fault(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  events.splice(at, 1);
  changed(tenant, user);
  return { status: 202 };
}

interface EventBody {
  subject?: string;
  body?: { contentType?: string; content?: string };
  start?: { dateTime: string; timeZone: string };
  end?: { dateTime: string; timeZone: string };
  attendees?: { emailAddress: { address: string; name?: string }; status?: { response?: string } }[];
  location?: { displayName?: string };
  transactionId?: string;
  isCancelled?: boolean;
}

const toInstant = (time: { dateTime: string; timeZone: string }) =>
  DateTime.fromISO(time.dateTime, { zone: time.timeZone }).toUTC().toISO()!;

function create(tenant: Tenant, user: SimUser, events: SimEvent[], ask: Ask): Reply {
  const body = ask.body as EventBody;
  const twin = body.transactionId && events.find((e) => e.transactionId === body.transactionId);
  if (twin) return ok(shown(twin, user, ask), 201);
  if (!body.start || !body.end)
    return fault(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation.');
  const event: SimEvent = {
    id: tenant.newId('AAMkAG'),
    changeKey: 1,
    subject: body.subject ?? '',
    body: stored(body.body),
    start: toInstant(body.start),
    end: toInstant(body.end),
    zone: body.start.timeZone,
    location: body.location?.displayName,
    attendees: attendeesFrom(tenant, body.attendees),
    isCancelled: false,
    transactionId: body.transactionId,
  };
  events.push(event);
  changed(tenant, user);
  return ok(shown(event, user, ask), 201);
}

const attendeesFrom = (tenant: Tenant, list: EventBody['attendees'] = []): SimEvent['attendees'] =>
  list.map((a) => ({
    address: a.emailAddress.address,
    name: a.emailAddress.name ?? tenant.user(a.emailAddress.address)?.displayName ?? a.emailAddress.address,
    response: a.status?.response ?? 'none',
  }));

function patch(tenant: Tenant, user: SimUser, event: SimEvent, ask: Ask): Reply {
  const body = ask.body as EventBody;
  if (body.transactionId && body.transactionId !== event.transactionId)
    return fault(400, 'ErrorInvalidParameter', 'transactionId cannot be changed.');
  if (body.subject !== undefined) event.subject = body.subject;
  if (body.body) event.body = stored(body.body);
  if (body.start) event.start = toInstant(body.start);
  if (body.end) event.end = toInstant(body.end);
  if (body.attendees) event.attendees = attendeesFrom(tenant, body.attendees);
  if (body.location) event.location = body.location.displayName;
  event.changeKey++;
  changed(tenant, user);
  return ok(shown(event, user, ask));
}

/** Exchange rewrites HTML: scripts, comments and ids go, a document is put around it. */
function stored(body: EventBody['body']): string {
  const content = body?.content ?? '';
  if (body?.contentType?.toLowerCase() === 'text')
    return content.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!).replace(/\r?\n/g, '<br>');
  const clean = content
    .replace(/<script[\s\S]*?<\/script>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s(id|on\w+)="[^"]*"/gi, '');
  if (!clean.trim()) return '';
  const inner = clean.match(/<body[^>]*>([\s\S]*)<\/body>/i)?.[1] ?? clean;
  return `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>\r\n${inner.trim()}\r\n</body></html>`;
}

function shown(e: SimEvent, user: SimUser, ask: Ask): Record<string, unknown> {
  const zone = ask.headers.prefer?.match(/outlook\.timezone="([^"]+)"/)?.[1] ?? 'UTC';
  const time = (iso: string) => ({
    dateTime: DateTime.fromISO(iso, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss'.0000000'"),
    timeZone: zone,
  });
  const whole: Record<string, unknown> = {
    id: e.id,
    subject: e.subject,
    bodyPreview: e.body
      .replace(/<[^>]+>/g, ' ')
      .trim()
      .slice(0, 255),
    body: { contentType: 'html', content: e.body },
    start: time(e.start),
    end: time(e.end),
    originalStartTimeZone: e.zone,
    originalEndTimeZone: e.zone,
    isCancelled: e.isCancelled,
    isOrganizer: true,
    type: 'singleInstance',
    location: { displayName: e.location ?? '', locationType: 'default' },
    attendees: e.attendees.map((a) => ({
      type: 'required',
      status: { response: a.response, time: '0001-01-01T00:00:00Z' },
      emailAddress: { name: a.name, address: a.address },
    })),
    organizer: { emailAddress: { name: user.displayName, address: user.mail } },
    webLink: `https://outlook.office365.com/owa/?itemid=${e.id}&exvsurl=1&path=/calendar/item`,
    ...(e.transactionId && { transactionId: e.transactionId }),
  };
  const select = ask.url.searchParams.get('$select')?.split(',');
  const kept = select
    ? Object.fromEntries(Object.entries(whole).filter(([k]) => k === 'id' || select.includes(k)))
    : whole;
  return { '@odata.etag': `W/"ck${e.id}${e.changeKey}"`, ...kept };
}
