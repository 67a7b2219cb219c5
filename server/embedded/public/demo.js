// The two clients as a tab sees them. Teams: answers its library's messages (communication.ts of teams-js: a request has
// func, id, uuidAsString and args; an answer repeats the ids). Feishu: hands the simulated H5 library its code.
const $ = (id) => document.getElementById(id);
const state = Object.assign(
  { suite: 'microsoft365', language: 'zh', person: 'sales.ops@example.com', theme: 'light', page: 'tab' },
  Object.fromEntries(new URLSearchParams(location.search)),
);
const workspace = () => `${state.suite}-${state.language}`;
let themeWanted = false;

async function fill() {
  document.documentElement.lang = state.language;
  document.body.className = `${state.suite} ${state.theme}`;
  for (const el of document.querySelectorAll('[data-en]')) el.textContent = el.dataset[state.language];
  const people = await (await fetch(`/demo/people?language=${state.language}`)).json();
  $('person').replaceChildren(
    ...people.map((p) =>
      Object.assign(document.createElement('option'), { value: p.email, textContent: `${p.name} · ${p.title}` }),
    ),
  );
  for (const key of ['suite', 'language', 'person', 'theme']) $(key).value = state[key];
  $('title').textContent =
    state.suite === 'feishu'
      ? state.language === 'zh'
        ? '飞书 · 协调台'
        : 'Feishu · Liaison'
      : state.language === 'zh'
        ? 'Microsoft Teams · 协调台'
        : 'Microsoft Teams · Liaison';
  open(state.page);
}

function open(page, toast = '') {
  state.page = page;
  history.replaceState(null, '', `?${new URLSearchParams(state)}${location.hash}`);
  for (const b of document.querySelectorAll('#rail button'))
    page === b.dataset.page ? b.setAttribute('aria-current', 'page') : b.removeAttribute('aria-current');
  const frame = document.createElement('iframe');
  frame.title = page;
  frame.name = 'embedded-page-container';
  frame.style.colorScheme = state.theme === 'light' ? 'light' : 'dark';
  themeWanted = false;
  const host = state.suite === 'feishu' ? 'feishu' : 'teams';
  frame.src =
    page === 'tab'
      ? `/?host=${host}&workspace=${workspace()}&lang=${state.language}${location.hash}`
      : `/demo/suite/${workspace()}/${page}${page === 'messages' ? `?${new URLSearchParams({ person: state.person, toast })}` : ''}`;
  frame.addEventListener('load', () => page !== 'tab' && frame.contentDocument.addEventListener('click', followLink));
  $('stage').replaceChildren(frame);
}

/** The page of the tab that a link of the suite's own kind leads to, as the client would read it. */
function pageOf(href) {
  const { hostname, pathname, searchParams } = new URL(href);
  if (hostname === 'teams.microsoft.com' && pathname.startsWith('/l/entity/'))
    return JSON.parse(searchParams.get('context') ?? '{}').subEntityId;
  if (hostname === 'applink.feishu.cn' && pathname === '/client/web_app/open')
    return new URL(searchParams.get('lk_target_url')).searchParams.get('page');
}

function followLink(event) {
  const link = event.target.closest?.('a[href^="https:"]');
  const page = link && pageOf(link.href);
  if (!page) return;
  event.preventDefault();
  location.hash = `/${page}`;
  open('tab');
}

const ticket = async (scopes = []) => {
  const asked = new URLSearchParams({ workspace: workspace(), email: state.person, scopes: scopes.join(' ') });
  return (await fetch(`/demo/ticket?${asked}`)).json();
};
/** Feishu asks the person before it gives a code for more than who they are. */
const fromFeishu = async ({ feishu, scopes = [] }) => {
  if (feishu === 'message') return (await fetch(`/demo/colleague?language=${state.language}`)).json();
  if (feishu === 'close') return void open(fromChat() ? 'messages' : 'tab');
  if (feishu !== 'requestAccess') return { language: state.language, theme: state.theme };
  const says =
    state.language === 'zh'
      ? `飞书：同意协调台使用以下权限？\n${scopes.join('\n')}`
      : `Feishu: may Liaison use this?\n${scopes.join('\n')}`;
  return scopes.length && !confirm(says) ? {} : ticket(scopes);
};
const teamsTheme = () => ({ dark: 'dark', contrast: 'contrast' })[state.theme] ?? 'default';
const locale = () => (state.language === 'zh' ? 'zh-cn' : 'en-us');
const runtime = {
  apiVersion: 4,
  isNAAChannelRecommended: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: { pages: { backStack: {}, tabs: {}, config: {} }, dialog: { url: {} } },
};
const context = () => ({
  entityId: 'liaison',
  subEntityId: '',
  locale: locale(),
  theme: teamsTheme(),
  tid: 'simulated',
  userObjectId: 'simulated',
  userPrincipalName: state.person,
  loginHint: state.person,
  hostClientType: 'web',
  hostName: 'Teams',
  frameContext: frameContext(),
  sessionId: 'demo',
  appSessionId: 'demo',
});

