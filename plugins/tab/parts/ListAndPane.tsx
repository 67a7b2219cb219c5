import { Button, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Text } from '../../../core/words.ts';
import type { useActs } from '../act.ts';
import type { Failure } from '../api.ts';
import { useSay } from '../context.tsx';
import { requestWords } from '../words-requests.ts';
import { ExportButton } from './Download.tsx';
import { Said } from './Said.tsx';
import { Failed, Waiting } from './Waiting.tsx';

interface Props {
  /** A class of the page. */
  kind?: string;
  filters: ReactNode;
  /** The view that is listed: it can be taken along as a spreadsheet. */
  seen: { name: string; query: object };
  acts: Pick<ReturnType<typeof useActs>, 'act' | 'notice' | 'trouble' | 'forget' | 'forgive'>;
  failure: Failure | undefined;
  reload: () => Promise<unknown>;
  /** The list, once it is known. */
  list: ReactNode;
  /** What is chosen; on a phone it stands in the list's place. */
  chosen: ReactNode;
  /** What stands there while nothing is chosen. */
  otherwise: ReactNode;
  onBack: () => void;
}

/** A list with its filters, and the chosen one beside it. */
export function ListAndPane({
  kind = '',
  filters,
  seen,
  acts,
  failure,
  reload,
  list,
  chosen,
  otherwise,
  onBack,
}: Props) {
  const say = useSay();
  return (
    <div className={`meetings requests ${kind}`} data-chosen={chosen ? true : undefined}>
      <div className="meeting-list request-list">
        <search className="filters">
          {filters}
          <ExportButton view={seen} />
        </search>
        <Said acts={acts} reload={reload} />
        {failure && <Failed failure={failure} retry={() => void reload()} />}
        {list ?? (!failure && <Waiting lines={5} />)}
      </div>
      <main className="agenda-pane">
        {chosen ? (
          <>
            <Button className="only-narrow" size="small" appearance="subtle" onClick={onBack}>
              ← {say(requestWords.back)}
            </Button>
            {chosen}
          </>
        ) : (
          otherwise
        )}
      </main>
    </div>
  );
}

/** One of the filters of a list. */
export function Filter({
  label,
  value,
  options,
  onChange,
}: {
  label: Text;
  value: string;
  options: readonly { id: string; name: Text }[];
  onChange: (value: string) => void;
}) {
  const say = useSay();
  return (
    <Select aria-label={say(label)} size="small" value={value} onChange={(_, d) => onChange(d.value)}>
      {options.map((o) => (
        <option key={o.id} value={o.id}>
          {say(o.name)}
        </option>
      ))}
    </Select>
  );
}
