import { useEffect, useState } from 'react';

const read = () => location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
const go = (path: string) => {
  location.hash = `/${path}`;
};

/** The page in the address: `#/meetings/weekly-2026-11-25`, so that links open it and back works. */
export function useRoute(): [string[], (path: string) => void] {
  const [path, setPath] = useState(read);
  useEffect(() => {
    const changed = () => setPath(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return [path, go];
}
