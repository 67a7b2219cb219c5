import { actorOf } from '../core/policy/organisation.ts';
import { Refusal, type Text, t } from '../core/words.ts';
import { meet } from '../core/workspace/meet.ts';
import type { Suite } from '../core/workspace/port.ts';
import { SuiteError } from '../core/workspace/port.ts';
import type { Click, Outcome } from '../plugins/card.ts';
import { wordsFor } from './errors.ts';
import type { Workspace } from './workspace.ts';

/** Does what a person clicked on, with the checks that a page has. Never throws: whatever is wrong, the card says it. */
export async function clicked(workspace: Workspace, suite: Suite, { who, command, input }: Click): Promise<Outcome> {
  const outcome = (done: boolean, says: Text, over = done): Outcome => ({
    done,
    over,
    says: says[workspace.policy.language],
  });
  try {
    const person = (await workspace.current(suite, 60_000)).directory.identified(who);
    if (!person) return outcome(false, t('You are not among the people who take part', '您不在参与协作的人员之列'));
    await workspace.act(String(command), input ?? {}, actorOf(workspace.policy, person.id), suite);
    return outcome(true, t(`Done by ${person.name}`, `${person.name}已处理`));
  } catch (error) {
    if (error instanceof Refusal)
      return outcome(false, error.says, error.kind === 'conflict' || error.kind === 'missing');
    workspace.trouble('click', error);
    if (error instanceof SuiteError) return outcome(false, wordsFor(error));
    return outcome(false, t('This did not work; please open the page', '操作未成功，请打开页面处理'));
  }
}

/** A person can be reached in the chat from now on. Never throws: without it they are told in the activity feed. */
export async function met(workspace: Workspace, suite: Suite, who: string, address: string): Promise<void> {
  try {
    const snapshot = await workspace.current(suite, 60_000);
    const person = snapshot.directory.identified(who);
    if (person) await workspace.load(meet(snapshot, person.email, address), suite);
  } catch (error) {
    workspace.trouble('bot', error);
  }
}
