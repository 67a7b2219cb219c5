import { exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose';
import type { Ask, Reply } from '../../simulation/exchange.ts';
import { ClientAssertions } from './assertions.ts';
import { ok } from './replies.ts';
import type { SimUser } from './tenant.ts';

const authority = 'https://login.microsoftonline.com';
const graphAudience = 'https://graph.microsoft.com';

/** What a token says of whom it is for. */
interface Accepted {
  tid: string;
  oid?: string;
  scp?: string;
}

/** Entra as far as sign-in needs it: real signatures by a key made at start, published as documented. */
export class SimulatedEntra {
  /** Tenants in which nobody has consented to the app, or consent was taken back. */
  readonly withdrawn = new Set<string>();
  /** Tenants whose policy asks more of people than their tokens say: id → claims, as JSON. */
  readonly challenges = new Map<string, string>();

  /** Application permissions that a tenant has granted; they stand in the app's token. */
  rolesOf: (tenant: string) => ReadonlySet<string> = () => new Set();
  /** Secrets that Entra does not accept (any more). */
  readonly expiredSecrets = new Set<string>();

  /** What an app may prove itself with instead of a secret. */
  readonly assertions: ClientAssertions;

  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly publicKey: CryptoKey,
    private readonly jwk: JWK,
    private readonly clock: () => number,
  ) {
    this.assertions = new ClientAssertions(jwk, (claims, seconds) => this.sign(claims, seconds), clock);
  }

  static async start(clock: () => number): Promise<SimulatedEntra> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'sim-1', alg: 'RS256', use: 'sig' };
    return new SimulatedEntra(privateKey, publicKey, jwk, clock);
  }

  /** What Teams' getAuthToken hands to a tab: a token for our app about the person. */
  ssoToken(tenant: string, clientId: string, user: SimUser, seconds = 3600): Promise<string> {
    return this.sign(
      {
        aud: clientId,
        iss: `${authority}/${tenant}/v2.0`,
        tid: tenant,
        oid: user.id,
        name: user.displayName,
        preferred_username: user.mail,
        scp: 'access_as_user',
        ver: '2.0',
      },
      seconds,
    );
  }

  get publicKeyAsJwk(): JWK {
    return this.jwk;
  }

  /** A token with any claims, as somebody else may hold one. */
  sign(claims: Record<string, unknown>, seconds: number): Promise<string> {
    const now = Math.floor(this.clock() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'sim-1', typ: 'JWT' })
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + seconds)
      .sign(this.privateKey);
  }

  /** The claims of a token for Graph, or undefined if it is not one or has expired. */
  accepts(header: string | undefined): Promise<Accepted | undefined> {
    return this.acceptsFor(graphAudience, header);
  }

  /** The same for another audience. */
  async acceptsFor(audience: string, header: string | undefined): Promise<Accepted | undefined> {
    const token = header?.match(/^Bearer (.+)$/i)?.[1];
    if (!token) return undefined;
    try {
      const { payload } = await jwtVerify(token, this.publicKey, {
        audience,
        currentDate: new Date(this.clock()),
      });
      return payload as unknown as Accepted;
    } catch {
      return undefined;
    }
  }

  /** login.microsoftonline.com */
  async serve(ask: Ask): Promise<Reply> {
    const [, tenant = '', ...rest] = ask.url.pathname.split('/');
    const path = rest.join('/');
    if (path === 'discovery/v2.0/keys') return ok({ keys: [this.jwk] });
    if (path === 'v2.0/.well-known/openid-configuration') {
      const base = `${authority}/${tenant}`;
      return ok({
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
      });
    }
    if (path === 'oauth2/v2.0/devicecode' && ask.method === 'POST') return this.deviceCode(tenant, ask);
    if (path === 'oauth2/v2.0/token' && ask.method === 'POST')
      return this.token(tenant, ask.body as Record<string, string>);
    return { status: 404 };
  }

  /** Who signs in on another device with which code (`v2-oauth2-device-code`): code → person, once they have. */
  readonly signIns = new Map<string, SimUser | undefined>();
  /** Somebody who signs in at once wherever a code is asked for. */
  signsInAtOnce: ((tenant: string) => SimUser | undefined) | undefined;

  private deviceCode(tenant: string, ask: Ask): Reply {
    const { scope = '' } = ask.body as Record<string, string>;
    const code = `SIM${this.signIns.size + 1}`;
    this.signIns.set(code, this.signsInAtOnce?.(tenant));
    this.deviceScopes.set(code, scope);
    return ok({
      user_code: code,
      device_code: code,
      verification_uri: 'https://microsoft.com/devicelogin',
      expires_in: 900,
      interval: 1,
      message: `To sign in, open https://microsoft.com/devicelogin and enter the code ${code}.`,
    });
  }
  private readonly deviceScopes = new Map<string, string>();

  private async token(tenant: string, form: Record<string, string>): Promise<Reply> {
    // MSAL writes it short; Entra takes both.
    if (/^(urn:ietf:params:oauth:grant-type:)?device_code$/.test(form.grant_type ?? '')) {
      const code = form.device_code ?? '';
      const who = this.signIns.get(code);
      if (!who)
        return refused('authorization_pending', 'AADSTS70016: OAuth 2.0 device flow error. Authorization is pending.');
      return this.granted(
        { aud: graphAudience, tid: tenant, oid: who.id, scp: this.deviceScopes.get(code) },
        {
          client_info: encoded({ uid: who.id, utid: tenant }),
          id_token: await this.ssoToken(tenant, form.client_id ?? '', who),
        },
      );
    }
    if (!form.client_id || this.expiredSecrets.has(form.client_secret ?? ''))
      return refused('invalid_client', 'AADSTS7000222: The provided client secret keys are expired.');
    if (!form.client_secret && !form.client_assertion)
      return refused('invalid_client', 'AADSTS7000215: Invalid client secret provided.');
    const wrong = form.client_assertion && (await this.assertions.refuses(form.client_assertion, form.client_id));
    if (wrong) return refused('invalid_client', wrong);
    if (form.grant_type === 'client_credentials')
      return this.granted({
        aud: form.scope?.includes('https://api.botframework.com/') ? 'https://api.botframework.com' : graphAudience,
        iss: `https://sts.windows.net/${tenant}/`,
        tid: tenant,
        appid: form.client_id,
        roles: [...this.rolesOf(tenant)],
      });
    if (form.grant_type !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      return refused('unsupported_grant_type', 'AADSTS70003');
    try {
      const { payload } = await jwtVerify(form.assertion ?? '', this.publicKey, {
        audience: form.client_id,
        currentDate: new Date(this.clock()),
      });
      if (payload.tid !== tenant) return refused('invalid_grant', 'AADSTS50020: user account from another tenant.');
      if (this.withdrawn.has(tenant))
        return refused(
          'invalid_grant',
          'AADSTS65001: The user or administrator has not consented to use the application.',
          { suberror: 'consent_required' },
        );
      const challenge = this.challenges.get(tenant);
      if (challenge && form.claims)
        return refused('interaction_required', 'AADSTS50076: You must use multi-factor authentication.', {
          claims: challenge,
        });
      return this.granted(
        {
          aud: graphAudience,
          iss: `https://sts.windows.net/${tenant}/`,
          tid: tenant,
          oid: payload.oid,
          scp: form.scope ?? '',
        },
        // By this MSAL tells a person's tokens in its cache from the app's own.
        form.client_info === '1' ? { client_info: encoded({ uid: payload.oid, utid: tenant }) } : {},
      );
    } catch {
      return refused('invalid_grant', 'AADSTS500133: Assertion is not within its valid time range.');
    }
  }

  private async granted(claims: Record<string, unknown>, more: object = {}): Promise<Reply> {
    return ok({
      token_type: 'Bearer',
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: await this.sign(claims, 3599),
      ...more,
    });
  }
}

const encoded = (what: object): string => Buffer.from(JSON.stringify(what)).toString('base64url');

const refused = (error: string, description: string, more: object = {}): Reply => ({
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: { error, error_description: description, ...more },
});
