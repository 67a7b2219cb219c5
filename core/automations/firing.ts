import { instantIn } from '../policy/calendar.ts';
import { historyOf } from '../policy/history.ts';
import { headOf, liaisonOf } from '../policy/names.ts';
import { actorOf, committeeOf } from '../policy/organisation.ts';
import { readRule } from '../policy/rules/expression.ts';
import type { Policy } from '../policy/schema.ts';
import { Refusal, type Text } from '../words.ts';
import type { Change } from '../workspace/changes.ts';
import { allowed, type Command, checked, type Scene } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import type { Register, Row } from '../workspace/register.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { factsOf, filled, valuesOf } from './facts.ts';
import { automationLog } from './records.ts';

export type Automation = Policy['automations'][number];

/** What an automation does about one row. */
export interface Firing {
  automation: Automation;
  register: Register;
  row: Row;
  /** Its row in the log: the same for every instance and every look. */
  id: string;
  /** E-mail addresses, and what they are told in the workspace's language. */
  tells: string[];
  says: string;
  does: { command: string; input: Record<string, unknown> } | undefined;
  /** Whether it was done before. */
  before: boolean;
}

/** Rows for which an automation's condition holds now, whether it was acted on or not. */
export function firingsOf(
  { snapshot, policy, now }: Pick<Scene, 'snapshot' | 'policy' | 'now'>,
  automation: Automation,
): Firing[] {
  const table = snapshot.tables[automation.on];
  if (!table) return [];
  const read = readRule(automation.when, factsOf(table.register), 'yes');
  if (!read.ok) return [];
  return table.rows.flatMap((row): Firing[] => {
    const values = valuesOf(table.register, row, now);
    if (read.rule.of(values) !== true) return [];
    const id = `Z-${fingerprint(automation.id, automation.on, row.id)}`;
    const department = filled(automation.department ?? '', values);
    return [
      {
        automation,
        register: table.register,
        row,
        id,
        tells: [...new Set(automation.tell.flatMap((to) => hearers(policy, to, department)))],
        says: filled(automation.says?.[policy.language] ?? '', values),
        does: automation.does && {
          command: automation.does,
          input: Object.fromEntries(automation.input.map(({ field, value }) => [field, filled(value, values)])),
        },
        before: !!rowOf(snapshot, automationLog, id),
      },
    ];
  });
}

function hearers(policy: Policy, to: string, department: string): string[] {
  const one = (email: string | undefined) => (email ? [email] : []);
  switch (to) {
    case 'head':
      return one(headOf(policy, department));
    case 'liaison':
      return one(liaisonOf(policy, department));
    case 'organisers':
      return policy.roles.organisers;
    case 'general-manager':
      return [policy.roles.general_manager];
    case 'committee':
      return committeeOf(policy);
    default:
      return [to];
  }
}

/**
 * From when an automation is in force as it is, an instant: what came before is none of its business, so that adopting one does
 * not set it on the whole past.
 */
export function inForceSince({ snapshot, installed }: Pick<Scene, 'snapshot' | 'installed'>, a: Automation): string {
  const same = JSON.stringify(a);
  let since = '';
  for (const version of [...historyOf(snapshot, installed)].reverse()) {
    const there = version.policy.automations.find((x) => x.id === a.id);
    if (!there || JSON.stringify(there) !== same) break;
    const day = instantIn(version.policy, version.from || version.policy.effective, '00:00');
    const adopted = version.row?.adoptedAt ?? day;
    since = adopted > day ? adopted : day;
  }
  return since;
}

/** When a row was last written, ISO 8601; nothing for one that was typed by hand and names no time. */
export function writtenAt({ columns }: Register, row: Row): string | undefined {
  const said = row as unknown as Record<string, unknown>;
  if (typeof said.updatedAt === 'string') return said.updatedAt;
  return Object.entries(columns)
    .flatMap(([key, c]) => (c.kind === 'moment' && typeof said[key] === 'string' ? [said[key] as string] : []))
    .sort()
    .at(-1);
}

/** What the command of a firing changes; or why it may not, as for the person in whose name it acts. */
export function attempted(
  scene: Scene,
  firing: Firing,
  commands: ReadonlyMap<string, Command>,
): { changes: Change[]; refusal?: Text } {
  try {
    return { changes: changesOf(scene, firing, commands) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { changes: [], refusal: error.says };
  }
}

function changesOf(scene: Scene, firing: Firing, commands: ReadonlyMap<string, Command>): Change[] {
  if (!firing.does) return [];
  const command = commands.get(firing.does.command)!;
  const actor = actorOf(scene.policy, firing.automation.acts_for);
  if (!allowed(command, actor) || !scene.snapshot.directory.find(actor.email))
    throw new Refusal(notAllowed(command.title), 'denied');
  return command.decide({ ...scene, actor }, inputOf(command, firing.does.input));
}

const notAllowed = (title: Text): Text => ({
  en: `the person it acts for may not do “${title.en}”`,
  zh: `所代表的人员无权执行“${title.zh}”`,
});

/** What was filled in is words; where the command wants a number or yes and no, it is read as that. */
function inputOf(command: Command, input: Record<string, unknown>): unknown {
  const plain = command.input.safeParse(input);
  if (plain.success) return plain.data;
  const read = Object.fromEntries(
    Object.entries(input).map(([key, value]) => {
      const word = String(value).trim();
      if (word === 'true' || word === 'false') return [key, word === 'true'];
      return [key, word !== '' && Number.isFinite(Number(word)) ? Number(word) : value];
    }),
  );
  const again = command.input.safeParse(read);
  return again.success ? again.data : checked(command.input, input);
}
