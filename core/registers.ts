import { actionLinks } from './actions/records.ts';
import { automationLog } from './automations/records.ts';
import { archiveAccess, corrections, recognitions, thanks } from './conduct/records.ts';
import { criterionColumn, decisions, opinions, options, remarks, resolutions, weighings } from './decisions/records.ts';
import { demands } from './demands/records.ts';
import { evaluations } from './evaluation/records.ts';
import { follows, orders, signals } from './exchange/records.ts';
import { forecasts, plans } from './forecasts/records.ts';
import { groups } from './groups/records.ts';
import { agendaItems, meetingLines, meetings, topics } from './meetings/records.ts';
import { onceFor } from './once.ts';
import { calibrations, departmentScores, periods, personScores, scoreAppeals } from './performance/records.ts';
import { absences } from './policy/absences.ts';
import type { Policy } from './policy/schema.ts';
import { policyTexts, policyVersions } from './policy/versions.ts';
import { procedures, procedureVersions, readings } from './procedures/records.ts';
import { reports } from './reports/records.ts';
import { fieldColumn, requests, updateKind } from './requests/records.ts';
import { suggestions } from './revision/records.ts';
import { rounds } from './rounds/records.ts';
import { clocksOf } from './service/clocks.ts';
import { serviceCases } from './service/records.ts';
import { enrolments, trainings } from './training/records.ts';
import type { Language, Text } from './words.ts';
import { activity, restrictedActivity } from './workspace/activity.ts';
import { bindings } from './workspace/binding.ts';
import { chats } from './workspace/chats.ts';
import { knownPeople } from './workspace/known-people.ts';
import type { Layout } from './workspace/port.ts';
import {
  type Column,
  layoutOf,
  type NamedList,
  type PolicyList,
  type Register,
  withLists,
} from './workspace/register.ts';

/** Every register of the product, in the order of the workbook's sheets. */
export const registers = [
  requests,
  forecasts,
  plans,
  demands,
  signals,
  orders,
  serviceCases,
  rounds,
  decisions,
  options,
  weighings,
  opinions,
  resolutions,
  remarks,
  groups,
  procedures,
  procedureVersions,
  readings,
  trainings,
  enrolments,
  follows,
  policyVersions,
  policyTexts,
  suggestions,
  evaluations,
  periods,
  departmentScores,
  thanks,
  reports,
  automationLog,
  absences,
  topics,
  meetings,
  agendaItems,
  meetingLines,
  actionLinks,
  bindings,
  chats,
  knownPeople,
  activity,
  personScores,
  scoreAppeals,
  calibrations,
  recognitions,
  corrections,
  archiveAccess,
  restrictedActivity,
] as unknown as readonly Register[];

const named = (items: readonly { id: string; name: Text }[]): NamedList => ({
  options: Object.fromEntries(items.map((x) => [x.id, x.name])),
});

/** A department that was renamed, or that others were merged into, is meant by their names as well. */
const departmentsOf = ({ departments }: Policy): NamedList => ({
  ...named(departments),
  formerly: Object.fromEntries(
    departments.flatMap((d) =>
      d.formerly.flatMap(({ id, name }) => [id, name.en, name.zh].flatMap((words) => (words ? [[words, d.id]] : []))),
    ),
  ),
});

/** The registers with the lists of a policy: its departments, kinds of request, products … */
export function registersFor(policy: Policy): Register[] {
  const lists: Record<PolicyList, NamedList> = {
    departments: departmentsOf(policy),
    requestKinds: named([...policy.requests.kinds, updateKind]),
    priorities: named(policy.service.priorities),
    products: named(policy.forecast.products),
    regions: named(policy.forecast.regions),
    series: named(policy.meetings),
    registers: { options: Object.fromEntries(registers.filter((r) => r.bindable).map((r) => [r.name, r.title])) },
  };
  return withLists(registers, lists).map((register) => {
    if (register.name === requests.name) return withColumns(register, fieldColumns(policy));
    if (register.name === weighings.name) return withColumns(register, criterionColumns(policy));
    if (register.name === serviceCases.name)
      return {
        ...register,
        complete: { columns: ['respondBy', 'resolveBy'], from: (values) => ({ ...clocksOf(policy, values) }) },
      };
    return register;
  });
}

/** What the policy's kinds of request ask for are columns of their own: people fill them in the spreadsheet as well. */
const fieldColumns = (policy: Policy): [string, Column][] =>
  policy.requests.kinds
    .flatMap((kind) => kind.fields)
    .map(({ id, name, type }) => [fieldColumn(id), { kind: type, title: name, required: false }]);

const criterionColumns = (policy: Policy): [string, Column][] =>
  policy.decisions.criteria.map(({ id, name }) => [
    criterionColumn(id),
    { kind: 'number', title: name, required: false },
  ]);

const withColumns = (register: Register, columns: [string, Column][]): Register => ({
  ...register,
  columns: { ...register.columns, ...Object.fromEntries(columns) },
});

/** What provisioning creates, in the workspace's language. */
export const layoutFor = (policy: Policy, language: Language): Layout => ({
  taskList: policy.name[language],
  insiders: policy.roles.performance_owners,
  sections: policy.departments.map((d) => d.name[language]),
  tables: registersFor(policy).map((register) => ({
    title: register.title[language],
    also: register.title[language === 'zh' ? 'en' : 'zh'],
    purpose: register.purpose[language],
    ...(register.readers && { restricted: true as const }),
    columns: layoutOf(register).map(([, column]) => ({
      title: column.title[language],
      also: column.title[language === 'zh' ? 'en' : 'zh'],
      kind: column.kind,
      ...(column.options && { options: Object.values(column.options).map((o) => o[language]) }),
    })),
  })),
});

/** Titles of the tables that a suite is to read, of those that stand in the restricted file, and of the logs among them. */
export const tableTitles = onceFor((policy: Policy): { tables: string[]; restricted: string[]; logs: string[] } => {
  const titles = (of: readonly Register[]) => of.map((r) => r.title[policy.language]);
  return {
    tables: titles(registers.filter((r) => !r.readers)),
    restricted: titles(registers.filter((r) => r.readers)),
    logs: titles(registers.filter((r) => r.log)),
  };
});
