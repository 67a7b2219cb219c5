import { pino } from 'pino';
import { t } from '../core/words.ts';
import { SuiteError } from '../core/workspace/port.ts';
import { createApp } from './app.ts';
import { connectConfigured } from './configured.ts';
import { wordsFor } from './errors.ts';
import { Metrics } from './metrics.ts';
import { throughProxy } from './proxy.ts';
import { readSettings } from './read-settings.ts';
import { watch } from './watch.ts';

const log = pino({ level: process.env.LOG_LEVEL ?? 'info', redact: ['authorization', '*.token', '*.secret'] });
const port = Number(process.env.PORT || 3978);
const origin = `http://localhost:${port}`;
/** How long a process that is told to stop goes on with what it has begun, in milliseconds. */
const grace = 20_000;

try {
  const settings = readSettings(process.env);
  if (settings) await throughProxy(process.env);
  if (process.env.SIMULATED_SUITES) (await import('./embedded/forward.ts')).forwardSuites(process.env.SIMULATED_SUITES);
  const metrics = new Metrics();
  const onTrouble = (what: string, error: unknown) => {
    metrics.troubles.inc({ what });
    log.warn({ what, error: (error as Error).message }, 'failed beside an act');
  };
  // Simulators are no part of a configured installation.
  const embedded = settings ? undefined : await import('./embedded/process.ts');
  const world = await embedded?.startWorld({ origin, onTrouble });
  const connections = world ? world.connections : await connectConfigured(settings!, Date.now, onTrouble);
  const app = createApp({
    connections,
    log,
    metrics,
    contact: settings?.process.LIAISON_CONTACT,
    metricsToken: settings?.process.LIAISON_METRICS_TOKEN,
    proxies: Number(process.env.TRUST_PROXY ?? 0),
    embedded: world && ((a) => embedded!.embeddedPages(a, world)),
  });
  // The embedded default lets anybody sign in as anybody: only this machine may reach it.
  const server = app.listen(port, world ? '127.0.0.1' : process.env.HOST || '::', () => {
    log.info({ url: origin, suites: connections.map((c) => c.id) }, 'ready');
    if (world) console.log(`\n  Liaison 协调台 (embedded default, simulated suites)\n  ${origin}/demo\n`);
  });
  server.on('error', (error) => {
    console.error(`Liaison does not start:\n${error.message}`);
    process.exit(1);
  });
  const unwatch = watch({
    connections,
    log,
    metrics,
    notifications: settings?.process.LIAISON_NOTIFICATIONS !== 'off',
  });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    unwatch();
    setTimeout(() => process.exit(0), grace).unref();
    // What was asked is answered, what was begun is written; nobody new is let in.
    await new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeIdleConnections();
    });
    await Promise.all(connections.map((c) => c.workspace.idle()));
    await world?.stop();
    log.info('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
} catch (error) {
  const { en, zh } = error instanceof SuiteError ? wordsFor(error) : t((error as Error).message, '');
  console.error(`Liaison does not start:\n${[en, zh].filter(Boolean).join('\n')}`);
  process.exit(1);
}
