import { type Result, SuiteError, type Write } from '../../core/workspace/port.ts';
import { pause, waitFor } from '../resilience.ts';
import { activityFor } from './activities.ts';
import { sendCard } from './bot.ts';
import { type Answer, type Asked, busy, failure, type Graph, succeeded } from './client.ts';
import { pageIn } from './links.ts';

export type Message = Extract<Write, { do: 'message' }>;

/**
 * Tells people, each in the chat with the bot if they have one, else in their activity feed. One message that fails holds
 * up none of the others; whoever has removed the bot is told in the feed.
 * @param app Graph with the app's own rights: that is what the app's package asks for (`TeamsActivity.Send.User`)
 */
export async function sendMessages(
  app: Graph,
  botToken: () => Promise<string>,
  messages: readonly Message[],
): Promise<Result[]> {
  const token = messages.some((m) => m.chat) ? await botToken() : '';
  const inChat = await Promise.all(messages.map((m) => (m.chat ? tryCard(m, token) : false)));
  const notices = await sendNotices(
    app,
    messages.filter((_, i) => !inChat[i]),
  );
  return inChat.map((sent) => (sent ? { ok: true } : notices.shift()!));
}

async function tryCard(message: Message, token: string): Promise<boolean> {
  try {
    await sendCard(message, token);
    return true;
  } catch (error) {
    if (error instanceof SuiteError) return false;
    throw error;
  }
}

/**
 * Notices in people's activity feed. The app must be installed for the person, else Graph answers 404. An installed package
 * that is older than this server does not declare a type yet, which Graph refuses: then it is the type that every app has.
 */
async function sendNotices(app: Graph, messages: readonly Message[]): Promise<Result[]> {
  const asked = messages.map((m) => notice(m));
  const answers: Answer[] = [];
  for (let attempt = 1; attempt <= 3; attempt++) {
    const open = asked.flatMap((_, i) => (answers[i] && !again(answers[i]) ? [] : [i]));
    if (!open.length) break;
    const waiting = answers.find((a) => a && busy(a));
    if (waiting) await pause(waitFor(attempt, failure(waiting)));
    const got = await app.send(
      open.map((i) => (answers[i]?.status === 400 ? plainNotice(messages[i]!) : asked[i]!)),
      'together',
    );
    for (const [n, i] of open.entries()) answers[i] = got[n]!;
  }
  return answers.map((a) => (succeeded(a) ? { ok: true } : { ok: false, error: failure(a) }));
}

/** Refused for certain: a notice that may have been sent is not sent again. */
const again = ({ status }: Answer): boolean => status === 429 || status === 503 || status === 400;

/** The longest preview, in characters. */
const longest = 150;

/** As much as there is room for: whole words, and at the end still why this person gets it. */
export function preview({ text, reason = '' }: Pick<Message, 'text' | 'reason'>): string {
  if (text.length <= longest) return text;
  const kept = reason.length <= longest / 2 ? reason : '';
  const room = longest - kept.length - 2;
  const body = text.slice(0, text.length - (reason ? reason.length + 1 : 0));
  if (body.length <= room) return [body, kept].filter(Boolean).join('\n');
  const cut = body.slice(0, room);
  // Chinese has no blanks to cut at.
  const words = /\s/.test(cut.slice(room / 2)) ? cut.replace(/\s\S*$/, '') : cut;
  return [`${words}…`, kept].filter(Boolean).join('\n');
}

/** `api/userteamwork-sendactivitynotification.md`; a text topic wants an address in Teams. */
const notice = (m: Message, type = activityFor(pageIn(m.link)), parameter = 'title'): Asked => ({
  method: 'POST',
  url: `/users/${m.to}/teamwork/sendActivityNotification`,
  body: {
    topic: { source: 'text', value: m.title, webUrl: m.link },
    activityType: type,
    previewText: { content: preview(m) },
    templateParameters: [{ name: parameter, value: m.title }],
  },
  operation: 'send a notice',
});
/** Of the type that every app has. */
export const plainNotice = (m: Message): Asked => notice(m, 'systemDefault', 'systemDefaultText');
