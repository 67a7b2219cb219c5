import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import { readText } from '../../text-file.ts';

/**
 * Loads a policy file into the editor.
 * @param onLoad the file's text; nothing where it is no text in an encoding that is known
 */
export function FileButton({ label, onLoad }: { label: string; onLoad: (source: string | undefined) => void }) {
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
          if (file) void file.arrayBuffer().then((bytes) => onLoad(textIn(new Uint8Array(bytes))));
        }}
      />
      <Button onClick={() => input.current?.click()}>{label}</Button>
    </>
  );
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return readText(bytes);
  } catch {
    return undefined;
  }
}
