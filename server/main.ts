import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { faultsNamed } from '../plugins/simulation/faults.ts';
import { createApp } from './app.ts';
import { connectConfigured } from './configured.ts';
import { forwardSuites } from './embedded/forward.ts';
import { embeddedPages } from './embedded/pages.ts';
import { World } from './embedded/world.ts';
import { readSettings } from './settings.ts';

const log = pino({ level: process.env.LOG_LEVEL ?? 'info', redact: ['authorization', '*.token', '*.secret'] });
const port = Number(process.env.PORT ?? 3978);
const origin = `http://localhost:${port}`;
const minute = 60_000;

try {
  const settings = readSettings(process.env);
  if (process.env.SIMULATED_SUITES) forwardSuites(process.env.SIMULATED_SUITES);
  const onTrouble = (what: string, error: unknown) =>
    log.warn({ what, error: (error as Error).message }, 'failed beside an act');
  const world = settings
    ? undefined
    : await World.start({ folder: process.env.STATE_FOLDER ?? '.liaison', origin, onTrouble });
  // Bad weather is for the simulated suites only: `npm start -- --faults stormy --seed 7`.
  const { values } = parseArgs({
    options: { faults: { type: 'string', default: 'none' }, seed: { type: 'string', default: '1' } },
  });
  for (const service of world ? [world.graph, world.lark] : [])
    service.manners.faults = faultsNamed(values.faults, Number(values.seed));
  const connections = world ? world.connections : [connectConfigured(settings!, Date.now, onTrouble)];
  const app = createApp({ connections, log, embedded: world && ((a) => embeddedPages(a, world)) });
  const server = app.listen(port, () => {
    log.info({ url: origin, suites: connections.map((c) => c.id) }, 'ready');
    if (world) console.log(`\n  Liaison 协调台 (embedded default, simulated suites)\n  ${origin}/demo\n`);
  });

  const look = async () => {
    for (const connection of connections)
      await connection.workspace.look(connection.unattended()).catch((error) => onTrouble('automation', error));
  };
  const timer = setInterval(() => void look(), minute);

  const stop = async () => {
    clearInterval(timer);
    server.close();
    await Promise.all(connections.map((c) => c.workspace.idle()));
    await world?.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
} catch (error) {
  console.error(`Liaison does not start:\n${(error as Error).message}`);
  process.exit(1);
}
