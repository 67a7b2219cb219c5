import type { Client } from '@larksuiteoapi/node-sdk';
import type { As } from './client.ts';
import { answered } from './errors.ts';

export interface BaseFile {
  /** When it was changed last, in seconds since 1970. */
  changed: number;
  /** Its address in the company's own domain. */
  url: string;
}

/** The Base as a file, or undefined if it cannot be found. */
export async function lookAtBase(client: Client, base: string, as: As): Promise<BaseFile | undefined> {
  const { metas = [] } = await answered('look at the Base', () =>
    client.drive.v1.meta.batchQuery(
      {
        params: { user_id_type: 'open_id' },
        data: { request_docs: [{ doc_token: base, doc_type: 'bitable' }], with_url: true },
      },
      as,
    ),
  );
  const meta = metas[0];
  return meta && { changed: Number(meta.latest_modify_time), url: meta.url };
}
