import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Configuration, ManagedIdentityApplication } from '@azure/msal-node';

/** How the app proves to Entra who it is. Secrets are the last choice: they have to be copied and renewed. */
export type Credential =
  | { kind: 'secret'; secret: string }
  /** Certificate and private key, PEM. */
  | { kind: 'certificate'; pem: string }
  /** Client id of a managed identity of Azure, or `system`; the app registration trusts it (federated credential). */
  | { kind: 'managed-identity'; identity: string };

type Auth = Pick<Configuration['auth'], 'clientSecret' | 'clientCertificate' | 'clientAssertion'>;

/** `entra/workload-id/workload-identity-federation-config-app-trust-managed-identity`: the audience of the exchange. */
const exchange = 'api://AzureADTokenExchange';

/** The same for MSAL. */
export function authOf(credential: Credential): Auth {
  if (credential.kind === 'secret') return { clientSecret: credential.secret };
  if (credential.kind === 'certificate') {
    const { raw } = certificateIn(credential.pem);
    return {
      clientCertificate: {
        thumbprintSha256: createHash('sha256').update(raw).digest('hex'),
        privateKey: credential.pem.match(privateKey)![0],
      },
    };
  }
  const { identity } = credential;
  const managed = new ManagedIdentityApplication(
    identity === 'system' ? {} : { managedIdentityIdParams: { userAssignedClientId: identity } },
  );
  return { clientAssertion: async () => (await managed.acquireToken({ resource: exchange })).accessToken };
}

const privateKey = /-----BEGIN (RSA )?PRIVATE KEY-----[\s\S]+?-----END (RSA )?PRIVATE KEY-----/;

/**
 * A certificate with its private key, from a file or as it stands in the environment.
 * @throws Error that says what is wrong, never what stands there
 */
export function readCertificate(given: string): string {
  const pem = given.includes('-----BEGIN') ? given.replaceAll('\\n', '\n') : readFileSync(given, 'utf8');
  if (!privateKey.test(pem))
    throw new Error('holds no private key without a passphrase; put certificate and key into one PEM file');
  certificateIn(pem);
  return pem;
}

function certificateIn(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new Error('holds no certificate; put certificate and key into one PEM file');
  }
}

/** Until when a credential is good, where it says so. Milliseconds since 1970, UTC. */
export const endsAt = (credential: Credential): number | undefined =>
  credential.kind === 'certificate' ? Date.parse(certificateIn(credential.pem).validTo) : undefined;
