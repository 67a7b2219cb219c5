import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';

/** Where `npm run simulate` serves each address of the suites. */
export const suiteOrigins = {
  '/graph': 'https://graph.microsoft.com',
  '/feishu': 'https://open.feishu.cn',
  '/login': 'https://login.microsoftonline.com',
} as const;

/**
 * Sends what this process asks of the suites to simulators in another process, so that several servers can share one
 * simulated company. The official clients and their addresses stay as they are.
 * @returns how to end it
 * @throws Error unless the simulators are on this machine
 */
export function forwardSuites(simulators: string): () => void {
  const { hostname } = new URL(simulators);
  if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    throw new Error(`SIMULATED_SUITES: ${hostname} is not this machine; simulated suites are for trying out only`);
  const handlers = Object.entries(suiteOrigins).map(([prefix, origin]) =>
    http.all(`${origin}/*`, async ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const { host: _, ...headers } = Object.fromEntries(request.headers);
      const body = ['GET', 'HEAD'].includes(request.method) ? undefined : await request.arrayBuffer();
      const answer = await fetch(`${simulators}${prefix}${pathname}${search}`, {
        method: request.method,
        headers,
        body: body?.byteLength ? body : undefined,
      }).catch(() => undefined);
      if (!answer) return HttpResponse.error();
      const bytes = await answer.arrayBuffer();
      return new HttpResponse(answer.status === 204 ? null : bytes, { status: answer.status, headers: answer.headers });
    }),
  );
  const server = setupServer(...handlers);
  server.listen({ onUnhandledRequest: 'bypass' });
  return () => server.close();
}
