import { timingSafeEqual } from 'node:crypto';
import { Refusal, t } from '../core/words.ts';
import type { Workspace } from './workspace.ts';

/** What a flow may do by itself: for one person, some commands, until a time. */
export interface FlowGrant {
  email: string;
  commands: string[];
  /** ISO 8601. */
  until: string;
}

const prefix = 'flow.';
const most = 366;

/**
 * A token for a company's own automations, which cannot sign in: it stands for one person and the named commands, and ends.
 * Nothing is stored: whoever leaves the group that takes part is refused with it, and a new app secret ends them all.
 * @param days how long it is good, at most a year
 */
export function flowToken(workspace: Workspace, email: string, commands: readonly string[], days: number): string {
  if (!(days >= 1 && days <= most))
    throw new Refusal(t(`It lasts 1 to ${most} days`, `有效期为 1 至 ${most} 天`), 'invalid', 'days');
  const until = new Date(Date.parse(workspace.now()) + days * 86_400_000).toISOString();
  const grant: FlowGrant = { email: email.toLowerCase(), commands: [...commands], until };
  const words = Buffer.from(JSON.stringify(grant)).toString('base64url');
  return `${prefix}${words}.${workspace.seal(`flow ${words}`)}`;
}

export const isFlowToken = (token: string): boolean => token.startsWith(prefix);

/** @throws Refusal unless the token was made here and has not ended */
export function readFlowToken(workspace: Workspace, token: string): FlowGrant {
  const [words = '', proof = ''] = token.slice(prefix.length).split('.');
  const right = Buffer.from(workspace.seal(`flow ${words}`));
  const given = Buffer.from(proof);
  const refused = new Refusal(
    t('This token is not good, or has ended: an admin makes a new one', '令牌无效或已过期，请管理员重新生成'),
    'denied',
  );
  if (right.length !== given.length || !timingSafeEqual(right, given)) throw refused;
  const grant = JSON.parse(Buffer.from(words, 'base64url').toString()) as FlowGrant;
  if (grant.until < workspace.now()) throw refused;
  return grant;
}
