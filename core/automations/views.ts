import { z } from 'zod';
import { policyOf } from '../policy/history.ts';
import { readRule } from '../policy/rules/expression.ts';
import { registersFor } from '../registers.ts';
import { t } from '../words.ts';
import { type Command, defineView } from '../workspace/command.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { factsOf } from './facts.ts';
import { attempted, type Firing, firingsOf } from './firing.ts';
import { automationLog, firingOutcomes } from './records.ts';
import { inWords, loggedSays } from './wording.ts';

/** How many rows of a dry run, and of the log, are shown; the number of all stands beside them. */
const shownRows = 10;
const shownLog = 50;

/** The row's own words for itself. */
const labelOf = ({ row }: Firing): string => {
  const said = row as unknown as Record<string, unknown>;
  return String(said.title ?? said.order ?? said.words ?? row.id);
};

/** The policy's automations: what they did, and what they would do now; of what is in force, or of a text that is tried. */
export const automationsView = (commands: ReadonlyMap<string, Command>) =>
  defineView({
    name: 'automations',
    title: t('Automations', '自动规则'),
    allow: ['member'],
    query: z.strictObject({ source: z.string().max(150_000).optional().describe('A policy to be tried, in YAML') }),
    show(act, { source }) {
      const policy = source === undefined ? act.policy : policyOf(source);
      const scene = { ...act, policy };
      const wording = { snapshot: act.snapshot, policy, commands };
      const registers = new Map(registersFor(policy).map((r) => [r.name, r]));
      return {
        automations: policy.automations.map((a) => {
          const register = registers.get(a.on)!;
          const rule = readRule(a.when, factsOf(register), 'yes');
          const firings = firingsOf(scene, a);
          return {
            id: a.id,
            name: a.name,
            on: register.title,
            when: a.when,
            paused: a.paused,
            wrong: rule.ok ? undefined : rule.says,
            matches: firings.length,
            rows: firings.slice(0, shownRows).map((f) => ({
              id: f.row.id,
              label: labelOf(f),
              does: inWords(wording, f),
              before: f.before,
              refused: attempted(scene, f, commands).refusal,
            })),
          };
        }),
        log: rowsOf(act.snapshot, automationLog)
          .map((l) => ({
            ...l,
            did: loggedSays(wording, l.did),
            name: policy.automations.find((a) => a.id === l.automation)?.name ?? { en: l.automation, zh: l.automation },
            outcome: { id: l.outcome, name: firingOutcomes[l.outcome] },
          }))
          .sort((a, b) => b.at.localeCompare(a.at))
          .slice(0, shownLog),
        readAt: act.snapshot.readAt,
      };
    },
  });
export type ShownAutomations = ReturnType<ReturnType<typeof automationsView>['show']>;
