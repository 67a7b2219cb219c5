import { ConfidentialClientApplication, InteractionRequiredAuthError } from '@azure/msal-node';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { Refusal, t } from '../../core/words.ts';
import type { TokenWish } from '../../plugins/microsoft365/client.ts';
import { Checked, type Verdict } from './checked.ts';
import { authOf, type Credential } from './credential.ts';
import { consentNeeded, tokenExpired } from './sign-in.ts';
import type { TokenCache } from './token-cache.ts';

const scopes = ['https://graph.microsoft.com/.default'];

/** Who a Teams token speaks of. */
export interface TeamsPerson {
  tenant: string;
  id: string;
  email: string;
  name: string;
}

/** Teams' single sign-on: checks the tab's token and exchanges it for one to Graph on the person's behalf. */
export class MicrosoftIdentity {
  /** Persons' tokens and the app's own are kept apart: each client has a cache of its own. */
  private readonly client: ConfidentialClientApplication;
  private readonly appClient: ConfidentialClientApplication;
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;
  private readonly checked = new Checked((token) => this.verify(token));

  constructor(
    private readonly tenant: string,
    private readonly clientId: string,
    credential: Credential,
    /** Which workspace a person comes back to from Entra's window. */
    private readonly workspace: string,
    private readonly cache?: TokenCache,
    authority = 'https://login.microsoftonline.com',
  ) {
    const auth = { clientId, ...authOf(credential), authority: `${authority}/${tenant}`, clientCapabilities: ['CP1'] };
    this.client = new ConfidentialClientApplication({ auth });
    this.appClient = new ConfidentialClientApplication({ auth });
    this.keys = createRemoteJWKSet(new URL(`${authority}/${tenant}/discovery/v2.0/keys`));
  }

  /** @throws SignInNeeded unless the token is Entra's, for this app and tenant, and in time */
  check(token: string): Promise<TeamsPerson> {
    return this.checked.of(token);
  }

  private async verify(token: string): Promise<Verdict<TeamsPerson>> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        audience: [this.clientId, `api://${this.clientId}`],
        issuer: `https://login.microsoftonline.com/${this.tenant}/v2.0`,
        algorithms: ['RS256'],
        requiredClaims: ['oid', 'tid', 'exp', 'preferred_username'],
      });
      if (payload.tid !== this.tenant) throw new Error('another tenant');
      const says = {
        tenant: this.tenant,
        id: String(payload.oid),
        email: String(payload.preferred_username),
        name: String(payload.name ?? payload.preferred_username),
      };
      return { says, until: payload.exp! * 1_000 };
    } catch {
      throw isOldKind(token) ? wrongVersion() : tokenExpired();
    }
  }

  /**
   * A token to Graph for the person whose Teams token this is (on-behalf-of; MSAL keeps it until it expires).
   * @throws SignInNeeded where only the person can go on: consent, another factor, a claims challenge
   */
  async onBehalfOf(token: string, { claims, fresh }: TokenWish = {}): Promise<string> {
    const kept = claims || fresh ? undefined : await this.cache?.get(token);
    if (kept) return kept;
    try {
      const result = await this.client.acquireTokenOnBehalfOf({
        oboAssertion: token,
        scopes,
        ...(claims && { claims }),
        ...(fresh && { skipCache: true }),
      });
      if (result) {
        void this.cache?.keep(token, result.accessToken, result.expiresOn?.getTime() ?? 0);
        return result.accessToken;
      }
    } catch (error) {
      if (error instanceof InteractionRequiredAuthError) throw consentNeeded(this.workspace, error.claims || claims);
      throw error;
    }
    throw new Refusal(
      t('Microsoft gave no access; an admin must consent to the app', '微软未授予访问权限，请管理员同意该应用'),
      'denied',
    );
  }

  /** The app's own token, for what runs unattended. @param wanted Graph's scopes, unless others are asked for */
  async app({ claims, fresh }: TokenWish = {}, wanted = scopes): Promise<string> {
    const result = await this.appClient.acquireTokenByClientCredential({
      scopes: wanted,
      ...(claims && { claims }),
      ...(fresh && { skipCache: true }),
    });
    return result?.accessToken ?? '';
  }
}

/** Only to say what an admin forgot: nobody is let in by it. */
function isOldKind(token: string): boolean {
  try {
    return decodeJwt(token).ver === '1.0';
  } catch {
    return false;
  }
}

/** What Entra gives until the registration asks for the second version (`tabs/how-to/authentication/tab-sso-register-aad`). */
const wrongVersion = () =>
  new Refusal(
    t(
      'Entra gives tokens of version 1 for this app: an admin sets accessTokenAcceptedVersion (requestedAccessTokenVersion) to 2 under App registrations → Manifest',
      'Entra 为该应用签发的是 1.0 版令牌：请管理员在「应用注册 → 清单」将 accessTokenAcceptedVersion（requestedAccessTokenVersion）设为 2',
    ),
    'denied',
  );
