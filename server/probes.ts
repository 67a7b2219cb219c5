import type { Express } from 'express';
import { SuiteError } from '../core/workspace/port.ts';
import type { Connection } from './connections.ts';
import type { Metrics } from './metrics.ts';

/** A probe asks the suite at most this often, in milliseconds. */
const readyFor = 30_000;
const loopback = /^(::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/;

/** What a balancer and an operator ask. */
export function probes(
  app: Express,
  connections: readonly Connection[],
  metrics: Metrics,
  metricsToken?: string,
): void {
  app.get('/healthz', (_req, res) => void res.json({ ok: true }));

  /** Whether the suites can be reached with the app's own rights; says which cannot and what was tried, nothing more. */
  app.get('/readyz', async (_req, res) => {
    const checks = await Promise.all(
      connections.map(async ({ id, workspace, unattended }) => {
        const failure = await workspace.current(unattended(), readyFor).then(
          (snapshot) => (snapshot.problems.some((p) => p.register === '') ? 'the workbook cannot be found' : undefined),
          (error) => (error instanceof SuiteError ? `${error.kind}: ${error.operation}` : 'unexpected'),
        );
        return [id, failure ?? 'ok'] as const;
      }),
    );
    const ready = checks.every(([, state]) => state === 'ok');
    res.status(ready ? 200 : 503).json({ ready, workspaces: Object.fromEntries(checks) });
  });

  app.get('/metrics', async (req, res) => {
    const allowed = metricsToken
      ? req.get('authorization') === `Bearer ${metricsToken}`
      : loopback.test(req.socket.remoteAddress ?? '') && !req.get('x-forwarded-for');
    if (!allowed) return void res.status(404).end();
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
