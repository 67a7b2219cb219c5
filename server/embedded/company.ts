import { DateTime } from 'luxon';
import { actionLinks } from '../../core/actions/records.ts';
import { decisions, opinions } from '../../core/decisions/records.ts';
import { demands } from '../../core/demands/records.ts';
import { orders, signals } from '../../core/exchange/records.ts';
import { forecasts, plans } from '../../core/forecasts/records.ts';
import { occurrences } from '../../core/meetings/cadence.ts';
import { agendaItems, meetings, topics } from '../../core/meetings/records.ts';
import { addWorkingHours, isWorkday } from '../../core/policy/calendar.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { procedures } from '../../core/procedures/records.ts';
import { requests } from '../../core/requests/records.ts';
import { serviceCases } from '../../core/service/records.ts';
import type { Language } from '../../core/words.ts';
import { append, type Change } from '../../core/workspace/changes.ts';
import { customers, type Phrase, phrases } from './phrases.ts';

/** A task that people had in their list before today. Times are ISO 8601. */
export interface SampleTask {
  title: string;
  owner: string;
  due: string;
  createdAt: string;
  doneAt?: string;
}
/** A meeting that was in the calendar before today. */
export interface SampleEvent {
  meeting: string;
  subject: string;
  start: string;
  end: string;
}
export interface SampleCompany {
  rows: (eventIds: ReadonlyMap<string, string>) => Change[];
  tasks: SampleTask[];
  events: SampleEvent[];
}

