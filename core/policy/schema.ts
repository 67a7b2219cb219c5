import { z } from 'zod';
import {
  agendaRules,
  automation,
  date,
  deciders,
  department,
  id,
  indicator,
  informationKept,
  level,
  meeting,
  months,
  people,
  person,
  proposalRule,
  requestKind,
  rule,
  share,
  text,
  workingCalendar,
  workingHours,
} from './parts.ts';

/**
 * What a company agrees on, in the order in which a manager would say it. What each field is called and means, with the
 * clause that it serves, stands in `fields.ts`. Types are inferred, never written twice.
 */
export const policySchema = z.strictObject({
  format: z.literal(1),
  name: text,
  company: text,
  version: z.string().min(1).max(40),
  effective: date,
  language: z.enum(['en', 'zh']),
  time_zone: z.string().min(1),
  working_calendar: workingCalendar,
  purpose: text,
  principles: z.array(z.strictObject({ id, name: text, means: text })).min(1),
  departments: z.array(department).min(2),
  roles: z.strictObject({
    general_manager: person,
    organisers: people.min(1),
    performance_owners: people.default([]),
    admins: people.default([]),
  }),
  information: z.array(
    z.strictObject({
      id,
      name: text,
      from: z.array(id).min(1),
      to: z.array(id).min(1),
      kept_in: z.enum(informationKept),
      every_days: z.number().int().min(1).max(365),
      owed_when: rule.optional(),
    }),
  ),
  requests: z.strictObject({
    kinds: z.array(requestKind).min(1),
    read_by: z.enum(['everybody', 'concerned']).default('everybody'),
    remind_before_hours: workingHours,
    escalate: z.array(
      z.strictObject({
        after_hours: z.number().min(0),
        to: z.enum(['liaison', 'deputy', 'head', 'agenda']),
        when: rule.optional(),
      }),
    ),
  }),
  demands: z.strictObject({
    triage_within_days: z.number().int().min(1),
    triaged_by: id,
    progress_within_days: z.number().int().min(1).max(260).default(20),
    tell_within_days: z.number().int().min(1).max(260).default(5),
  }),
  service: z.strictObject({
    handled_by: id,
    call_back_within_days: z.number().int().min(1).max(260).default(3),
    priorities: z
      .array(z.strictObject({ id, name: text, respond_within_hours: workingHours, resolve_within_hours: workingHours }))
      .min(1),
  }),
  forecast: z.strictObject({
    given_by: id,
    planned_by: id,
    period: z.literal('month'),
    horizon_periods: z.number().int().min(1).max(18),
    cut_off_day: z.number().int().min(1).max(28),
    confirm_within_days: z.number().int().min(1),
    exception_share: share,
    exception_units: z.number().min(0),
    exception_when: rule.optional(),
    products: z.array(z.strictObject({ id: z.string().min(1), name: text })).min(1),
    regions: z.array(z.strictObject({ id: z.string().min(1), name: text })).min(1),
  }),
  sales_plan: z.strictObject({
    period: z.enum(['month', 'quarter']),
    targets: z.array(z.strictObject({ period: z.string(), target: z.number() })),
  }),
  meetings: z.array(meeting).min(1),
  agenda: agendaRules,
  decisions: z.strictObject({
    committee: z.strictObject({
      name: text,
      members: z.array(z.union([z.literal('heads'), person])).min(1),
      chair: person,
      quorum: share,
    }),
    rule: z.enum(['unanimity', 'no-sustained-objection', 'qualified-majority']),
    rounds: z.number().int().min(1).max(9),
    majority: share.optional(),
    opinions_within_days: z.number().int().min(1),
    review_after_days: z.number().int().min(1),
    criteria: z.array(z.strictObject({ id, name: text, weight: share })).min(1),
  }),
  working_groups: z.strictObject({ longest_months: months, report_every_days: z.number().int().min(1) }),
  procedures: z.strictObject({
    review_months: months,
    acknowledge_within_days: z.number().int().min(1),
    remind_before_days: z.number().int().min(0).max(60).default(2),
  }),
  training: z.strictObject({
    per_year: z.number().int().min(0),
    new_staff_within_days: z.number().int().min(1),
    topics: z
      .array(z.strictObject({ id, name: text, for: z.array(z.string().max(40)).min(1), every_months: months }))
      .max(50)
      .default([]),
  }),
  performance: z.strictObject({
    period: z.enum(['month', 'quarter', 'half-year', 'year']),
    sales_own_targets: share,
    others_own_targets: share,
    indicators: z.array(indicator).min(1),
    appeal_within_days: z.number().int().min(1),
  }),
  recognition: z.strictObject({
    levels: z.array(level).min(1),
    decided_by: deciders,
    rules: z.array(proposalRule).max(30).default([]),
  }),
  corrections: z.strictObject({
    levels: z.array(level).min(1),
    decided_by: deciders,
    hearing_within_days: z.number().int().min(1).max(60),
    heard_by: person,
    expire_months: months,
    rules: z.array(proposalRule).max(30).default([]),
  }),
  archive: z.strictObject({ keep_months: z.number().int().min(1).max(240) }),
  automations: z.array(automation).max(50).default([]),
  review: z.strictObject({ every_months: months, next: date, owner: person }),
});

export type Policy = z.infer<typeof policySchema>;
/** A series of meetings: one of the policy, or that of a working group. */
export type MeetingSeries = Policy['meetings'][number] & { group?: string };
export type Department = Policy['departments'][number];
