import { PublicClientApplication } from '@azure/msal-node';
import { catalogueScope } from '../../plugins/microsoft365/catalogue.ts';
import type { TokenSource } from '../../plugins/microsoft365/client.ts';

/**
 * An admin signs in with a browser anywhere, by a code (`v2-oauth2-device-code`); the app registration has to allow public
 * client flows. Nothing of it is kept.
 * @param say tells the admin where to go with which code
 */
export async function signInAsAdmin(
  tenant: string,
  clientId: string,
  say: (what: string) => void,
): Promise<TokenSource> {
  const client = new PublicClientApplication({
    auth: { clientId, authority: `https://login.microsoftonline.com/${tenant}` },
  });
  const signedIn = await client.acquireTokenByDeviceCode({
    scopes: [`https://graph.microsoft.com/${catalogueScope}`],
    deviceCodeCallback: ({ message }) => say(message),
  });
  if (!signedIn) throw new Error('nobody signed in');
  return async () => signedIn.accessToken;
}
