import { DateTime } from 'luxon';
import { z } from 'zod';
import { factsOf } from '../automations/facts.ts';
import { dateIn } from '../policy/calendar.ts';
import { policyJsonSchema } from '../policy/editor-schema.ts';
import { fieldsByPlace } from '../policy/fields.ts';
import { historyOf, readOnce } from '../policy/history.ts';
import { watchable } from '../policy/parts.ts';
import { readRule } from '../policy/rules/expression.ts';
import { listOf, rulePlaces } from '../policy/rules/facts.ts';
import { policyVersions } from '../policy/versions.ts';
import { mistyped, type PolicyError } from '../policy/yaml.ts';
import { registersFor } from '../registers.ts';
import { seenBy } from '../rule-preview.ts';
import { t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { everybody, nameOf } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Finding, findingsOn } from './checking.ts';
import { type Differences, differences } from './differences.ts';
import { writers } from './drafting.ts';

/** What a text is worth as a policy: its errors, or what it would change and what is to be known of it. */
export interface Examined {
  errors: PolicyError[];
  findings: Finding[];
  /** Against what is in force; nothing while there are errors. */
  differences?: Differences;
}

export function examined(act: Act, source: string): Examined {
  const read = mistyped(source) ?? readOnce(source);
  if (!read.ok) return { errors: read.errors, findings: [] };
  return {
    errors: [],
    findings: findingsOn(act, read.policy),
    differences: differences(act.policy, read.policy, (email) => nameOf(act, email)),
  };
}

/** What the editor shows while somebody types. */
export const examineView = defineView({
  name: 'examine-policy',
  title: t('Examine a policy', '检查制度'),
  allow: writers,
  query: z.strictObject({ source: z.string().max(150_000) }),
  show: (act, { source }) => examined(act, source),
});

/** The version in force, counted on: 2026.1 → 2026.2, and further where that was given before. */
function nextVersion(act: Act): string {
  const given = new Set([
    ...historyOf(act.snapshot, act.installed).map((p) => p.policy.version),
    ...rowsOf(act.snapshot, policyVersions).map((v) => v.version),
  ]);
  const [, stem = `${act.policy.version}.`, n = '0'] = /^(.*?)(\d+)$/.exec(act.policy.version) ?? [];
  for (let next = Number(n) + 1; ; next++) if (!given.has(`${stem}${next}`)) return `${stem}${next}`;
}

const nextMonth = ({ policy, now }: Act): string =>
  DateTime.fromISO(dateIn(policy, now)).plus({ months: 1 }).startOf('month').toISODate()!;

/** What the editor's form is made of. */
export const formView = defineView({
  name: 'policy-form',
  title: t('The form of the policy', '制度表单'),
  allow: writers,
  query: z.strictObject({}),
  show: (act) => ({
    schema: policyJsonSchema(),
    fields: fieldsByPlace(),
    people: everybody(act),
    /** What each rule may look at, by its place; of automations by the register that they watch. */
    facts: {
      ...Object.fromEntries(Object.entries(rulePlaces).map(([place, { facts }]) => [place, listOf(facts)])),
      ...Object.fromEntries(
        registersFor(act.policy)
          .filter((r) => (watchable as readonly string[]).includes(r.name))
          .map((r) => [`automations:${r.name}`, listOf(factsOf(r))]),
      ),
    } as Record<string, ReturnType<typeof listOf>>,
    /** What a new draft calls itself unless somebody says otherwise. */
    next: { version: nextVersion(act), effective: nextMonth(act) },
  }),
});
export type PolicyForm = ReturnType<typeof formView.show>;

/** How many rows a preview shows; the number of all stands beside them. */
const previewRows = 8;

export const previewView = defineView({
  name: 'preview-rule',
  title: t('A rule on the rows as they are', '规则预览'),
  allow: writers,
  query: z.strictObject({
    place: z.enum(Object.keys(rulePlaces) as [string, ...string[]]),
    rule: z.string().max(1000),
  }),
  show(act, { place, rule }) {
    const { facts, gives } = rulePlaces[place]!;
    const read = readRule(rule, facts, gives);
    if (!read.ok) return { wrong: read.says, all: 0, matches: 0, rows: [] };
    const seen = seenBy[place]!(act).map(({ label, values }) => ({ label, value: read.rule.of(values) }));
    const found = gives === 'yes' ? seen.filter((s) => s.value === true) : seen;
    return {
      wrong: undefined,
      all: seen.length,
      matches: found.length,
      rows: found.slice(0, previewRows).map(({ label, value }) => ({
        label,
        value: typeof value === 'number' ? Math.round(value * 1000) / 1000 : undefined,
      })),
    };
  },
});
export type ShownPreview = ReturnType<typeof previewView.show>;

export const editorViews = [examineView, formView, previewView];
