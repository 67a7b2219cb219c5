import type { Text } from '../words.ts';
import { type CardStep, cardParts } from './card.ts';
import type { Change } from './changes.ts';
import type { Act } from './command.ts';
import { fingerprint } from './keys.ts';
import { me, nameOf } from './people.ts';

/** What a message is about. */
export interface About {
  id: string;
  title: string;
  /** Page of the tab. */
  link: string;
  /** Why the person hears of it, as the end of “because …”, where the message does not say it. */
  because?: Text | undefined;
}

/**
 * A courtesy to somebody whom an act concerns. Nobody is told of what they did themselves.
 * @param steps what they can do right from the message
 */
export function tell(
  act: Act,
  to: string | undefined,
  about: About,
  says: Text,
  more = '',
  steps: readonly CardStep[] = [],
): Change[] {
  if (!to || to.toLowerCase() === me(act)) return [];
  return [
    {
      do: 'message',
      key: fingerprint(about.id, says.en, to, act.now),
      to,
      title: says[act.policy.language],
      text: [`${nameOf(act, act.actor.email)}: ${about.title}`, more].filter(Boolean).join('\n'),
      link: act.place.appLink(about.link),
      titled: true,
      ...(about.because && { because: [about.because[act.policy.language]] }),
      ...cardParts(steps, act.policy.language),
    },
  ];
}
