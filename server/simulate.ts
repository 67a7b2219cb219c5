import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import express from 'express';
import { recorderTo } from '../plugins/simulation/exchange.ts';
import { type Faults, faultsNamed } from '../plugins/simulation/faults.ts';
import { suiteOrigins } from './embedded/forward.ts';
import { World } from './embedded/world.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    record: { type: 'string' },
    folder: { type: 'string' },
    empty: { type: 'boolean', default: false },
    latency: { type: 'string', default: '0' },
    faults: { type: 'string', default: 'none' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

/** Serves the simulators over HTTP for any other client: /graph/v1.0/…, /feishu/open-apis/…, /login/{tenant}/oauth2/… */
const [onlySuite, onlyLanguage] = (values.only?.split('-') ?? []) as [
  World['connections'][number]['suite'],
  'zh' | 'en',
];
const world = await World.start({
  folder: values.folder,
  sample: !values.empty,
  ...(values.only && { suites: [onlySuite], languages: [onlyLanguage] }),
});
if (values.record) writeFileSync(values.record, '');
for (const service of [world.graph, world.lark]) {
  service.manners.latency = Number(values.latency);
  service.manners.faults = faultsNamed(values.faults, Number(values.seed));
  if (values.record) service.manners.observe.push(recorderTo(values.record));
}
const app = express();
app.use(express.raw({ type: () => true, limit: '60mb' }));
for (const [prefix, origin] of Object.entries(suiteOrigins))
  app.use(prefix, async (req, res) => {
    const { host, 'content-length': _, connection, ...headers } = req.headers as Record<string, string>;
    const body = Buffer.isBuffer(req.body) && req.body.length ? new Uint8Array(req.body) : undefined;
    // The simulators stand behind their real addresses in this process, with the day's weather in front of them.
    const answer = await fetch(`${origin}${req.url}`, { method: req.method, headers, body }).catch(() => undefined);
    if (!answer) return void req.socket.destroy();
    res.status(answer.status);
    answer.headers.forEach((value, name) => void res.setHeader(name, value));
    res.send(Buffer.from(await answer.arrayBuffer()));
  });
/** What a configured server needs to work in one of these companies, and what a client would hand to the tab. */
app.get('/environment/:workspace', (req, res) => void res.json(world.environment(req.params.workspace)));
app.get(
  '/ticket/:workspace',
  async (req, res) => void res.json((await world.ticket(req.params.workspace, String(req.query.email))) ?? {}),
);
/** Changes the weather while it runs, and says what the old one did: faults by kind. */
app.post('/faults/:profile', (req, res) => {
  const drawn = [world.graph, world.lark].map(({ manners }) => {
    const before = manners.faults as Faults | undefined;
    manners.faults = faultsNamed(String(req.params.profile), Number(values.seed));
    return before?.drawn;
  });
  res.json({ microsoft365: drawn[0], feishu: drawn[1] });
});
app.listen(Number(values.port), () => {
  console.log(
    `Simulated suites on http://localhost:${values.port}: /graph/v1.0/…  /feishu/open-apis/…  /login/{tenant}/oauth2/v2.0/token`,
  );
  for (const c of world.connections) console.log(`  ${c.id}  app ${c.app.id}`);
});
