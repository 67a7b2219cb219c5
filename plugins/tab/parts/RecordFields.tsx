import { Button } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { recordView } from '../../../core/reports/record.ts';
import { useSay, useTab, useTimes, useView } from '../context.tsx';
import { words } from '../words.ts';

type Shown = ReturnType<typeof recordView.show>;

/** What stands in a row, column by column, and the way to it in the suite. @param seen changes when it is to be read again */
export function RecordFields({ register, id, seen }: { register: string; id: string; seen?: string }) {
  const say = useSay();
  const times = useTimes();
  const { host } = useTab();
  const { data } = useView<Shown>('record', { register, id }, seen);
  if (!data) return null;
  return (
    <dl className="facts">
      {data.fields.map((f) => {
        const value = say(f.value);
        return (
          <div key={f.label.en}>
            <dt>{say(f.label)}</dt>
            <dd>{f.moment ? times.when(f.moment) : <Linked words={value} />}</dd>
          </div>
        );
      })}
      {data.link && (
        <Button size="small" onClick={() => host.open(data.link!)}>
          {say(words.open)}
        </Button>
      )}
    </dl>
  );
}

/** What people wrote, with its addresses to click on: attachments stand in the suite, and here as links. */
function Linked({ words }: { words: string }) {
  const { host } = useTab();
  const links = [...words.matchAll(/https:\/\/[^\s，。；）)]+/g)];
  const ends = [0, ...links.map((link) => link.index + link[0].length)];
  return (
    <>
      {links.map((link, i) => (
        <Fragment key={link.index}>
          {words.slice(ends[i], link.index)}
          <button type="button" className="link" onClick={() => host.open(link[0])}>
            {link[0]}
          </button>
        </Fragment>
      ))}
      {words.slice(ends.at(-1))}
    </>
  );
}
