import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on a port that is free. */
export async function listening(server: Server): Promise<{ server: Server; url: string }> {
  await new Promise<void>((done) => server.listen(0, () => done()));
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` };
}