/** Whether the tab was opened by the menu of a message: a window of its own, in Teams called a task. */
const fromChat = () =>
  document.querySelector('#stage iframe').contentWindow.location.hash.startsWith('#/from-message/');
const frameContext = () => (fromChat() ? 'task' : 'content');
/** What the window hands back goes into the chat. */
async function handBack(made) {
  const body = JSON.stringify({ person: state.person, made });
  const headers = { 'content-type': 'application/json' };
  const sent = made && (await fetch(`/demo/suite/${workspace()}/handed-back`, { method: 'POST', headers, body }));
  open('messages', sent && (await sent.json()).says);
}

/** The window of the suite's sign-in, and the tab's request that waits for it. */
let signIn;

addEventListener('message', async (event) => {
  const frame = document.querySelector('#stage iframe');
  if (signIn && event.source === signIn.window && event.origin === location.origin) return fromSignIn(event.data);
  if (!frame || event.source !== frame.contentWindow || event.origin !== location.origin) return;
  const m = event.data;
  if (typeof m?.open === 'string') {
    const shows = { calendar: /calendar/, tasks: /todo|tasks\./, workbook: /base\/|sharepoint/ };
    return open(Object.keys(shows).find((page) => shows[page].test(m.open)) ?? state.page);
  }
  if (m?.feishu) {
    const answer = await fromFeishu(m);
    return frame.contentWindow?.postMessage({ feishu: m.feishu, id: m.id, answer }, location.origin);
  }
  if (typeof m?.func !== 'string') return;
  const reply = (...args) =>
    frame.contentWindow.postMessage({ id: m.id, uuidAsString: m.uuidAsString, args }, location.origin);
  if (m.func === 'initialize') reply(frameContext(), 'web', JSON.stringify(runtime), '2.0.1');
  else if (m.func === 'getContext') reply(context());
  else if (m.func === 'authentication.getAuthToken') {
    const { token } = await ticket();
    token ? reply(true, token) : reply(false, 'resourceRequiresConsent');
  } else if (m.func === 'authentication.authenticate') signIn = { window: openSignIn(m.args[0]), reply };
  else if (m.func === 'registerHandler' && m.args[0] === 'themeChange') themeWanted = true;
  else if (m.func === 'executeDeepLink') reply(true);
  else if (m.func === 'tasks.completeTask') void handBack(m.args[0]);
});

const openSignIn = (url) => {
  const { pathname, search } = new URL(url);
  return window.open(pathname + search, 'sign-in', 'popup,width=600,height=640');
};

function fromSignIn(m) {
  const { window: page, reply } = signIn;
  if (m?.func === 'initialize')
    page.postMessage(
      {
        id: m.id,
        uuidAsString: m.uuidAsString,
        args: ['authentication', 'web', JSON.stringify(runtime), '2.0.1'],
      },
      location.origin,
    );
  else if (m?.func === 'authentication.authenticate.success') reply(true, m.args[0]);
  else if (m?.func === 'authentication.authenticate.failure') reply(false, m.args[0]);
}

for (const key of ['suite', 'language', 'person', 'theme'])
  $(key).addEventListener('change', () => {
    state[key] = $(key).value;
    const frame = document.querySelector('#stage iframe');
    if (key === 'theme' && themeWanted && frame) {
      document.body.className = `${state.suite} ${state.theme}`;
      history.replaceState(null, '', `?${new URLSearchParams(state)}`);
      frame.contentWindow.postMessage({ func: 'themeChange', args: [teamsTheme()] }, location.origin);
    } else void fill();
  });
$('clock').addEventListener('change', async () => {
  let at = '';
  if ($('clock').value) at = (await (await fetch(`/demo/next-meeting?workspace=${workspace()}`)).json()).during;
  await fetch('/demo/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ at }),
  });
  open(state.page);
});
for (const b of document.querySelectorAll('#rail button')) b.addEventListener('click', () => open(b.dataset.page));
void fill();
