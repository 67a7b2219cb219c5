import { Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

/** Searches when typing pauses: every letter would be a request. */
export function Search({ label, text, onSearch }: { label: string; text: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onSearch(typed.trim()), 400);
    return () => clearTimeout(timer);
  }, [typed, text, onSearch]);
  return (
    <Input
      aria-label={label}
      placeholder={label}
      size="small"
      type="search"
      value={typed}
      onChange={(_, d) => setTyped(d.value)}
    />
  );
}
