import { z } from 'zod';

/**
 * What a company agrees on, in the order in which a manager would say it. Every `describe` is shown in editors
 * (JSON Schema) and names the clause of the policy it serves. Types are inferred, never written twice.
 */

const text = z
  .union([z.string().min(1), z.strictObject({ en: z.string().min(1), zh: z.string().min(1) })])
  .transform((v) => (typeof v === 'string' ? { en: v, zh: v } : v))
  .describe('A name in both languages {en, zh}, or one string for both');
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .describe('Small letters, digits and hyphens; never changes once rows refer to it');
const person = z.string().min(1).max(200).describe('E-mail address of a person in the directory');
const people = z.array(person);
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('Time of day, 24 hours, in the company time zone');
const date = z.iso.date().describe('A date, YYYY-MM-DD');
const share = z.number().min(0).max(1).describe('A share between 0 and 1');
const workingHours = z.number().positive().max(2000).describe('Hours of the working calendar, not of the clock');
const minutes = z.number().int().min(1).max(480).describe('Minutes');
const months = z.number().int().min(1).max(36).describe('Months');

const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

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

export const policySchema = z
  .strictObject({
    format: z.literal(1).describe('Version of this file format'),
    name: text,
    company: text,
    version: z.string().min(1).max(40),
    effective: date.describe('In force from this day'),
    language: z.enum(['en', 'zh']).describe('Language of the workbook, the tasks and the invitations'),
    time_zone: z.string().min(1).describe('IANA time zone of the company, e.g. Asia/Shanghai'),
    working_calendar: workingCalendar,
    purpose: text,
    principles: z
      .array(z.strictObject({ id, name: text, means: text }))
      .min(1)
      .describe('Principles (A1)'),
    departments: z.array(department).min(2),
    roles: z
      .strictObject({
        general_manager: person,
        organisers: people.min(1).describe('May edit and publish agendas'),
        performance_owners: people.default([]),
        admins: people.default([]),
      })
      .describe('Persons with a part of their own'),
    information: z
      .array(
        z.strictObject({
          id,
          name: text,
          from: z.array(id).min(1),
          to: z.array(id).min(1),
          kept_in: z.enum(informationKept).describe('Where it is written down: a register, or one kind of signal'),
          every_days: z.number().int().min(1).max(365).describe('An update is owed this often'),
        }),
      )
      .describe('What departments tell each other (A5, A6, B6)'),
    requests: z.strictObject({
      kinds: z.array(requestKind).min(1),
      remind_before_hours: workingHours,
      escalate: z
        .array(z.strictObject({ after_hours: z.number().min(0), to: z.enum(['liaison', 'deputy', 'head', 'agenda']) }))
        .describe('Who hears of an overdue request, and when (B5)'),
    }),
    demands: z.strictObject({
      triage_within_days: z.number().int().min(1),
      triaged_by: id.describe('Department that judges demands (A2)'),
    }),
    service: z.strictObject({
      handled_by: id,
      priorities: z
        .array(
          z.strictObject({ id, name: text, respond_within_hours: workingHours, resolve_within_hours: workingHours }),
        )
        .min(1)
        .describe('Service cases (A4)'),
    }),
    forecast: z
      .strictObject({
        given_by: id,
        planned_by: id,
        period: z.literal('month'),
        horizon_periods: z.number().int().min(1).max(18),
        cut_off_day: z.number().int().min(1).max(28).describe('Day of the month that locks the next period'),
        confirm_within_days: z.number().int().min(1),
        exception_share: share.describe('A gap between forecast and plan beyond this share is an exception'),
        exception_units: z.number().min(0).describe('… if it is also more than this many units'),
        products: z.array(z.strictObject({ id: z.string().min(1), name: text })).min(1),
        regions: z.array(z.strictObject({ id: z.string().min(1), name: text })).min(1),
      })
      .describe('Forecasts given to production (A3)'),
    sales_plan: z
      .strictObject({
        period: z.enum(['month', 'quarter']),
        targets: z.array(z.strictObject({ period: z.string(), target: z.number() })),
      })
      .describe('Sales targets (B1)'),
    meetings: z.array(meeting).min(1),
    agenda: agendaRules,
    decisions: z
      .strictObject({
        committee: z.strictObject({
          name: text,
          members: z.array(z.union([z.literal('heads'), person])).min(1),
          chair: person,
          quorum: share.describe('Share of the members, substitutes included, that must take part'),
        }),
        rule: z
          .enum(['unanimity', 'no-sustained-objection', 'qualified-majority'])
          .describe('When a plan is agreed (A9)'),
        rounds: z.number().int().min(1).max(9).describe('Rounds of discussion before it goes to the general manager'),
        majority: share.optional(),
        opinions_within_days: z.number().int().min(1),
        review_after_days: z.number().int().min(1).describe('Effect is checked after this long'),
        criteria: z.array(z.strictObject({ id, name: text, weight: share })).min(1),
      })
      .describe('Committee and decisions (A8, A9)'),
    working_groups: z
      .strictObject({ longest_months: months, report_every_days: z.number().int().min(1) })
      .describe('B4'),
    procedures: z
      .strictObject({ review_months: months, acknowledge_within_days: z.number().int().min(1) })
      .describe('B8'),
    training: z
      .strictObject({ per_year: z.number().int().min(0), new_staff_within_days: z.number().int().min(1) })
      .describe('A7'),
    performance: z
      .strictObject({
        period: z.enum(['month', 'quarter', 'half-year', 'year']),
        sales_own_targets: share.describe(
          'Weight of its own targets in the combined result of sales; the rest is co-operation',
        ),
        others_own_targets: share,
        indicators: z.array(indicator).min(1),
        appeal_within_days: z.number().int().min(1),
      })
      .describe('Assessment (A10, B9)'),
    recognition: z
      .strictObject({ levels: z.array(text).min(1) })
      .describe('Recognition, always decided by a person (A11)'),
    corrections: z
      .strictObject({ levels: z.array(text).min(1), expire_months: months, heard_by: person })
      .describe('Corrections, always heard and decided by persons; never a fine (A11)'),
    review: z
      .strictObject({ every_months: months, next: date, owner: person })
      .describe('Review of this policy and of how the co-ordination works (A13, B10, B11)'),
  })
  .describe("A company's business coordination policy");

export type Policy = z.infer<typeof policySchema>;
export type MeetingSeries = Policy['meetings'][number];
export type Department = Policy['departments'][number];
export type Source = (typeof sources)[number];
export type Wanted = (typeof wanted)[number];

/** The same schema for editors (VS Code, the policy form): completion, explanations and checks while typing. */
export const policyJsonSchema = (): object => z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' });
