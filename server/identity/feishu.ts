import type { Client } from '@larksuiteoapi/node-sdk';
import { withUserAccessToken } from '@larksuiteoapi/node-sdk';
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import { Refusal, t } from '../../core/words.ts';
import { unlessRefused } from '../../plugins/feishu/errors.ts';
import { Checked } from './checked.ts';
import { tokenExpired } from './sign-in.ts';

/** What our own bearer token holds, encrypted, so that the server keeps no session. */
export interface FeishuSession {
  workspace: string;
  id: string;
  email: string;
  name: string;
  userToken: string;
  /** Only where the app may ask for it (`offline_access`); good once. */
  refreshToken?: string;
}
interface Tokens {
  access_token?: string;
  refresh_token?: string;
}

/** A refresh token lives thirty days at most (`authen-v1/oidc-access_token`: refresh_expires_in). */
const renewable = '30d';

/** Feishu's sign-in: a code from the client is exchanged here; the tab holds an encrypted token in memory. */
export class FeishuIdentity {
  private readonly checked = new Checked(async (token) => {
    const payload = await this.open(token, 0);
    return { says: payload, until: payload.exp! * 1_000 };
  });

  /** @param key 32 bytes shared by all instances */
  constructor(private readonly key: Uint8Array) {}

  /** @throws Refusal when Feishu does not know the code: a code is good once, for three minutes */
  async exchange(workspace: string, client: Client, code: string): Promise<{ token: string; session: FeishuSession }> {
    const answer = await unlessRefused('sign in', () =>
      client.authen.v1.oidcAccessToken.create({ data: { grant_type: 'authorization_code', code } }),
    );
    return this.admit(workspace, client, answer?.data);
  }

  /** A new token for one that has expired, without asking the person. @throws SignInNeeded when that cannot be */
  async renew(workspace: string, client: Client, token: string): Promise<{ token: string; session: FeishuSession }> {
    const old = await this.open(token, renewable);
    if (!old.refreshToken || old.workspace !== workspace) throw tokenExpired();
    const { refreshToken: refresh_token } = old;
    const answer = await unlessRefused('renew the sign-in', () =>
      client.authen.v1.oidcRefreshAccessToken.create({ data: { grant_type: 'refresh_token', refresh_token } }),
    );
    if (!answer?.data?.access_token) throw tokenExpired();
    return this.admit(workspace, client, answer.data);
  }

  check(token: string): Promise<FeishuSession> {
    return this.checked.of(token);
  }

  private async admit(
    workspace: string,
    client: Client,
    tokens: Tokens | undefined,
  ): Promise<{ token: string; session: FeishuSession }> {
    const refused = new Refusal(
      t('Feishu did not accept the sign-in; open the tab again', '飞书未接受登录，请重新打开此页'),
      'denied',
    );
    const userToken = tokens?.access_token;
    if (!userToken) throw refused;
    const person = await unlessRefused('look up who signs in', () =>
      client.authen.v1.userInfo.get({}, withUserAccessToken(userToken)),
    );
    if (!person?.data?.open_id) throw refused;
    const session: FeishuSession = {
      workspace,
      id: person.data.open_id,
      email: person.data.enterprise_email || person.data.email || person.data.open_id,
      name: person.data.name ?? '',
      userToken,
      ...(tokens?.refresh_token && { refreshToken: tokens.refresh_token }),
    };
    const token = await new EncryptJWT({ ...session })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuer('liaison')
      .setIssuedAt()
      .setExpirationTime('110m')
      .encrypt(this.key);
    return { token, session };
  }

  private async open(token: string, clockTolerance: string | number): Promise<FeishuSession & JWTPayload> {
    try {
      const { payload } = await jwtDecrypt(token, this.key, {
        issuer: 'liaison',
        clockTolerance,
        requiredClaims: ['exp'],
      });
      return payload as unknown as FeishuSession & JWTPayload;
    } catch {
      throw tokenExpired();
    }
  }
}
