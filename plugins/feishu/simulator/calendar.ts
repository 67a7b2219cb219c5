import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok, page } from './replies.ts';
import type { FeishuTenant, SimEvent } from './tenant.ts';

type Time = { timestamp?: string; timezone?: string };
interface Body {
  summary?: string;
  description?: string;
  start_time?: Time;
  end_time?: Time;
  location?: { name?: string };
  permissions?: string;
}

/** Calendar v4: windows under 40 days, people only by their own list, descriptions of simple HTML up to 40,960 characters. */
export function calendar(tenant: FeishuTenant, rest: string, ask: Ask): Reply {
  if (rest === 'calendars' && ask.method === 'POST') {
    const { permissions = 'private' } = ask.body as Body;
    if (!['private', 'show_only_free_busy', 'public'].includes(permissions))
      return fault(190002, 'invalid parameters in request', 400);
    const made = {
      calendar_id: `feishu.cn_${tenant.newId('cal')}@group.calendar.feishu.cn`,
      summary: (ask.body as Body).summary ?? '',
    };
    tenant.state.calendars.push(made);
    tenant.store.changed();
    return ok({ calendar: { ...made, type: 'shared', role: 'owner', is_deleted: false, is_third_party: false } });
  }
  const [, id, inner = ''] = rest.match(/^calendars\/([^/]+)\/events\/?(.*)$/) ?? [];
  if (!tenant.state.calendars.some((c) => c.calendar_id === id)) return fault(191000, 'calendar not found', 404);
  if (inner === 'instance_view') return view(tenant, id!, ask);
  if (!inner && ask.method === 'POST') return create(tenant, id!, ask);
  const [, eventId, what] = inner.match(/^([^/]+)(?:\/(attendees))?$/) ?? [];
  const event = tenant.state.events.find((e) => e.event_id === eventId && e.calendar_id === id);
  if (!event) return fault(193001, 'event not found', 404);
  if (what === 'attendees') return attendees(tenant, event, ask);
  if (ask.method === 'PATCH') return patch(tenant, event, ask);
  if (ask.method === 'DELETE') {
    tenant.state.events.splice(tenant.state.events.indexOf(event), 1);
    tenant.store.changed();
    return ok();
  }
  return ok({ event: shown(event) });
}

function view(tenant: FeishuTenant, id: string, ask: Ask): Reply {
  const from = Number(ask.url.searchParams.get('start_time'));
  const to = Number(ask.url.searchParams.get('end_time'));
  if (!from || !to) return fault(190002, 'invalid parameters in request', 400);
  if (to - from >= 40 * 86_400) return fault(193103, 'requested time exceeds the allowed range', 400);
  const items = tenant.state.events
    .filter((e) => e.calendar_id === id && e.end > from && e.start < to)
    .sort((a, b) => a.start - b.start);
  return ok({ items: items.map(shown) });
}

function create(tenant: FeishuTenant, id: string, ask: Ask): Reply {
  const body = ask.body as Body;
  const key = ask.url.searchParams.get('idempotency_key') ?? undefined;
  if (key && (key.length < 32 || key.length > 128))
    return fault(190002, 'invalid parameters in request: idempotency_key', 400);
  const twin = key && tenant.state.events.find((e) => e.key === key && e.calendar_id === id);
  if (twin) return ok({ event: shown(twin) });
  if (!body.start_time || !body.end_time) return fault(190002, 'invalid parameters in request', 400);
  if ((body.description ?? '').length > 40_960) return fault(190002, 'invalid parameters in request: description', 400);
  const event: SimEvent = {
    event_id: `${tenant.newId('evt')}_0`,
    calendar_id: id,
    summary: body.summary ?? '',
    description: stored(body.description),
    start: Number(body.start_time.timestamp),
    end: Number(body.end_time.timestamp),
    timezone: body.start_time.timezone ?? 'Asia/Shanghai',
    location: body.location?.name,
    status: 'confirmed',
    attendees: [],
    key,
  };
  tenant.state.events.push(event);
  tenant.store.changed();
  return ok({ event: shown(event) });
}

function patch(tenant: FeishuTenant, event: SimEvent, ask: Ask): Reply {
  const body = ask.body as Body;
  if ((body.description ?? '').length > 40_960) return fault(190002, 'invalid parameters in request: description', 400);
  if (body.summary !== undefined) event.summary = body.summary;
  if (body.description !== undefined) event.description = stored(body.description);
  if (body.start_time?.timestamp) event.start = Number(body.start_time.timestamp);
  if (body.end_time?.timestamp) event.end = Number(body.end_time.timestamp);
  tenant.store.changed();
  return ok({ event: shown(event) });
}

function attendees(tenant: FeishuTenant, event: SimEvent, ask: Ask): Reply {
  if (ask.method === 'GET') {
    const listed = page(
      event.attendees.map((a) => ({ ...a, type: 'user', is_optional: false, is_organizer: false, is_external: false })),
      ask.url.searchParams,
      50,
      100,
    );
    return ok(listed);
  }
  const wanted = (ask.body as { attendees: { type: string; user_id: string }[] }).attendees;
  const added = wanted
    .filter((a) => a.type === 'user' && !event.attendees.some((x) => x.user_id === a.user_id))
    .map((a) => ({
      attendee_id: tenant.newId('user_'),
      user_id: a.user_id,
      display_name: tenant.state.people.find((p) => p.open_id === a.user_id)?.name ?? '',
      rsvp_status: 'needs_action',
    }));
  event.attendees.push(...added);
  tenant.store.changed();
  return ok({ attendees: added.map((a) => ({ ...a, type: 'user' })) });
}

/** Only simple tags survive. */
const stored = (html = '') =>
  html.replace(/<script[\s\S]*?<\/script>/gi, '').replace(/<(?!\/?(p|b|i|u|a|br|ol|ul|li|strong|em)\b)[^>]*>/gi, '');

const shown = (e: SimEvent) => ({
  event_id: e.event_id,
  organizer_calendar_id: e.calendar_id,
  summary: e.summary,
  description: e.description,
  start_time: { timestamp: String(e.start), timezone: e.timezone },
  end_time: { timestamp: String(e.end), timezone: e.timezone },
  status: e.status,
  is_exception: false,
  app_link: `https://applink.feishu.cn/client/calendar/event/detail?calendarId=${encodeURIComponent(e.calendar_id)}&key=${e.event_id}`,
  visibility: 'default',
  free_busy_status: 'busy',
  location: { name: e.location ?? '' },
});
