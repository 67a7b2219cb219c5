/** Something that can be put into a message. */
export interface Found {
  title: string;
  /** State, department, date: one line. */
  says: string;
  link: string;
}

/** What the message extension does, for whoever it is; the words are in the company's language. */
export interface Extension {
  /** Requests and decisions that say these words; the newest without any. @param who directory id */
  search(who: string, text: string): Promise<Found[]>;
  /** What was just made, for the message; `undefined` if it cannot be found. */
  made(who: string, kind: 'request' | 'demand', title: string): Promise<Found | undefined>;
  /** Address of the tab's page that makes something of a message, e.g. `…&page=from-message/request#/from-message/request`. */
  page(kind: 'request' | 'demand', message: { text: string; from: string }): { title: string; url: string };
  /** What a person is told who takes no part. */
  stranger: string;
}

interface Invoked {
  commandId?: string;
  parameters?: { name?: string; value?: unknown }[];
  messagePayload?: { body?: { content?: string; contentType?: string }; from?: { user?: { displayName?: string } } };
  data?: unknown;
}

const kindOf = (id: string | undefined) => (id === 'demand' || id === 'request' ? id : undefined);
/** A message as it is handed over may be a book; what is needed is what it is about. */
const longest = 1500;

/**
 * Answers what people do with the message extension (`messaging-extensions/how-to/…`): search results to put into a
 * message, and a window of the tab that makes a request or a demand of one. Teams waits five seconds.
 * @returns nothing to what it does not know
 */
export async function extended(
  extension: Extension,
  name: string | undefined,
  who: string,
  value: unknown,
): Promise<object | undefined> {
  const asked = (value ?? {}) as Invoked;
  if (name === 'composeExtension/query') {
    const text = asked.parameters?.find((p) => p.name === 'text')?.value;
    // Teams names the first run's parameter `initialRun`.
    const found = await extension.search(who, typeof text === 'string' ? text.slice(0, 200) : '');
    return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: found.map(attachment) } };
  }
  const kind = kindOf(asked.commandId);
  if (!kind) return undefined;
  if (name === 'composeExtension/fetchTask') {
    const { body, from } = asked.messagePayload ?? {};
    const text = (body?.contentType === 'html' ? plain(body.content ?? '') : (body?.content ?? '')).slice(0, longest);
    const { title, url } = extension.page(kind, { text, from: from?.user?.displayName ?? '' });
    return { task: { type: 'continue', value: { title, url, fallbackUrl: url, width: 'medium', height: 'large' } } };
  }
  if (name !== 'composeExtension/submitAction') return undefined;
  const { title } = (asked.data ?? {}) as { title?: unknown };
  const made = typeof title === 'string' ? await extension.made(who, kind, title) : undefined;
  if (!made) return {};
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [attachment(made)] } };
}

/** An Adaptive Card wants a preview beside it (`respond-to-search.md`). What people wrote stands in text runs: no Markdown. */
const attachment = ({ title, says, link }: Found): object => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.4',
    body: [run(title, { weight: 'bolder', size: 'medium' }), run(says, { isSubtle: true })],
    selectAction: { type: 'Action.OpenUrl', url: link },
    actions: [{ type: 'Action.OpenUrl', title: '→', url: link }],
  },
  preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text: says } },
});
const run = (text: string, style: object): object => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...style }],
});

/** The words of a message's HTML: nothing of it is ever shown as HTML again. */
const plain = (html: string): string =>
  html
    .replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\n{2,}/g, '\n')
    .trim();
