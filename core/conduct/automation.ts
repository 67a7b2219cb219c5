import { DateTime } from 'luxon';
import { conductFactsIn } from '../figures.ts';
import { periods } from '../performance/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { staffOf } from '../policy/organisation.ts';
import { type FactValues, readRule } from '../policy/rules/expression.ts';
import { conductFacts } from '../policy/rules/facts.ts';
import { foundInWords } from '../policy/rules/in-words.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, t } from '../words.ts';
import { type Change, draft, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { type Stretch, stretchBetween } from '../workspace/evaluating.ts';
import { fingerprint } from '../workspace/keys.ts';
import type { Subject } from '../workspace/measure.ts';
import { rowOf, rowsOf, rowsWith } from '../workspace/snapshot.ts';
import { archiveAccess, type Correction, corrections, type Recognition, recognitions } from './records.ts';

type Rule = Policy['recognition']['rules'][number];

/** Whom a rule is about, and what it finds of each; of persons only those who had anything to do. */
function subjectsOf(policy: Policy, { about }: Rule): Subject[] {
  if (about === 'department') return policy.departments.map((d) => ({ department: d.id }));
  const people = new Set(policy.departments.flatMap(staffOf).map((p) => p.toLowerCase()));
  return [...people].map((person) => ({ person }));
}

/** Why a rule proposes somebody: the rule by its name, and the figures that met it. */
const said = (policy: Policy, rule: Rule, period: string, facts: FactValues): string => {
  const pattern = t('{rule}, {period}. {found}', '{rule}（{period}）。{found}');
  const found = foundInWords(rule.when, conductFacts, facts);
  return fill(pattern, { rule: rule.name, period, found })[policy.language];
};

/**
 * Proposals of the rules for a period that was closed (A11): each is decided by a person, and a correction that a rule
 * proposes is first looked at by one before anything is said to anybody.
 */
export const proposeByRules: Automation = (scene) => {
  const { snapshot, now } = scene;
  if (!snapshot.tables[recognitions.name]?.raw || !snapshot.tables[corrections.name]?.raw) return [];
  return rowsWith(snapshot, periods, 'state', 'closed')
    .filter((p) => !p.proposedAt)
    .flatMap((row): Change[] => {
      const stretch = stretchBetween(scene, row.from, row.to);
      const days = DateTime.fromISO(row.to).diff(DateTime.fromISO(row.from), 'days').days;
      const before = stretchBetween(scene, DateTime.fromISO(row.from).minus({ days }).toISODate()!, row.from);
      return [...proposals(scene, stretch, before, row.id), ...patch(periods, row, { proposedAt: now })];
    });
};

function proposals(scene: Scene, stretch: Stretch, before: Stretch, period: string): Change[] {
  const { policy } = stretch;
  const facts = new Map<string, ReturnType<typeof conductFactsIn>>();
  const of = (whom: Subject) => {
    const key = whom.person ?? whom.department;
    const known = facts.get(key) ?? conductFactsIn(stretch, before, whom);
    facts.set(key, known);
    return known;
  };
  return (['recognition', 'corrections'] as const).flatMap((part) =>
    policy[part].rules.flatMap((rule): Change[] => {
      const read = readRule(rule.when, conductFacts, 'yes');
      if (!read.ok) return [];
      return subjectsOf(policy, rule)
        .filter((whom) => read.rule.of(of(whom)) === true)
        .flatMap((whom): Change[] => {
          const id = `${part === 'recognition' ? 'W' : 'C'}-${fingerprint(rule.id, period, whom.person, whom.department)}`;
          const common = { id, level: rule.level, rule: rule.id, occasion: `scores/${period}` };
          if (part === 'recognition')
            return rowOf(scene.snapshot, recognitions, id)
              ? []
              : [
                  draft(recognitions, {
                    ...common,
                    who: whom.person,
                    department: whom.department,
                    reason: said(policy, rule, period, of(whom)),
                    proposedBy: rule.id,
                    proposedAt: scene.now,
                    state: 'proposed',
                  }),
                ];
          return rowOf(scene.snapshot, corrections, id) || !whom.person
            ? []
            : [
                draft(corrections, {
                  ...common,
                  who: whom.person,
                  facts: said(policy, rule, period, of(whom)),
                  raisedBy: rule.id,
                  raisedAt: scene.now,
                  state: 'proposed',
                }),
              ];
        });
    }),
  );
}

/** What has expired counts no more; of what has been kept long enough names and words are taken out. */
export const clearArchive: Automation = ({ snapshot, policy, now }) => {
  const today = dateIn(policy, now);
  const oldest = DateTime.fromISO(today).minus({ months: policy.archive.keep_months }).toISODate()!;
  const old = (at: string) => dateIn(policy, at) < oldest;
  return [
    ...rowsOf(snapshot, corrections).flatMap((c) => {
      if (c.state !== 'erased' && old(c.decidedAt ?? c.raisedAt)) return patch(corrections, c, erasedCorrection);
      return c.state === 'decided' && c.expires && c.expires < today ? patch(corrections, c, { state: 'expired' }) : [];
    }),
    ...rowsOf(snapshot, recognitions).flatMap((r) =>
      r.state !== 'erased' && old(r.decidedAt ?? r.proposedAt) ? patch(recognitions, r, erasedRecognition) : [],
    ),
    ...rowsOf(snapshot, archiveAccess).flatMap((l) =>
      l.about !== gone && old(l.at) ? patch(archiveAccess, l, { who: gone, about: gone, purpose: gone }) : [],
    ),
  ];
};

/** Cells that must not be empty say that something stood there. */
const gone = '—';
const erasedCorrection: Partial<Correction> = {
  state: 'erased',
  who: undefined,
  facts: gone,
  raisedBy: gone,
  occasion: undefined,
  rule: undefined,
  statement: undefined,
  hearing: undefined,
  heardBy: undefined,
  why: undefined,
  decidedBy: undefined,
  appeal: undefined,
  appealAnswer: undefined,
  appealBy: undefined,
  rebuttal: undefined,
};
const erasedRecognition: Partial<Recognition> = {
  state: 'erased',
  who: undefined,
  reason: gone,
  proposedBy: gone,
  occasion: undefined,
  rule: undefined,
  endorsedBy: undefined,
  citation: undefined,
  why: undefined,
  decidedBy: undefined,
  rebuttal: undefined,
};

export const conductAutomations = [proposeByRules, clearArchive];
