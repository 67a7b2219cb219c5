import { z } from 'zod';

/** What a policy is put together from: measures and names, and the things of which it has several. */

export const text = z
  .union([z.string().min(1), z.strictObject({ en: z.string().min(1), zh: z.string().min(1) })])
  .transform((v) => (typeof v === 'string' ? { en: v, zh: v } : v))
  .describe('A name in both languages {en, zh}, or one string for both');
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .describe('Small letters, digits and hyphens; never changes once rows refer to it');
export const person = z.string().min(1).max(200).describe('E-mail address of a person in the directory');
export const people = z.array(person);
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('Time of day, 24 hours, in the company time zone');
export const date = z.iso.date().describe('A date, YYYY-MM-DD');
export const share = z.number().min(0).max(1).describe('A share between 0 and 1');
export const workingHours = z.number().positive().max(2000).describe('Hours of the working calendar, not of the clock');
const minutes = z.number().int().min(1).max(480).describe('Minutes');
export const months = z.number().int().min(1).max(36).describe('Months');

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const weekday = z.enum(weekdays);

export const workingCalendar = z
  .strictObject({
    week: z.array(weekday).min(1).describe('Ordinary working days'),
    hours: z
      .array(z.strictObject({ from: clockTime, to: clockTime }))
      .min(1)
      .describe('Working time of a day'),
    holidays: z
      .array(z.strictObject({ date, name: text.optional() }))
      .default([])
      .describe('Days off'),
    make_up_workdays: z.array(date).default([]).describe('Working days that fall on a weekend (调休)'),
  })
  .describe('Working calendar: every deadline is counted in it (B5)');

export const department = z
  .strictObject({
    id,
    name: text,
    head: person.describe('Department head'),
    substitute: person.optional().describe('Who stands in for the head in meetings and decisions'),
    liaison: person.describe('The liaison through whom other departments reach this one (B7)'),
    deputy: person.optional().describe('Deputy of the liaison'),
    members: people.default([]).describe('Other staff known to belong here; the directory may add more'),
    topics: z
      .array(
        z.strictObject({
          about: z
            .array(z.string().min(1).max(80))
            .min(1)
            .describe('Kinds of request, products, information, or demands, service, forecast'),
          liaison: person.describe('Who is reached for these'),
          deputy: person.optional().describe('Who stands in for them'),
        }),
      )
      .default([])
      .describe('Topics for which others than the liaison are reached'),
  })
  .describe('A department that takes part in the coordination');

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
const source = z.enum(sources).describe('Where agenda items of this section come from');
export const wanted = ['inform', 'discuss', 'decide'] as const;

export const meeting = z
  .strictObject({
    id,
    name: text.describe('Title of the meeting in the calendar'),
    principle: id.optional().describe('The principle that this meeting serves (A1)'),
    cadence: z.string().min(6).max(300).describe('How often: an RRULE without its times, e.g. FREQ=WEEKLY;BYDAY=WE'),
    from: date.describe('First day of the series'),
    starts: clockTime,
    minutes: minutes.describe('Length of the meeting'),
    on_rest_day: z
      .enum(['skip', 'workday-before', 'workday-after'])
      .default('workday-before')
      .describe('What happens to a meeting that falls on a day off'),
    organiser: person,
    attend: z
      .array(z.union([z.enum(['heads', 'liaisons', 'committee']), person]))
      .min(1)
      .describe('heads, liaisons, committee, or single persons'),
    room: text.optional(),
    draft_days_before: z
      .number()
      .int()
      .min(1)
      .max(30)
      .default(5)
      .describe('The agenda is drafted this many days ahead'),
    pre_read_hours: workingHours.default(8).describe('Topics close and reading starts this long before the meeting'),
    language: z.enum(['en', 'zh']).optional().describe('Language of the invitation; else that of the company'),
    sections: z
      .array(
        z.strictObject({
          id,
          name: text,
          from: z.array(source).min(1),
          minutes_at_most: minutes.optional().describe('The section never takes longer than this'),
        }),
      )
      .min(1)
      .describe('Sections in the order in which they are held (B3)'),
  })
  .describe('A series of coordination meetings (A7, B3)');

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

export const agendaRules = z
  .strictObject({
    minutes: z
      .strictObject({ inform: minutes, discuss: minutes, decide: minutes })
      .describe('How long an item takes when nobody says otherwise'),
    opening_minutes: z.number().int().min(0).max(60).describe('Kept free to open and close the meeting'),
    consent_minutes: z.number().int().min(0).max(60).describe('Taken as read, together, in this many minutes'),
    weights: z
      .strictObject({
        lateness: z.number().min(0).max(100).describe('How late it is, in working days'),
        impact: z.number().min(0).max(100).describe('How much it weighs: gap, priority, impact'),
        waiting: z.number().min(0).max(100).describe('How many departments wait for it'),
        decision: z.number().min(0).max(100).describe('Only this meeting can decide it'),
        postponed: z.number().min(0).max(100).describe('It was put off before, each time'),
        asked: z.number().min(0).max(100).describe('A person asked for it'),
      })
      .describe('Weights of the score by which items are ranked'),
    confirm_minutes_within_days: z
      .number()
      .int()
      .min(1)
      .max(30)
      .default(3)
      .describe('Minutes are final this many working days after the meeting, unless somebody objects'),
    due_within_days: z.number().int().min(0).max(60).describe('Look this far ahead for things that fall due'),
  })
  .describe('How an agenda is put together (B3)');

export const requestKind = z
  .strictObject({
    id,
    name: text,
    to: z.array(id).min(1).describe('Departments that answer this kind'),
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
      .default([])
      .describe('What has to be known to answer; each is a column of the register, kinds may share one'),
  })
  .describe('A kind of request between departments with its own deadline (B2, B5)');

export const indicator = z.strictObject({
  id,
  name: text,
  measures: z
    .enum([
      'requests-on-time',
      'forecast-wape',
      'actions-closed',
      'service-on-time',
      'customer-satisfaction',
      'plan-confirmed',
    ])
    .describe('A ready indicator of the library'),
  target: z.number(),
  floor: z.number().describe('At or beyond this the score is 0'),
  better: z.enum(['higher', 'lower']),
  unit: z.enum(['share', 'points']).default('share'),
  weight: share,
  minimum_cases: z.number().int().min(1).default(5).describe('With fewer cases no figure is given'),
  applies_to: z.array(id).min(1).describe('Departments; with forecasts, the one that gives them'),
});

export type Source = (typeof sources)[number];
export type Wanted = (typeof wanted)[number];
