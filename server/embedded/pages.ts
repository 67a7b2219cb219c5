import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { findMeeting, meetingsOf } from '../../core/meetings/meeting.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { clickedInChat, messagesPage } from './chat-page.ts';
import { colleagueWrote, fromMessage, handedBack } from './colleague.ts';
import { samplePeople } from './company/people.ts';
import { workbookPath } from './installation.ts';
import { calendarPage, consentPage, spreadsheetsPage, tasksPage, workbookPage } from './suite-pages.ts';
import type { World } from './world.ts';

/** Pages that exist only in the embedded default: the two clients as people see them, and the suites' own web views. */
export function embeddedPages(app: Express, world: World): void {
  app.use('/demo/assets', express.static(fileURLToPath(new URL('./public', import.meta.url))));
  app.get(
    ['/demo', '/demo/'],
    (_req, res) => void res.sendFile(fileURLToPath(new URL('./public/demo.html', import.meta.url))),
  );

  app.get('/demo/people', (req, res) => void res.json(samplePeople(req.query.language === 'en' ? 'en' : 'zh')));

  app.get(
    '/demo/workspaces',
    (_req, res) =>
      void res.json(
        world.connections.map((c) => ({ id: c.id, suite: c.suite, language: c.workspace.policy.language })),
      ),
  );

  app.get('/demo/ticket', async (req, res) => {
    const ticket = await world.ticket(
      String(req.query.workspace),
      String(req.query.email),
      String(req.query.scopes ?? '')
        .split(' ')
        .filter(Boolean),
    );
    if (ticket) res.json(ticket);
    else res.status(404).json({});
  });

  app.get('/demo/next-meeting', async (req, res) => {
    const { workspace, unattended } = world.connection(String(req.query.workspace));
    const all = meetingsOf(await workspace.current(unattended()), workspace.policy, workspace.now());
    const { start } = findMeeting(all, 'NEXT', workspace.now());
    res.json({ during: new Date(Date.parse(start) + 10 * 60_000).toISOString() });
  });

  /** Moves the sample company's clock, so that the meeting can be held now. */
  app.post('/demo/clock', (req, res) => {
    const { at } = req.body as { at?: string };
    world.setClock(at ? Date.parse(at) : undefined);
    res.json({ now: new Date(world.now()).toISOString() });
  });

  /** Entra's consent page, as far as a person sees it. It leads back to our own address only. */
  app.get('/demo/login/:tenant/oauth2/v2.0/authorize', (req, res) => {
    const { redirect_uri = '', state = '' } = req.query as Record<string, string>;
    const back = redirect_uri.startsWith(`${req.protocol}://${req.get('host')}/auth/end`);
    if (!back) return void res.status(400).send('AADSTS50011: the redirect URI does not match');
    const fields = { tenant: req.params.tenant, redirect_uri, state };
    res.type('html').send(consentPage(fields));
  });
  app.post('/demo/login/consent', express.urlencoded({ extended: false, limit: '4kb' }), (req, res) => {
    const { tenant = '', redirect_uri = '', state = '', answer } = req.body as Record<string, string>;
    if (!redirect_uri.startsWith(`${req.protocol}://${req.get('host')}/auth/end`)) return void res.status(400).end();
    if (answer === 'accept') world.graph.entra.withdrawn.delete(tenant);
    const said: Record<string, string> = answer === 'accept' ? { code: 'simulated' } : { error: 'access_denied' };
    res.redirect(303, `${redirect_uri}?${new URLSearchParams({ ...said, state })}`);
  });
  /** Takes the company's consent away, to see what the tab says then. */
  app.post('/demo/consent/withdraw', (req, res) => {
    const tenant = world.tenant(String((req.body as { workspace?: string }).workspace));
    if (tenant instanceof Tenant) world.graph.entra.withdrawn.add(tenant.id);
    res.json({});
  });

  app.get('/demo/suite/:workspace/:page', async (req, res) => {
    const tenant = world.tenant(req.params.workspace);
    const connection = world.connections.find((c) => c.id === req.params.workspace);
    if (!tenant || !connection) return void res.status(404).send('not found');
    const path = workbookPath(req.params.workspace);
    const pages: Record<string, () => string | Promise<string>> = {
      calendar: () => calendarPage(tenant, connection.workspace.policy),
      workbook: () => workbookPage(tenant, connection.workspace.policy, path, String(req.query.table ?? '')),
      spreadsheets: () => spreadsheetsPage(tenant, path),
      tasks: () => tasksPage(tenant, connection.workspace.policy),
      messages: () =>
        messagesPage(
          tenant,
          connection.workspace.policy,
          String(req.query.person ?? ''),
          String(req.query.toast ?? ''),
        ),
    };
    const page = pages[req.params.page];
    if (!page) return void res.status(404).send('not found');
    res.type('html').send(await page());
  });

  app.post('/demo/suite/:workspace/click', express.urlencoded({ extended: false, limit: '20kb' }), async (req, res) => {
    const tenant = world.tenant(req.params.workspace);
    if (!tenant) return void res.status(404).send('not found');
    const form = req.body as Record<string, string>;
    const toast = await clickedInChat(world, tenant, form);
    res.redirect(303, `messages?${new URLSearchParams({ person: form.person ?? '', toast })}`);
  });

  /** The menu of a colleague's message, and what comes back into the chat. */
  app.post(
    '/demo/suite/:workspace/from-message',
    express.urlencoded({ extended: false, limit: '4kb' }),
    async (req, res) => {
      const { kind, person = '' } = req.body as Record<string, string>;
      const known = world.tenant(req.params.workspace) && (kind === 'request' || kind === 'demand');
      const page = known ? await fromMessage(world, req.params.workspace, kind, person) : undefined;
      if (page) res.redirect(303, page);
      else res.status(404).send('not found');
    },
  );
  app.post('/demo/suite/:workspace/handed-back', async (req, res) => {
    const { person, made } = req.body as { person?: string; made?: object };
    res.json({ says: await handedBack(world, req.params.workspace, String(person), made ?? {}) });
  });
  app.get('/demo/colleague', (req, res) => void res.json(colleagueWrote(req.query.language === 'en' ? 'en' : 'zh')));

  app.get('/demo/suite/:workspace/file/workbook.xlsx', async (req, res) => {
    const tenant = world.tenant(req.params.workspace);
    const file = tenant instanceof Tenant ? await tenant.drive.open(workbookPath(req.params.workspace)) : undefined;
    if (!file) return void res.status(404).send('not found');
    res
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(Buffer.from((await file.workbook.xlsx.writeBuffer()) as ArrayBuffer));
  });
}
