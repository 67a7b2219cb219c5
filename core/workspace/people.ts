import { fill, Refusal, type Text, t } from '../words.ts';
import type { Act } from './command.ts';

/** Who acts, as rows name them: the e-mail address in small letters. */
export const me = ({ actor }: Pick<Act, 'actor'>): string => actor.email.toLowerCase();

/** Whether two addresses mean the same person; nobody is nobody's. */
export const same = (a: string | undefined, b: string | undefined): boolean =>
  !!a && !!b && a.toLowerCase() === b.toLowerCase();

/** Whether somebody leads the review of the policy: whoever it names, and organisers. */
export const leadsReview = (act: Pick<Act, 'actor' | 'policy'>): boolean =>
  act.policy.review.owner.toLowerCase() === me(act) || act.actor.roles.includes('organiser');

/** A person's name, of who has left the last one; or the words that stand for one. */
export function nameOf({ snapshot }: Pick<Act, 'snapshot'>, person: string): string {
  const { directory, language } = snapshot;
  const name = directory.nameOf(person);
  return directory.hasLeft(person) ? hasLeft[language](name) : name;
}
const hasLeft = { en: (name: string) => `${name} (left)`, zh: (name: string) => `${name}（已离职）` };

/** Somebody who spoke or sat in the place of another, as every record says it. */
export const standingIn = (scene: Pick<Act, 'snapshot'>, who: string, member: string): Text =>
  fill(t('{who} for {member}', '{who}（代{member}）'), { who: nameOf(scene, who), member: nameOf(scene, member) });

/** A person as pages show them. */
export interface Named {
  /** In small letters. */
  email: string;
  name: string;
}
export const person = (act: Pick<Act, 'snapshot'>, email: string): Named => ({
  email: email.toLowerCase(),
  name: nameOf(act, email),
});

/** Everybody who can be chosen in a form. */
export const everybody = ({ snapshot }: Pick<Act, 'snapshot'>): Named[] =>
  snapshot.directory.people.map(({ email, name }) => ({ email: email.toLowerCase(), name }));

/** @throws Refusal that names the field, if one of them is not in the directory */
export function mustKnow({ snapshot }: Pick<Act, 'snapshot'>, people: readonly string[], field: string): void {
  const unknown = people.find((p) => !snapshot.directory.find(p));
  if (unknown !== undefined)
    throw new Refusal(t(`"${unknown}" is not in the directory`, `通讯录中没有“${unknown}”`), 'invalid', field);
}
