import type { Client } from '@larksuiteoapi/node-sdk';
import type { As } from './client.ts';
import { answered } from './errors.ts';

export interface Document {
  type: 'sheet' | 'bitable';
  token: string;
}

/** A document as a file. */
export interface DriveFile {
  title: string;
  /** Its address in the company's own domain. */
  url: string;
  /** When it was changed last, in seconds since 1970. */
  changed: number;
}

/** Documents by token, 200 in one request (`drive-v1/meta/batch_query`); those that cannot be seen have no entry. */
export async function lookAtFiles(
  client: Client,
  documents: readonly Document[],
  as: As,
): Promise<Map<string, DriveFile>> {
  const { metas = [] } = await answered('look at files', () =>
    client.drive.v1.meta.batchQuery(
      {
        params: { user_id_type: 'open_id' },
        data: { request_docs: documents.map((d) => ({ doc_token: d.token, doc_type: d.type })), with_url: true },
      },
      as,
    ),
  );
  return new Map(
    metas.map((m) => [m.doc_token, { title: m.title, url: m.url, changed: Number(m.latest_modify_time) }]),
  );
}

/** The Base as a file, or undefined if it cannot be found. */
export const lookAtBase = async (client: Client, base: string, as: As): Promise<DriveFile | undefined> =>
  (await lookAtFiles(client, [{ type: 'bitable', token: base }], as)).get(base);
