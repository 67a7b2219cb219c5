import { Badge } from '@fluentui/react-components';
import { useState } from 'react';
import type { meetingsView } from '../../../core/meetings/views.ts';
import { useSay, useTimes } from '../context.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import { useView } from '../view.ts';
import { words } from '../words.ts';
import { AgendaPage } from './AgendaPage.tsx';

type Meetings = ReturnType<typeof meetingsView.show>;

/** The meetings on the left (above, on a phone), the chosen one's agenda beside them; the next one unless asked otherwise. */
export default function MeetingsPage({ meeting, go }: { meeting: string | undefined; go: (path: string) => void }) {
  const say = useSay();
  const { data, failure, reload } = useView<Meetings>('meetings', {});
  // The next meeting is shown first, and stays shown when it is closed and another becomes the next one.
  const [first, setFirst] = useState<string>();
  if (!first && data?.next) setFirst(data.next);
  const chosen = meeting ?? first;
  return (
    <div className="meetings">
      <nav className="meeting-list" aria-label={say(words.meetings)}>
        {!data && !failure && <Waiting lines={4} />}
        {data && (
          <>
            <MeetingGroup title={say(words.coming)} meetings={data.coming} chosen={chosen} go={go} />
            <MeetingGroup title={say(words.past)} meetings={data.past.slice(0, 8)} chosen={chosen} go={go} folded />
          </>
        )}
      </nav>
      <main className="agenda-pane">
        {failure && !data && <Failed failure={failure} retry={() => void reload()} />}
        {data && !chosen && <p className="empty">{say(words.noMeetings)}</p>}
        {(meeting || data) && chosen && (
          <AgendaPage key={chosen} meeting={chosen} series={data?.series ?? []} onChanged={() => void reload()} />
        )}
      </main>
    </div>
  );
}

interface GroupProps {
  title: string;
  meetings: Meetings['coming'];
  chosen: string | undefined;
  go: (path: string) => void;
  folded?: boolean;
}

function MeetingGroup({ title, meetings, chosen, go, folded }: GroupProps) {
  const say = useSay();
  const times = useTimes();
  if (!meetings.length) return null;
  const list = (
    <ul>
      {meetings.map((m) => (
        <li key={m.id}>
          <button
            type="button"
            className="meeting-link"
            aria-current={m.id === chosen ? 'page' : undefined}
            onClick={() => go(`meetings/${m.id}`)}
          >
            <span className="meeting-day">
              {times.day(m.start)} {times.time(m.start)}
            </span>
            <span className="meeting-title">{say(m.title)}</span>
            {m.trouble && (
              <Badge size="small" color="danger">
                !
              </Badge>
            )}
            {m.state === 'published' && (
              <Badge size="small" appearance="tint" color="success">
                {say(words.published)}
              </Badge>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
  const open = !folded || meetings.some((m) => m.id === chosen);
  return folded ? (
    <details open={open}>
      <summary>{title}</summary>
      {list}
    </details>
  ) : (
    <section>
      <h2>{title}</h2>
      {list}
    </section>
  );
}
