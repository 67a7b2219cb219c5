import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Failure } from '../api.ts';
import { useSay, useTab } from '../context.tsx';
import { words } from '../words.ts';
import { Failed } from './Waiting.tsx';

interface Props {
  /** Of the server, with its query: `/api/papers/policy.docx`. */
  path: string;
  query?: object;
  /** What the file is called. */
  file: string;
  says: string;
}

/** A view as a file. While it is made the button waits; what went wrong is said in its place. */
export function Download({ path, query = {}, file, says }: Props) {
  const say = useSay();
  const { api, language } = useTab();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Failure>();
  const get = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const made = await api.file(`${path}?${new URLSearchParams({ language, q: JSON.stringify(query) })}`);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(made);
      link.download = file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (error) {
      setTrouble(error as Failure);
    } finally {
      setBusy(false);
    }
  };
  return trouble ? (
    <Failed failure={trouble} retry={() => void get()} />
  ) : (
    <Button size="small" disabled={busy} onClick={() => void get()}>
      {busy ? say(words.making) : says}
    </Button>
  );
}

/** What a view shows this person, as a workbook. */
export function ExportButton({ view }: { view: { name: string; query: object } }) {
  const say = useSay();
  return (
    <Download
      path={`/api/export/${view.name}.xlsx`}
      query={view.query}
      file={`Liaison ${view.name}.xlsx`}
      says={say(words.excel)}
    />
  );
}
