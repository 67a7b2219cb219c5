import type { Policy } from '../policy/schema.ts';
import { registersFor } from '../registers.ts';
import { fill, listed, type Text, t, verbatim } from '../words.ts';
import type { Command } from '../workspace/command.ts';
import { nameOf } from '../workspace/people.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Firing } from './firing.ts';

/** What is needed to say it: whose names, whose lists, and what commands are called. */
export interface Wording {
  snapshot: Snapshot;
  policy: Policy;
  commands: ReadonlyMap<string, Command>;
}

/** The register whose columns the fields of a command fill: people know the fields by their titles. */
const fills: Record<string, string> = {
  'ask-request': 'requests',
  'propose-topic': 'topics',
  'raise-demand': 'demands',
  'add-signal': 'signals',
  'suggest-change': 'suggestions',
};

/** A command with what it is told, as people say it: “Propose a topic (Series: Weekly meeting, Title: Spare parts)”. */
function commandSays({ snapshot, policy, commands }: Wording, { command, input }: NonNullable<Firing['does']>): Text {
  const columns = registersFor(policy).find((r) => r.name === fills[command])?.columns ?? {};
  const fields = Object.entries(input).map(([key, value]) => {
    const { title, options, kind } = columns[key] ?? {};
    const words = String(value);
    const says = options?.[words] ?? verbatim(kind === 'person' ? nameOf({ snapshot }, words) : words);
    return fill(t('{field}: {says}', '{field}：{says}'), { field: title ?? verbatim(key), says });
  });
  const name = commands.get(command)?.title ?? verbatim(command);
  return fields.length ? fill(t('{name} ({fields})', '{name}（{fields}）'), { name, fields: listed(fields) }) : name;
}

/** What a firing does, in a line. */
export function inWords(wording: Wording, { tells, says, does }: Firing): Text {
  const people = listed(tells.map((p) => verbatim(nameOf(wording, p))));
  const parts = [
    ...(tells.length ? [fill(t('Tells {people}: {says}', '通知{people}：{says}'), { people, says })] : []),
    ...(does ? [commandSays(wording, does)] : []),
  ];
  return { en: parts.map((p) => p.en).join('; '), zh: parts.map((p) => p.zh).join('；') };
}

/** What the log says was done: rows from before it was said in words hold the command and its input. */
export function loggedSays(wording: Wording, did: string | undefined): Text {
  const [, before = '', command = '', input = ''] = /^(.*?(?:; |；)?)([a-z-]+) (\{.*\})$/s.exec(did ?? '') ?? [];
  if (!wording.commands.has(command)) return verbatim(did ?? '');
  try {
    const says = commandSays(wording, { command, input: JSON.parse(input) as Record<string, unknown> });
    return { en: before + says.en, zh: before + says.zh };
  } catch {
    return verbatim(did ?? '');
  }
}
