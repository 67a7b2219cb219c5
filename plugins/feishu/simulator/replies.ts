import type { Reply } from '../../simulation/exchange.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };
export const ok = (data: unknown = {}): Reply => ({
  status: 200,
  headers: json,
  body: { code: 0, msg: 'success', data },
});
export const fault = (code: number, msg: string, status = 200): Reply => ({
  status,
  headers: json,
  body: { code, msg },
});

/** A page with an opaque token, as every list of the platform answers. */
export function page<T>(
  all: readonly T[],
  params: URLSearchParams,
  usual: number,
  most: number,
): { items: T[]; has_more: boolean; page_token: string } {
  const size = Math.min(Number(params.get('page_size') ?? usual) || usual, most);
  const from = Number(Buffer.from(params.get('page_token') ?? '', 'base64url').toString() || 0);
  const more = from + size < all.length;
  return {
    items: all.slice(from, from + size),
    has_more: more,
    page_token: more ? Buffer.from(String(from + size)).toString('base64url') : '',
  };
}
