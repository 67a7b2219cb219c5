import { createHash, X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, importJWK, importX509, type JWK, jwtVerify } from 'jose';
import type { Ask, Reply } from '../../simulation/exchange.ts';
import { ok } from './replies.ts';

/** Audience of what a managed identity proves itself with to an app registration. */
const exchange = 'api://AzureADTokenExchange';

/**
 * How apps prove themselves to Entra without a secret: a JWT signed with a registered certificate
 * (`entra/identity-platform/certificate-credentials`), or the token of a managed identity that the registration trusts.
 */
export class ClientAssertions {
  /** Certificates of the app registration, PEM. */
  readonly certificates = new Set<string>();
  /** Client ids of managed identities that the registration trusts. */
  readonly identities = new Set<string>();

  constructor(
    private readonly ourKey: JWK,
    private readonly sign: (claims: Record<string, unknown>, seconds: number) => Promise<string>,
    private readonly clock: () => number,
  ) {}

  /** @returns what is wrong with it, or nothing */
  async refuses(assertion: string, clientId: string): Promise<string | undefined> {
    const currentDate = new Date(this.clock());
    try {
      const { 'x5t#S256': thumbprint } = decodeProtectedHeader(assertion) as { 'x5t#S256'?: string };
      if (!thumbprint) {
        const key = await importJWK(this.ourKey, 'RS256');
        const { payload } = await jwtVerify(assertion, key, { audience: exchange, currentDate });
        return this.identities.has(String(payload.sub))
          ? undefined
          : 'AADSTS700213: No matching federated identity record found for presented assertion subject.';
      }
      const pem = [...this.certificates].find((one) => thumbprintOf(one) === thumbprint);
      if (!pem)
        return 'AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application.';
      const key = await importX509(pem, 'PS256');
      // Entra allows clocks to differ by five minutes.
      await jwtVerify(assertion, key, { issuer: clientId, subject: clientId, currentDate, clockTolerance: 300 });
      return Date.parse(new X509Certificate(pem).validTo) < this.clock()
        ? 'AADSTS700027: Client assertion failed signature validation. The certificate has expired.'
        : undefined;
    } catch {
      return 'AADSTS700027: Client assertion failed signature validation.';
    }
  }

  /** The instance metadata service of a virtual machine (`managed-identities-azure-resources/how-to-use-vm-token`). */
  async imds(ask: Ask): Promise<Reply> {
    if (ask.headers.metadata?.toLowerCase() !== 'true') return { status: 400 };
    const subject = ask.url.searchParams.get('client_id') ?? 'system';
    const resource = ask.url.searchParams.get('resource') ?? '';
    const now = Math.floor(this.clock() / 1000);
    return ok({
      access_token: await this.sign({ aud: resource, sub: subject }, 3600),
      client_id: subject,
      expires_in: '3600',
      expires_on: String(now + 3600),
      not_before: String(now),
      resource,
      token_type: 'Bearer',
    });
  }
}

const thumbprintOf = (pem: string): string =>
  createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
