import type { Text } from '../words.ts';
import { append, type Change } from '../workspace/changes.ts';
import type { Command, Automation as DoneByItself, Scene } from '../workspace/command.ts';
import { asDigest, type Message } from '../workspace/digest.ts';
import { attempted, type Firing, firingsOf, inForceSince, writtenAt } from './firing.ts';
import { automationLog } from './records.ts';
import { inWords, type Wording } from './wording.ts';

/** How many rows are acted on in one look: a rule that is wider than it was meant does not flood anybody. */
const most = 20;

/** The policy's own automations: when … and … then … Each acts once for each row, and writes down what it did (A12). */
export const policyAutomations =
  (commands: ReadonlyMap<string, Command>): DoneByItself =>
  (scene) => {
    if (!scene.snapshot.tables.automationLog?.raw) return [];
    const due = scene.policy.automations.flatMap((a) => (a.paused ? [] : dueOf(scene, a))).slice(0, most);
    const messages: Message[] = [];
    const changes = due.flatMap((firing): Change[] => {
      const { changes: own, refusal } = attempted(scene, firing, commands);
      messages.push(...(refusal ? [] : messagesOf(scene, firing)));
      return [...own, logged(scene, commands, firing, refusal)];
    });
    return [...changes, ...asDigest(messages, scene.policy.language, scene.place.appLink('today'))];
  };

function dueOf(scene: Scene, a: Firing['automation']): Firing[] {
  const since = inForceSince(scene, a);
  return firingsOf(scene, a).filter((f) => {
    const at = writtenAt(f.register, f.row);
    return !f.before && (at === undefined || at >= since);
  });
}

const messagesOf = ({ place }: Scene, { id, tells, says, automation }: Firing): Message[] =>
  tells.map((to) => ({
    key: `${id} ${to}`,
    to,
    title: automation.name,
    text: { en: says, zh: says },
    link: place.appLink('today'),
  }));

const logged = (scene: Scene, commands: Wording['commands'], f: Firing, refusal: Text | undefined): Change =>
  ({
    ...append(automationLog, {
      id: f.id,
      at: scene.now,
      automation: f.automation.id,
      register: f.automation.on,
      row: f.row.id,
      did: inWords({ ...scene, commands }, f)[scene.policy.language],
      outcome: refusal ? 'refused' : 'done',
      because: refusal?.[scene.policy.language],
    }),
    drafted: true,
  }) satisfies Change;
