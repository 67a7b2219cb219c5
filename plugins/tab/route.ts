import { useEffect, useState } from 'react';

/** The page in the address, `#/meetings/weekly-2026-11-25`, and its filters, `#/requests?state=late`. */
export interface Route {
  path: string[];
  query: Record<string, string>;
  go: (path: string, query?: Record<string, string | undefined>) => void;
}

const read = (): Pick<Route, 'path' | 'query'> => {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return {
    path: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
};

/** Goes to a page. */
export const go: Route['go'] = (path, query = {}) => {
  const chosen = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  location.hash = `/${path}${chosen.length ? `?${new URLSearchParams(chosen)}` : ''}`;
};

/** Links open the same page with the same filters, and back works. */
export function useRoute(): Route {
  const [at, setAt] = useState(read);
  useEffect(() => {
    const changed = () => setAt(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return { ...at, go };
}
