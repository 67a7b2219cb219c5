import { app, authentication } from '@microsoft/teams-js';
import type { AppInfo } from '../host.ts';
import { words } from './words.ts';

/**
 * The window that Teams opens where only the person can go on (`tabs/how-to/authentication/tab-sso-graph-api`): from
 * `/auth/start` to Entra's own page, and back to `/auth/end`, which tells the tab. No code and no token is used here:
 * afterwards the tab's usual sign-in passes.
 */
const params = new URLSearchParams(location.search);
const key = 'liaison.sign-in';
interface Begun {
  state: string;
  embedded: boolean;
}

async function start(): Promise<void> {
  const info = JSON.parse(document.getElementById('app-info')!.textContent!) as AppInfo;
  const state = crypto.randomUUID();
  sessionStorage.setItem(key, JSON.stringify({ state, embedded: !!info.embedded } satisfies Begun));
  const authority = info.embedded?.login ?? 'https://login.microsoftonline.com';
  const claims = params.get('claims');
  const asked = new URLSearchParams({
    client_id: info.app.id,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: `${location.origin}/auth/end`,
    scope: 'https://graph.microsoft.com/.default openid',
    state,
    nonce: crypto.randomUUID(),
    ...(claims ? { claims } : { prompt: 'consent' }),
  });
  location.assign(`${authority}/${info.app.tenant}/oauth2/v2.0/authorize?${asked}`);
}

async function end(): Promise<void> {
  const begun = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Begun | null;
  sessionStorage.removeItem(key);
  await app.initialize(begun?.embedded ? [location.origin] : undefined);
  if (!begun || params.get('state') !== begun.state) return authentication.notifyFailure('state');
  const error = params.get('error');
  if (error) authentication.notifyFailure(error);
  else authentication.notifySuccess();
}

const step = location.pathname === '/auth/end' ? end : start;
step().catch(() => {
  document.getElementById('says')!.textContent = `${words.notHere.zh} / ${words.notHere.en}`;
});
