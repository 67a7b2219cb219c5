import { Button } from '@fluentui/react-components';
import type { recordView } from '../../../core/reports/record.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { useView } from '../view.ts';
import { words } from '../words.ts';
import { Linked } from './Linked.tsx';

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