/** Numbers that look random and are the same every time (mulberry32). */
function dice(seed: number) {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let r = Math.imul(state ^ (state >>> 15), 1 | state);
    r = (r + Math.imul(r ^ (r >>> 7), 61 | r)) ^ r;
    return ((r ^ (r >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    roll,
    between: (a: number, b: number) => Math.floor(a + roll() * (b - a + 1)),
    of: <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!,
  };
}

/**
 * Twelve weeks of a believable company, ending at `now`: most things went well, some are late, and the next meeting
 * has enough to talk about. The same language, policy and day give the same company.
 */
export function sampleCompany(policy: Policy, language: Language, now: string): SampleCompany {
  const { roll, between, of } = dice(20_261_124);
  const zone = policy.time_zone;
  const today = DateTime.fromISO(now, { zone }).startOf('day');
  const say = (p: Phrase) => p[language];
  const rows: Change[] = [];
  /** 10:00 on the workday so many calendar days ago. */
  const ago = (days: number): string => {
    let day = today.minus({ days });
    while (!isWorkday(policy, day.toISODate()!)) day = day.minus({ days: 1 });
    return day
      .set({ hour: 10, minute: between(0, 59) })
      .toUTC()
      .toISO()!;
  };
  const after = (instant: string, hours: number) => addWorkingHours(policy, instant, hours);
  const number = (prefix: string, n: number) => `${prefix}-${String(n).padStart(4, '0')}`;

  addRequests();
  addForecasts();
  addMarket();
  addService();
  addDecisions();
  addProcedures();
  const tasks = sampleTasks();
  const { events, rows: meetingRows } = pastMeetings();
  rows.push(
    append(topics, {
      id: 'T-0001',
      series: policy.meetings[0]!.id,
      meeting: undefined,
      title: say(phrases.topic),
      reason: say(phrases.topicReason),
      wanted: 'discuss',
      minutes: 6,
      owner: undefined,
      section: undefined,
      proposedBy: 'sales.east@example.com',
      proposedAt: ago(3),
      state: 'proposed',
    }),
  );
  return { rows: (ids) => [...rows, ...meetingRows(ids)], tasks, events };

  function addRequests() {
    const people: Record<string, string> = {
      sales: 'sales.liaison@example.com',
      rd: 'rd.liaison@example.com',
      production: 'production.liaison@example.com',
      'after-sales': 'service.liaison@example.com',
    };
    const kinds = policy.requests.kinds;
    let n = 0;
    const add = (
      kindId: string,
      from: string,
      to: string,
      days: number,
      end: 'confirmed' | 'late' | 'open' | 'accepted',
      title: string,
    ) => {
      const kind = kinds.find((k) => k.id === kindId)!;
      const askedAt = ago(days);
      const completeBy = after(askedAt, kind.complete_within_hours);
      const respondBy = after(askedAt, kind.respond_within_hours);
      const finished = end === 'confirmed' || end === 'late';
      const answeredAt = finished
        ? after(askedAt, kind.complete_within_hours * (end === 'late' ? 1.5 : 0.3 + roll() * 0.6))
        : undefined;
      rows.push(
        append(requests, {
          id: number('R', ++n),
          kind: kindId,
          title,
          from,
          to,
          askedBy: from === 'sales' && roll() < 0.5 ? 'sales.east@example.com' : people[from]!,
          owner: end === 'open' ? undefined : people[to],
          askedAt,
          respondBy,
          completeBy,
          state: finished ? 'confirmed' : end,
          respondedAt: end === 'open' ? undefined : after(askedAt, kind.respond_within_hours * 0.6),
          answeredAt,
          answer: finished ? say(phrases.answer) : undefined,
          customer: from === 'sales' ? say(of(customers)) : undefined,
        }),
      );
    };
    for (let i = 0; i < 58; i++) {
      const request = of(phrases.requests);
      add(
        request.kind,
        request.from,
        request.to,
        between(12, 84),
        roll() < (request.to === 'rd' ? 0.72 : 0.9) ? 'confirmed' : 'late',
        say(request),
      );
    }
    const [q1, q2, q3, d1, d2, i1, p1, n1, n2] = phrases.openRequests;
    add('quotation', 'sales', 'rd', 13, 'accepted', say(q1!));
    add('quotation', 'sales', 'rd', 9, 'accepted', say(q2!));
    add('product-information', 'sales', 'rd', 8, 'open', say(q3!));
    add('delivery', 'sales', 'production', 14, 'accepted', say(d1!));
    add('delivery', 'sales', 'production', 12, 'accepted', say(d2!));
    add('installation', 'sales', 'after-sales', 13, 'accepted', say(i1!));
    add('problem', 'production', 'sales', 8, 'accepted', say(p1!));
    add('sample', 'sales', 'production', 3, 'accepted', say(n1!));
    add('product-information', 'sales', 'rd', 1, 'accepted', say(n2!));
  }

  function addForecasts() {
    const month = today.startOf('month');
    const size: Record<string, number> = { 'FM-100': 220, 'PT-200': 160, 'LV-300': 80, 'GW-10': 120 };
    let n = 0;
    for (let m = -3; m <= 2; m++) {
      const period = month.plus({ months: m }).toFormat('yyyy-MM');
      for (const product of policy.forecast.products)
        for (const region of policy.forecast.regions) {
          const quantity = Math.round(((size[product.id] ?? 100) * (0.8 + roll() * 0.5)) / 5) * 5;
          const id = number('F', ++n);
          const submittedAt = DateTime.min(month.plus({ months: m }).minus({ days: 12 }), today.minus({ days: 8 }))
            .plus({ hours: 11 })
            .toUTC()
            .toISO()!;
          const actual = m < 0 ? Math.round(quantity * (0.72 + roll() * 0.5)) : undefined;
          if (actual) rows.push(...ordersOf(period, product.id, region.id, actual));
          rows.push(
            append(forecasts, {
              id,
              period,
              product: product.id,
              region: region.id,
              quantity,
              forecaster: 'sales.east@example.com',
              submittedAt,
              actual,
              late: false,
              locked: m <= (today.day > policy.forecast.cut_off_day ? 1 : 0) ? quantity : undefined,
              before2: m <= 1 ? Math.round(quantity * (0.92 + ((n * 7) % 17) / 100)) : undefined,
              before3: m <= 1 ? Math.round(quantity * (0.85 + ((n * 11) % 29) / 100)) : undefined,
            }),
          );
          if (m === 2 && (product.id === 'LV-300' || product.id === 'GW-10')) continue;
          const share =
            m === 1 && product.id === 'PT-200'
              ? region.id === 'east'
                ? 0.62
                : 0.74
              : m === 1 && product.id === 'GW-10' && region.id === 'overseas'
                ? 1.35
                : 0.97 + roll() * 0.06;
          const short = share < 0.9;
          rows.push(
            append(plans, {
              id: id.replace('F', 'P'),
              period,
              product: product.id,
              region: region.id,
              quantity: Math.round(quantity * share),
              planner: 'production.liaison@example.com',
              confirmedAt: after(submittedAt, 14),
              fullFrom: short ? month.plus({ months: 2, days: 9 }).toISODate()! : undefined,
              note: short ? say(phrases.shortage) : undefined,
            }),
          );
        }
    }
  }

  /** Two orders make up what was really ordered in a month. */
  function ordersOf(period: string, product: string, region: string, actual: number): Change[] {
    const first = Math.round(actual * 0.6);
    return [first, actual - first].map((quantity, i) => {
      const order = `${period.slice(2).replace('-', '')}-${product}-${region}-${i + 1}`;
      return append(orders, {
        id: `O-${order}`,
        order,
        customer: say(customers[(quantity + i) % customers.length]!),
        product,
        region,
        quantity,
        orderedOn: `${period}-${i ? '19' : '07'}`,
        state: 'delivered',
        raisedBy: 'sales.liaison@example.com',
      });
    });
  }

  function addMarket() {
    for (const [i, days] of [2, 6, 9, 16].entries())
      rows.push(
        append(orders, {
          id: number('O', i + 1),
          order: `${today.toFormat('yyMM')}-${i + 1}`,
          customer: say(customers[i]!),
          product: policy.forecast.products[i]!.id,
          region: policy.forecast.regions[i % 3]!.id,
          quantity: 40 + i * 15,
          orderedOn: today.minus({ days }).toISODate()!,
          deliverBy: today.plus({ days: 20 + i * 6 }).toISODate()!,
          state: 'open',
          raisedBy: 'sales.liaison@example.com',
        }),
      );
    phrases.demands.forEach((d, i) => {
      const judged = d.state !== 'new';
      const raisedAt = ago(d.daysAgo);
      rows.push(
        append(demands, {
          id: number('D', i + 1),
          title: say(d),
          detail: undefined,
          product: d.product,
          customer: say(of(customers)),
          impact: d.impact,
          state: d.state,
          raisedBy: of(['sales.east@example.com', 'sales.liaison@example.com']),
          raisedAt,
          triagedAt: judged ? after(raisedAt, between(12, 50)) : undefined,
          reason: d.state === 'declined' ? say(phrases.declined) : undefined,
        }),
      );
    });
    phrases.signals.forEach((s, i) => {
      rows.push(
        append(signals, {
          id: number('S', i + 1),
          kind: s.kind,
          title: say(s),
          detail: undefined,
          source: s.kind === 'competitor' ? say(phrases.source) : undefined,
          product: s.product,
          impact: s.impact,
          department: s.department,
          raisedBy:
            s.department === 'rd'
              ? 'rd.liaison@example.com'
              : s.department === 'after-sales'
                ? 'service.liaison@example.com'
                : 'sales.liaison@example.com',
          raisedAt: ago(s.daysAgo),
        }),
      );
    });
  }

  function addService() {
    rows.push(
      append(signals, {
        id: 'S-0100',
        kind: 'status',
        title: say(phrases.serviceStatus),
        impact: 'low',
        department: policy.service.handled_by,
        raisedBy: 'service.liaison@example.com',
        raisedAt: ago(12),
      }),
    );
    let n = 0;
    const add = (priority: string, days: number, state: 'open' | 'working' | 'closed', title: Phrase, late = false) => {
      const level = policy.service.priorities.find((p) => p.id === priority)!;
      const openedAt = ago(days);
      const solvedAt =
        state === 'closed'
          ? after(openedAt, level.resolve_within_hours * (late ? 1.3 : 0.3 + roll() * 0.6))
          : undefined;
      rows.push(
        append(serviceCases, {
          id: number('C', ++n),
          customer: say(of(customers)),
          product: of(policy.forecast.products).id,
          title: say(title),
          priority,
          openedAt,
          respondBy: after(openedAt, level.respond_within_hours),
          resolveBy: after(openedAt, level.resolve_within_hours),
          state,
          owner: 'service.liaison@example.com',
          respondedAt: state === 'open' ? undefined : after(openedAt, level.respond_within_hours * 0.7),
          solvedAt,
          satisfaction: solvedAt ? (late ? between(1, 3) : between(3, 5)) : undefined,
          note: undefined,
        }),
      );
    };
    for (let i = 0; i < 34; i++)
      add(of(['urgent', 'normal', 'normal', 'low']), between(10, 84), 'closed', of(phrases.cases), roll() < 0.12);
    add('urgent', 5, 'working', phrases.cases[0]!);
    add('normal', 11, 'working', phrases.cases[3]!);
    add('normal', 12, 'working', phrases.cases[5]!);
    add('low', 2, 'working', phrases.cases[6]!);
  }

  function addDecisions() {
    const [closed, issued, gathering, discussing] = phrases.decisions as [Phrase, Phrase, Phrase, Phrase];
    const add = (
      id: string,
      title: Phrase,
      department: string,
      by: string,
      days: number,
      rest: Partial<Parameters<typeof append<typeof decisions>>[1]>,
    ) =>
      rows.push(
        append(decisions, {
          id,
          title: say(title),
          problem: undefined,
          department,
          proposedBy: by,
          proposedAt: ago(days),
          state: 'proposed',
          opinionsBy: undefined,
          plan: undefined,
          decidedAt: undefined,
          reviewOn: undefined,
          outcome: undefined,
          ...rest,
        }),
      );
    add('E-0001', closed, 'production', 'production.head@example.com', 80, {
      state: 'closed',
      decidedAt: ago(72),
      outcome: say(phrases.closedWell),
    });
    add('E-0002', issued, 'sales', 'sales.head@example.com', 70, {
      state: 'issued',
      decidedAt: ago(63),
      reviewOn: today.minus({ days: 2 }).toISODate()!,
    });
    add('E-0003', gathering, 'sales', 'sales.ops@example.com', 12, { state: 'opinions', opinionsBy: ago(3) });
    add('E-0004', discussing, 'rd', 'rd.head@example.com', 24, { state: 'discussing', opinionsBy: ago(14) });
    const opine = (
      n: number,
      decision: string,
      member: string,
      opinion: 'support' | 'condition' | 'object',
      reason?: Phrase,
    ) =>
      rows.push(
        append(opinions, { id: number('O', n), decision, member, opinion, reason: reason && say(reason), at: ago(5) }),
      );
    opine(1, 'E-0003', 'sales.head@example.com', 'support');
    opine(2, 'E-0003', 'rd.head@example.com', 'support');
    opine(3, 'E-0003', 'service.head@example.com', 'condition', phrases.condition);
    opine(4, 'E-0004', 'sales.head@example.com', 'object', phrases.objection);
    opine(5, 'E-0004', 'production.head@example.com', 'support');
    opine(6, 'E-0004', 'service.head@example.com', 'support');
    opine(7, 'E-0004', 'rd.head@example.com', 'support');
  }

  function addProcedures() {
    phrases.procedures.forEach((p, i) => {
      rows.push(
        append(procedures, {
          id: number('SOP', i + 1),
          name: say(p),
          version: `${p.version}`,
          department: p.department,
          owner: p.owner,
          nextReview: today.plus({ days: p.reviewIn }).toISODate()!,
          link: undefined,
        }),
      );
    });
  }

  function sampleTasks(): SampleTask[] {
    const done = Array.from({ length: 26 }, (_, i): SampleTask => {
      const days = between(8, 82);
      const createdAt = ago(days + 7);
      const due = DateTime.fromISO(ago(days), { zone }).toISODate()!;
      const late = i % 6 === 0;
      return {
        title: say(of(phrases.tasks)),
        owner: of(phrases.owners),
        due,
        createdAt,
        doneAt: late ? ago(Math.max(days - 3, 1)) : after(createdAt, 16),
      };
    });
    const open = phrases.openTasks.map(
      (task): SampleTask => ({
        title: say(task),
        owner: task.owner,
        due: today.plus({ days: task.dueIn }).toISODate()!,
        createdAt: ago(20),
      }),
    );
    return [...done, ...open];
  }

  function pastMeetings() {
    const weekly = policy.meetings[0]!;
    const past = occurrences(
      policy,
      weekly,
      today.minus({ weeks: 12 }).toISODate()!,
      today.minus({ days: 1 }).toISODate()!,
    );
    const events = past.map(
      (o): SampleEvent => ({ meeting: o.id, subject: weekly.name[language], start: o.start, end: o.end }),
    );
    const last = past.at(-1);
    const make = (ids: ReadonlyMap<string, string>): Change[] => [
      ...past.map((o) =>
        append(meetings, {
          id: o.id,
          series: weekly.id,
          title: weekly.name[language],
          start: o.start,
          end: o.end,
          event: ids.get(o.id),
          state: 'held',
          publishedAt: addWorkingHours(policy, o.start, -8),
          publishedBy: weekly.organiser,
          minutesAt: addWorkingHours(policy, o.end, 2),
        }),
      ),
      ...past.slice(-4).flatMap((o) => phrases.pastItems.map((p, i) => pastItem(o.id, p, i, o === last))),
      ...(last
        ? [
            append(actionLinks, {
              id: 'A-0001',
              title: say(phrases.openTasks[0]!),
              owner: phrases.openTasks[0]!.owner,
              due: today.plus({ days: phrases.openTasks[0]!.dueIn }).toISODate()!,
              meeting: last.id,
              item: 'requests:overdue:sales>rd',
              task: undefined,
            }),
          ]
        : []),
    ];
    return { events, rows: make };
  }

  function pastItem(meeting: string, p: (typeof phrases.pastItems)[number], i: number, last: boolean): Change {
    const unreached = last && p.unreached;
    return append(agendaItems, {
      id: `${meeting}:${p.key}`,
      meeting,
      key: p.key,
      section: p.section,
      position: i + 1,
      title: say(p),
      wanted: p.wanted,
      minutes: p.minutes,
      owner: p.owner,
      why: undefined,
      state: unreached ? 'parked' : 'planned',
      reason: undefined,
      score: 40 - i * 5,
      postponed: unreached ? 1 : undefined,
      pinned: false,
      edited: undefined,
      outcome: unreached ? undefined : 'done',
      outcomeNote: unreached ? undefined : say(phrases.discussed),
    });
  }
}
