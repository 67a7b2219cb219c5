import type { Client } from '@larksuiteoapi/node-sdk';
import type { As } from './client.ts';
import { answered } from './errors.ts';

/** When the Base was changed last, in seconds since 1970, or undefined if it cannot be found. */
export async function lastChange(client: Client, base: string, as: As): Promise<number | undefined> {
  const { metas = [] } = await answered(
    'look at the Base',
    client.drive.v1.meta.batchQuery(
      {
        params: { user_id_type: 'open_id' },
        data: { request_docs: [{ doc_token: base, doc_type: 'bitable' }], with_url: false },
      },
      as,
    ),
  );
  const time = metas[0]?.latest_modify_time;
  return time === undefined ? undefined : Number(time);
}
