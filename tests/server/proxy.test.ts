import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '../../server/embedded/world.ts';
import { built } from '../built.ts';
import { suiteNames } from '../world.ts';

/**
 * A company whose machines reach the world through a proxy only: a real one, which tunnels, and behind it somebody who
 * says in TLS what the suites would say to an app that they do not know.
 */
const hosts = ['login.microsoftonline.com', 'graph.microsoft.com', 'open.feishu.cn'];
const tunnelled: string[] = [];
let suites: ReturnType<typeof createHttps>;
let proxy: Server;
let world: World;
let authority: string;

beforeAll(async () => {
  world = await World.start({ sample: false });
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'suites' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }],
  });
  authority = join(mkdtempSync(join(tmpdir(), 'liaison-')), 'authority.pem');
  writeFileSync(authority, cert);
  suites = createHttps({ cert, key }, (req, res) => {
    res.writeHead(400, { 'content-type': 'application/json' });
    const entra = { error: 'invalid_client', error_description: `AADSTS700016: ${req.headers.host} knows no such app` };
    res.end(JSON.stringify(req.headers.host?.includes('feishu') ? { code: 10003, msg: 'invalid param' } : entra));
  }).listen(0);
  proxy = createHttp().listen(0);
  proxy.on('connect', (req, socket) => {
    tunnelled.push(String(req.url));
    const inside = connect((suites.address() as AddressInfo).port, 'localhost', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      inside.pipe(socket).pipe(inside);
    });
    for (const end of [inside, socket]) end.on('error', () => end.destroy());
  });
});
afterAll(async () => {
  suites.close();
  proxy.close();
  await world.stop();
});

const doctor = (env: Record<string, string>): Promise<{ code: number; said: string }> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      [built('cli'), 'doctor', '--language', 'en'],
      { env: { PATH: process.env.PATH, LIAISON_NOTIFICATIONS: 'off', ...env }, timeout: 60_000 },
      (error, out, err) => done({ code: error ? Number(error.code ?? 1) : 0, said: out + err }),
    );
  });
const address = () => `http://localhost:${(proxy.address() as AddressInfo).port}`;

describe.each(suiteNames)('behind a proxy, %s', (suite) => {
  const environment = () => world.environment(`${suite}-en`);

  it('is reached through it, and by nothing else', async () => {
    tunnelled.length = 0;
    const { said } = await doctor({ ...environment(), HTTPS_PROXY: address(), NODE_EXTRA_CA_CERTS: authority });
    expect(said).toMatch(suite === 'feishu' ? /does not know the app: invalid param/ : /AADSTS700016/);
    expect(new Set(tunnelled)).toEqual(
      new Set(suite === 'feishu' ? ['open.feishu.cn:443'] : ['login.microsoftonline.com:443']),
    );
  });

  it('says at once, and in both languages, that its address is none', async () => {
    const { code, said } = await doctor({ ...environment(), HTTPS_PROXY: 'proxy:3128' });
    expect(code).toBe(1);
    expect(said).toContain('HTTPS_PROXY: is no address of a proxy, such as http://proxy.example.com:3128');
    expect(said).toContain('不是代理地址');
  });
});
