import { z } from 'zod';
import {
  agendaRules,
  date,
  department,
  id,
  indicator,
  informationKept,
  meeting,
  months,
  people,
  person,
  requestKind,
  share,
  text,
  workingCalendar,
  workingHours,
} from './parts.ts';

/**
 * What a company agrees on, in the order in which a manager would say it. Every `describe` is shown in editors
 * (JSON Schema) and names the clause of the policy it serves. Types are inferred, never written twice.
 */
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
        majority: share.optional().describe('Needed for a qualified majority'),
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
/** A series of meetings: one of the policy, or that of a working group. */
export type MeetingSeries = Policy['meetings'][number] & { group?: string };
export type Department = Policy['departments'][number];

/** The same schema for editors (VS Code, the policy form): completion, explanations and checks while typing. */
export const policyJsonSchema = (): object => z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' });
