import { Badge, Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ShownAgenda, ShownItem } from '../../../core/meetings/views.ts';
import { type Act, useActs } from '../act.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { expectedAgenda } from '../expected.ts';
import { AgendaItem, type ItemMode } from '../parts/AgendaItem.tsx';
import { AgendaSections } from '../parts/AgendaSections.tsx';
import { Flags } from '../parts/Flags.tsx';
import { Said } from '../parts/Said.tsx';
import { TimeBar } from '../parts/TimeBar.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import { go } from '../route.ts';
import { useView } from '../view.ts';
import { words } from '../words.ts';
import { liveWords } from '../words-live.ts';

const EndDialog = lazy(() => import('../parts/EndDialog.tsx'));
const ItemDrawer = lazy(() => import('../parts/ItemDrawer.tsx'));
const PublishDialog = lazy(() => import('../parts/PublishDialog.tsx'));
const TopicDialog = lazy(() => import('../parts/TopicDialog.tsx'));

type AgendaDialog = 'publish' | 'add' | 'propose' | 'end';

interface Props {
  meeting: string;
  series: { id: string; name: { en: string; zh: string } }[];
  onChanged: () => void;
}

/** One meeting's agenda: what is on it, why, and what to do with it. */
export function AgendaPage({ meeting, series, onChanged }: Props) {
  const say = useSay();
  const { data: agenda, failure, reload, set } = useView<ShownAgenda>('agenda', { meeting });
  const [opened, setOpened] = useState<{ key: string; mode: ItemMode }>();
  const [dialog, setDialog] = useState<AgendaDialog>();

  const acts = useActs<ShownAgenda>({ name: 'agenda', query: { meeting } }, set, {
    onDone: onChanged,
    expected: { data: agenda, after: expectedAgenda },
  });
  // Whatever is done here is about this meeting; a topic is for a series.
  const act: Act = (name, input, done) =>
    acts.act(name, name === 'propose-topic' ? input : { meeting, ...input }, done);

  if (!agenda) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  const find = (key: string): ShownItem | undefined =>
    [...agenda.sections.flatMap((s) => s.items), ...agenda.consent, ...agenda.parked, ...agenda.dropped].find(
      (i) => i.key === key,
    );
  const shown = opened && find(opened.key);
  const open = (key: string, mode: ItemMode) => setOpened({ key, mode });
  const frozen = !agenda.may.edit;
  const item = { act, open, agenda, frozen };

  return (
    <div className="agenda" aria-busy={acts.busy}>
      <AgendaHeader agenda={agenda} onDialog={setDialog} />
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={{ ...acts, act }} reload={reload} />
      <Flags agenda={agenda} act={act} />
      <TimeBar agenda={agenda} />
      {agenda.may.edit && !frozen && <p className="quiet keys">{say(words.keys)}</p>}
      <AgendaSections {...item} />
      <ItemGroup title={say(words.consent)} hint={say(words.consentHint)} items={agenda.consent} {...item} />
      <ItemGroup title={say(words.parked)} hint={say(words.parkedHint)} items={agenda.parked} {...item} />
      <ItemGroup title={say(words.dropped)} items={agenda.dropped} {...item} />
      <Suspense fallback={null}>
        {shown && (
          <ItemDrawer
            item={shown}
            mode={opened.mode}
            agenda={agenda}
            act={act}
            frozen={frozen}
            onClose={() => setOpened(undefined)}
          />
        )}
        {dialog === 'end' && <EndDialog meeting={meeting} act={act} onClose={() => setDialog(undefined)} />}
        {dialog === 'publish' && <PublishDialog agenda={agenda} act={act} onClose={() => setDialog(undefined)} />}
        {(dialog === 'add' || dialog === 'propose') && (
          <TopicDialog mode={dialog} agenda={agenda} series={series} act={act} onClose={() => setDialog(undefined)} />
        )}
      </Suspense>
    </div>
  );
}

function AgendaHeader({ agenda, onDialog }: { agenda: ShownAgenda; onDialog: (which: AgendaDialog) => void }) {
  const say = useSay();
  const times = useTimes();
  const { host } = useTab();
  const { meeting, published, steps } = agenda;
  const company = times.company(meeting.start);
  const status = statusOf(agenda);
  return (
    <header className="agenda-head">
      <div>
        <h1>
          {say(meeting.title)}{' '}
          <Badge appearance="tint" color={status.color}>
            {say(status.says)}
          </Badge>
        </h1>
        <p className="quiet">
          {times.long(meeting.start)} {times.time(meeting.start)}–{times.time(meeting.end)}
          {company && ` · ${say(words.companyTime, { time: company })}`}
          {!meeting.begun && ` · ${say(words.topicsClose, { when: times.when(meeting.closes) })}`}
        </p>
      </div>
      <div className="buttons">
        {meeting.state !== 'held' && (
          <Button onClick={() => onDialog('propose')} size="medium">
            {say(words.propose)}
          </Button>
        )}
        {steps.includes('add-agenda-item') && <Button onClick={() => onDialog('add')}>{say(words.addItem)}</Button>}
        {steps.includes('publish-agenda') && !meeting.begun && (
          <Button appearance="primary" onClick={() => onDialog('publish')}>
            {say(published ? words.publishAgain : words.publish)}
          </Button>
        )}
        {steps.includes('write-minutes') && meeting.state !== 'held' && (
          <Button appearance="primary" onClick={() => onDialog('end')}>
            {say(words.writeMinutes)}
          </Button>
        )}
        {meeting.state !== 'cancelled' && meeting.state !== 'held' && (
          <Button onClick={() => go(`live/${meeting.id}`)}>{say(liveWords.start)}</Button>
        )}
        {meeting.state === 'held' && (
          <Button onClick={() => go(`minutes/${meeting.id}`)}>{say(liveWords.minutes)}</Button>
        )}
        {meeting.link && (
          <Button appearance="subtle" onClick={() => host.open(meeting.link!)}>
            {say(words.openInCalendar)}
          </Button>
        )}
      </div>
    </header>
  );
}

function statusOf({ meeting, published }: ShownAgenda): {
  says: { en: string; zh: string };
  color: 'informative' | 'success' | 'warning' | 'danger' | 'brand';
} {
  if (meeting.state === 'cancelled') return { says: words.cancelled, color: 'danger' };
  if (meeting.state === 'held') return { says: words.held, color: 'informative' };
  if (meeting.begun) return { says: words.running, color: 'brand' };
  if (!published) return { says: words.draft, color: 'informative' };
  return published.upToDate
    ? { says: words.published, color: 'success' }
    : { says: words.changedSince, color: 'warning' };
}

interface GroupProps {
  title: string;
  hint?: string;
  items: ShownItem[];
  act: Act;
  open: (key: string, mode: ItemMode) => void;
  agenda: ShownAgenda;
  frozen: boolean;
}

function ItemGroup({ title, hint, items, ...rest }: GroupProps) {
  if (!items.length) return null;
  return (
    <details className="group" open={items.length <= 6}>
      <summary>
        {title} ({items.length})
      </summary>
      {hint && <p className="quiet">{hint}</p>}
      <ul className="items">
        {items.map((item) => (
          <AgendaItem key={item.key} item={item} {...rest} />
        ))}
      </ul>
    </details>
  );
}
