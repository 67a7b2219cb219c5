import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import express from 'express';
import { askFrom, recorderTo, responseFrom } from '../plugins/simulation/exchange.ts';
import { World } from './embedded/world.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    record: { type: 'string' },
    folder: { type: 'string' },
    latency: { type: 'string', default: '0' },
  },
});

/** Serves the simulators over HTTP for any other client: /graph/v1.0/…, /feishu/open-apis/…, /login/{tenant}/oauth2/… */
const world = await World.start({ folder: values.folder });
if (values.record) writeFileSync(values.record, '');
for (const service of [world.graph, world.lark]) {
  service.manners.latency = Number(values.latency);
  if (values.record) service.manners.observe.push(recorderTo(values.record));
}
const places: [
  prefix: string,
  origin: string,
  service: (ask: Awaited<ReturnType<typeof askFrom>>) => ReturnType<typeof world.graph.serve>,
][] = [
  ['/graph', 'https://graph.microsoft.com', (ask) => world.graph.serve(ask)],
  ['/feishu', 'https://open.feishu.cn', (ask) => world.lark.serve(ask)],
  ['/login', 'https://login.microsoftonline.com', (ask) => world.graph.entra.serve(ask)],
];

const app = express();
app.use(express.raw({ type: () => true, limit: '60mb' }));
for (const [prefix, origin, serve] of places)
  app.use(prefix, async (req, res) => {
    const body = Buffer.isBuffer(req.body) && req.body.length ? new Uint8Array(req.body) : undefined;
    const request = new Request(`${origin}${req.url}`, {
      method: req.method,
      headers: req.headers as Record<string, string>,
      body,
    });
    const ask = await askFrom(request);
    if (values.latency !== '0') await new Promise((done) => setTimeout(done, Number(values.latency)));
    const reply = await serve(ask);
    if (values.record) recorderTo(values.record)(ask, reply);
    const response = responseFrom(reply);
    res.status(response.status);
    response.headers.forEach((value, name) => void res.setHeader(name, value));
    res.send(Buffer.from(await response.arrayBuffer()));
  });
app.listen(Number(values.port), () => {
  console.log(
    `Simulated suites on http://localhost:${values.port}: /graph/v1.0/…  /feishu/open-apis/…  /login/{tenant}/oauth2/v2.0/token`,
  );
  for (const c of world.connections) console.log(`  ${c.id}  app ${c.app.id}`);
});
