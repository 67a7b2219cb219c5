import type { Client } from '@larksuiteoapi/node-sdk';
import { withUserAccessToken } from '@larksuiteoapi/node-sdk';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { Refusal, t } from '../../core/words.ts';

/** What our own bearer token holds, encrypted, so that the server keeps no session. */
export interface FeishuSession {
  workspace: string;
  id: string;
  email: string;
  name: string;
  userToken: string;
}

/** Feishu's sign-in: a code from the client is exchanged here; the tab holds an encrypted token in memory. */
export class FeishuIdentity {
  /** @param key 32 bytes shared by all instances */
  constructor(private readonly key: Uint8Array) {}

  /** @throws Refusal when Feishu does not know the code */
  async exchange(workspace: string, client: Client, code: string): Promise<{ token: string; session: FeishuSession }> {
    const refused = new Refusal(
      t('Feishu did not accept the sign-in; open the tab again', '飞书未接受登录，请重新打开此页'),
      'denied',
    );
    const tokens = await client.authen.v1.oidcAccessToken
      .create({ data: { grant_type: 'authorization_code', code } })
      .catch(() => undefined);
    const userToken = tokens?.data?.access_token;
    if (!userToken) throw refused;
    const person = await client.authen.v1.userInfo.get({}, withUserAccessToken(userToken)).catch(() => undefined);
    if (!person?.data?.open_id) throw refused;
    const session: FeishuSession = {
      workspace,
      id: person.data.open_id,
      email: person.data.enterprise_email || person.data.email || person.data.open_id,
      name: person.data.name ?? '',
      userToken,
    };
    const token = await new EncryptJWT({ ...session })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuer('liaison')
      .setIssuedAt()
      .setExpirationTime('110m')
      .encrypt(this.key);
    return { token, session };
  }

  async check(token: string): Promise<FeishuSession> {
    try {
      const { payload } = await jwtDecrypt(token, this.key, { issuer: 'liaison' });
      return payload as unknown as FeishuSession;
    } catch {
      throw new Refusal(t('Your sign-in has expired; open the tab again', '登录已过期，请重新打开此页'), 'denied');
    }
  }
}
