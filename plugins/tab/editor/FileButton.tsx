import { Button } from '@fluentui/react-components';
import { useRef } from 'react';

/** Loads a policy file into the editor. */
export function FileButton({ label, onLoad }: { label: string; onLoad: (source: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,text/yaml"
        hidden
        onChange={(e) => {
          const [file] = e.target.files ?? [];
          e.target.value = '';
          if (file) void file.text().then(onLoad);
        }}
      />
      <Button onClick={() => input.current?.click()}>{label}</Button>
    </>
  );
}
