import type { Language } from '../../core/words.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { titles } from '../extension.ts';
import { samplePeople } from './company/people.ts';
import { esc } from './suite-pages.ts';
import type { World } from './world.ts';

type Kind = 'request' | 'demand';

/** What somebody wrote in a chat, so that the menu of a message can be tried. */
export const colleagueWrote = (language: Language): { from: string; text: string } => ({
  from: samplePeople(language).find((p) => p.email === 'sales.overseas@example.com')!.name,
  text: {
    en: 'May the PT-200 be installed in zone 1?\nFox Energy needs our word by Friday.',
    zh: 'PT-200 能否装在防爆 1 区？\n狐能源要求周五前答复。',
  }[language],
});

/** The message with its menu, as far as it is ours. */
export function colleagueCard(language: Language, person: string): string {
  const { from, text } = colleagueWrote(language);
  const button = (kind: Kind) => `<button name="kind" value="${kind}">… ${titles[kind][language]}</button>`;
  return `<article class="colleague"><h2>${esc(from)}</h2><p>${esc(text).replaceAll('\n', '<br>')}</p>
  <form method="post" action="from-message"><input type="hidden" name="person" value="${esc(person)}">${button('request')} ${button('demand')}</form></article>`;
}

/**
 * A person chooses from the menu. In Teams our bot is asked and says which page to open; in Feishu the page of the shortcut
 * is opened with a trigger, by which the client hands the message over.
 * @returns the page, below our own address
 */
export async function fromMessage(world: World, id: string, kind: Kind, person: string): Promise<string | undefined> {
  const tenant = world.tenant(id);
  const { from, text } = colleagueWrote(world.connection(id).workspace.policy.language);
  if (!(tenant instanceof Tenant)) {
    const shortcut = {
      host: 'feishu',
      workspace: id,
      page: `from-message/${kind}`,
      from: 'message_action',
      bdp_launch_query: JSON.stringify({ __trigger_id__: 'sample' }),
    };
    return `/?${new URLSearchParams(shortcut)}`;
  }
  const user = tenant.user(person);
  if (!user) return undefined;
  const messagePayload = {
    body: { contentType: 'html', content: `<p>${esc(text).replaceAll('\n', '<br>')}</p>` },
    from: { user: { displayName: from } },
  };
  const asked = { commandId: kind, commandContext: 'message', messagePayload };
  const { body } = await world.graph.bots.extension(tenant, user, 'fetchTask', asked);
  if (!body.task) return undefined;
  const { pathname, search, hash } = new URL(body.task.value.url);
  return pathname + search + hash;
}

/** The window hands back what was made, and the bot answers with what goes into the chat. @returns it in words */
export async function handedBack(world: World, id: string, person: string, made: object): Promise<string> {
  const tenant = world.tenant(id);
  const user = tenant instanceof Tenant ? tenant.user(person) : undefined;
  if (!user) return '';
  const { kind } = made as { kind?: string };
  const { body } = await world.graph.bots.extension(tenant as Tenant, user, 'submitAction', {
    commandId: kind,
    data: made,
  });
  const [card] = body.composeExtension?.attachments ?? [];
  return card ? `${card.preview.content.title} · ${card.preview.content.text}` : '';
}
