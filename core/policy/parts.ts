import { z } from 'zod';
import { t } from '../words.ts';

/** What a policy is put together from: measures and names, and the things of which it has several. */

export const text = z
  .union([z.string().min(1), z.strictObject({ en: z.string().min(1), zh: z.string().min(1) })])
  .transform((v) => (typeof v === 'string' ? { en: v, zh: v } : v));
/** What an indicator is part of. */
export const indicatorParts = { 'co-operation': t('Co-operation', '协作配合'), own: t('Own targets', '自身目标') };

export const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export const person = z.string().min(1).max(200);
export const people = z.array(person);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const date = z.iso.date();
export const share = z.number().min(0).max(1);
export const workingHours = z.number().positive().max(2000);
const minutes = z.number().int().min(1).max(480);
export const months = z.number().int().min(1).max(36);

/** A rule in CEL; what it may look at stands in `rules/facts.ts`. */
export const rule = z.string().trim().min(1).max(500);

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const weekday = z.enum(weekdays);

export const workingCalendar = z.strictObject({
  week: z.array(weekday).min(1),
  hours: z.array(z.strictObject({ from: clockTime, to: clockTime })).min(1),
  holidays: z.array(z.strictObject({ date, name: text.optional() })).default([]),
  make_up_workdays: z.array(date).default([]),
});

export const department = z.strictObject({
  id,
  name: text,
  head: person,
  substitute: person.optional(),
  liaison: person,
  deputy: person.optional(),
  members: people.default([]),
  formerly: z.array(z.strictObject({ id: id.optional(), name: text })).default([]),
  topics: z
    .array(
      z.strictObject({
        about: z.array(z.string().min(1).max(80)).min(1),
        liaison: person,
        deputy: person.optional(),
      }),
    )
    .default([]),
});

export const sources = [
  'actions',
  'requests',
  'forecast',
  'decisions',
  'service',
  'demands',
  'signals',
  'indicators',
  'reviews',
  'topics',
] as const;
const source = z.enum(sources);
export const wanted = ['inform', 'discuss', 'decide'] as const;

export const meeting = z.strictObject({
  id,
  name: text,
  principle: id.optional(),
  cadence: z.string().min(6).max(300),
  from: date,
  starts: clockTime,
  minutes: minutes,
  on_rest_day: z.enum(['skip', 'workday-before', 'workday-after']).default('workday-before'),
  organiser: person,
  attend: z.array(z.union([z.enum(['heads', 'liaisons', 'committee']), person])).min(1),
  room: text.optional(),
  draft_days_before: z.number().int().min(1).max(30).default(5),
  pre_read_hours: workingHours.default(8),
  language: z.enum(['en', 'zh']).optional(),
  sections: z
    .array(
      z.strictObject({
        id,
        name: text,
        from: z.array(source).min(1),
        minutes_at_most: minutes.optional(),
      }),
    )
    .min(1),
});

/** Where information that departments owe each other is written down (A5, A6). */
export const informationKept = [
  'demands',
  'competitor',
  'feedback',
  'progress',
  'market',
  'status',
  'orders',
  'plans',
  'forecasts',
  'serviceCases',
] as const;

export const agendaRules = z.strictObject({
  minutes: z.strictObject({ inform: minutes, discuss: minutes, decide: minutes }),
  opening_minutes: z.number().int().min(0).max(60),
  consent_minutes: z.number().int().min(0).max(60),
  weights: z.strictObject({
    lateness: z.number().min(0).max(100),
    impact: z.number().min(0).max(100),
    waiting: z.number().min(0).max(100),
    decision: z.number().min(0).max(100),
    postponed: z.number().min(0).max(100),
    asked: z.number().min(0).max(100),
  }),
  confirm_minutes_within_days: z.number().int().min(1).max(30).default(3),
  rules: z
    .array(
      z.strictObject({
        id,
        name: text,
        when: rule,
        points: z.number().int().min(-100).max(100).default(0),
        wanted: z.enum(wanted).optional(),
        minutes: minutes.optional(),
        section: id.optional(),
        leave_out: z.boolean().default(false),
      }),
    )
    .max(50)
    .default([]),
  due_within_days: z.number().int().min(0).max(60),
});

export const requestKind = z.strictObject({
  id,
  name: text,
  to: z.array(id).min(1),
  respond_within_hours: workingHours,
  complete_within_hours: workingHours,
  fields: z
    .array(
      z.strictObject({
        id,
        name: text,
        type: z.enum(['text', 'number', 'date']).default('text'),
        required: z.boolean().default(false),
      }),
    )
    .max(20)
    .default([]),
});

/** What an indicator may measure (A10, B9); each is described where its rows are, in `measures.ts` of its capability. */
const measureNames = [
  'requests-on-time',
  'requests-responded',
  'actions-closed',
  'forecast-wape',
  'forecast-bias',
  'plan-confirmed',
  'plan-on-time',
  'orders-delivered',
  'sales-target',
  'demands-judged',
  'demands-co-operation',
  'demands-closed',
  'service-on-time',
  'service-response',
  'customer-satisfaction',
  'decision-time',
  'pre-read-on-time',
  'news-fresh',
  'procedures-read',
  'formula',
] as const;
export type MeasureName = (typeof measureNames)[number];

export const indicator = z.strictObject({
  id,
  name: text,
  measures: z.enum(measureNames),
  part: z.enum(['co-operation', 'own']).default('co-operation'),
  persons: z.boolean().default(false),
  owner: person.optional(),
  formula: rule.optional(),
  cases: rule.optional(),
  target: z.number(),
  floor: z.number(),
  better: z.enum(['higher', 'lower']),
  unit: z.enum(['share', 'points']).default('share'),
  weight: share,
  minimum_cases: z.number().int().min(1).default(5),
  applies_to: z.array(id).min(1),
});

/** A form of recognition or correction: what it is called, and what follows from it. */
export const level = z.strictObject({ id, name: text, effect: text.optional() });
/** Who decides: by office, or by name. */
export const deciders = z.array(z.union([z.enum(['head', 'general-manager', 'performance-owners']), person])).min(1);
/** Proposes something at the end of each period; a person decides (A11). */
export const proposalRule = z.strictObject({
  id,
  name: text,
  about: z.enum(['department', 'person']),
  when: rule,
  level: id,
});

/** Registers whose rows an automation may watch. */
export const watchable = [
  'requests',
  'demands',
  'signals',
  'orders',
  'serviceCases',
  'forecasts',
  'plans',
  'decisions',
  'suggestions',
  'trainings',
] as const;
/** Commands that an automation may give: what a person could do with a few words. */
export const automatable = ['ask-request', 'propose-topic', 'raise-demand', 'add-signal', 'suggest-change'] as const;

/** When … and … then … (A12). Words in braces are facts of the row: `{title}`. */
export const automation = z.strictObject({
  id,
  name: text,
  on: z.enum(watchable),
  when: rule,
  acts_for: person,
  tell: z
    .array(z.union([z.enum(['head', 'liaison', 'organisers', 'general-manager', 'committee']), person]))
    .default([]),
  department: z.string().max(60).optional(),
  says: text.optional(),
  does: z.enum(automatable).optional(),
  input: z
    .array(z.strictObject({ field: z.string().min(1).max(40), value: z.string().max(500) }))
    .max(20)
    .default([]),
  paused: z.boolean().default(false),
});

export type Source = (typeof sources)[number];
export type Wanted = (typeof wanted)[number];
