import {
  Badge,
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  Field,
  Input,
  OverlayDrawer,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ShownAgenda, ShownItem } from '../../../core/meetings/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft, useDrafts } from '../draft.ts';
import { wantedWords, words } from '../words.ts';
import type { ItemMode } from './AgendaItem.tsx';
import { OutcomeForm } from './OutcomeForm.tsx';
import { PersonField } from './PersonField.tsx';
import { ProposeLink } from './ProposeLink.tsx';
import { RecordFields } from './RecordFields.tsx';

interface Props {
  item: ShownItem;
  mode: ItemMode;
  agenda: ShownAgenda;
  act: Act;
  frozen: boolean;
  onClose: () => void;
}

/** Everything about one item: its reasons, its rows, its score, and the organiser's changes. */
export default function ItemDrawer({ item, mode, agenda, act, frozen, onClose }: Props) {
  const say = useSay();
  const [now, setNow] = useState(mode);
  const editable = agenda.may.edit && !frozen;
  return (
    <OverlayDrawer
      open
      position="end"
      size="medium"
      onOpenChange={(_, d) => !d.open && onClose()}
      aria-label={say(words.details, { title: say(item.title) })}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label={say(words.close)} icon={<DismissRegular />} onClick={onClose} />
          }
        >
          {say(item.title)}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {now === 'look' && (
          <>
            {editable && item.state !== 'dropped' && (
              <p className="buttons">
                <Button onClick={() => setNow('edit')}>{say(words.edit)}</Button>
                <Button onClick={() => setNow('drop')}>{say(words.drop)}</Button>
                {(item.edited.length > 0 || item.pinned) && (
                  <Button
                    appearance="subtle"
                    onClick={() => void act('edit-agenda-item', { key: item.key, restore: true }).then(onClose)}
                  >
                    {say(words.asComputed)}
                  </Button>
                )}
              </p>
            )}
            <Reasons item={item} />
          </>
        )}
        {now === 'edit' && <EditForm item={item} agenda={agenda} act={act} onClose={onClose} />}
        {now === 'drop' && <DropForm item={item} act={act} onClose={onClose} />}
        {now === 'pull' && <PullForm item={item} act={act} onClose={onClose} />}
        {now === 'outcome' && <OutcomeForm item={item} agenda={agenda} act={act} onClose={onClose} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}

/** Registers from whose rows a proposal may come. */
const origins = new Set(['requests', 'demands', 'forecasts', 'plans']);

function Reasons({ item }: { item: ShownItem }) {
  const say = useSay();
  const origin = item.evidence.find((e) => origins.has(e.register));
  return (
    <>
      <h3>{say(words.why)}</h3>
      <ul>
        {item.why.map((w) => (
          <li key={w.en}>{say(w)}</li>
        ))}
      </ul>
      {item.needed.length > 0 && (
        <p>
          {say(words.needed)}: {item.needed.map((p) => p.name).join(', ')}
        </p>
      )}
      <h3>
        {say(words.score)} {item.score}
      </h3>
      <ul className="score">
        {item.parts.map((part) => (
          <li key={`${part.factor} ${part.because.en}`}>
            <Badge appearance="tint">+{part.points}</Badge> {say(part.because)}
          </li>
        ))}
      </ul>
      <p className="quiet">{say(words.scoreHint)}</p>
      {origin && <ProposeLink source={`${origin.register}/${origin.id}`} title={say(item.title)} />}
      {item.evidence.length > 0 && <h3>{say(words.evidence)}</h3>}
      {item.evidence.map((e) => (
        <details key={e.register + e.id} className="evidence">
          <summary>
            <b>{say(e.label)}</b> <span className="quiet">{say(e.detail)}</span>
          </summary>
          {e.register !== 'policy' && <RecordFields register={e.register} id={e.id} />}
        </details>
      ))}
    </>
  );
}

function EditForm({ item, agenda, act, onClose }: Omit<Props, 'mode' | 'frozen'>) {
  const say = useSay();
  const [title, setTitle] = useState(say(item.title));
  const [minutes, setMinutes] = useState(String(item.minutes));
  const [wanted, setWanted] = useState(item.wanted);
  const [owner, setOwner] = useState(item.owner?.email ?? '');
  const [section, setSection] = useState(item.section);
  const save = async () => {
    const change = {
      ...(title !== say(item.title) && { title }),
      ...(Number(minutes) !== item.minutes && { minutes: Number(minutes) }),
      ...(wanted !== item.wanted && { wanted }),
      ...(owner && owner !== item.owner?.email && { owner }),
      ...(section !== item.section && { section }),
    };
    if (
      await act(
        'edit-agenda-item',
        { key: item.key, ...change },
        { says: say(words.changed), undo: { command: 'edit-agenda-item', input: { key: item.key, restore: true } } },
      )
    )
      onClose();
  };
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
    >
      <Field label={say(words.title)}>
        <Input value={title} onChange={(_, d) => setTitle(d.value)} autoFocus maxLength={300} />
      </Field>
      <Field label={say(words.minutes)}>
        <Input type="number" min={1} max={240} value={minutes} onChange={(_, d) => setMinutes(d.value)} />
      </Field>
      <Field label={say(words.wanted)}>
        <Select value={wanted} onChange={(_, d) => setWanted(d.value as typeof wanted)}>
          {(['inform', 'discuss', 'decide'] as const).map((w) => (
            <option key={w} value={w}>
              {say(wantedWords[w])}
            </option>
          ))}
        </Select>
      </Field>
      <PersonField label={say(words.owner)} value={owner} people={agenda.people} onChange={setOwner} />
      <Field label={say(words.section)}>
        <Select value={section} onChange={(_, d) => setSection(d.value)}>
          {agenda.sections.map((s) => (
            <option key={s.id} value={s.id}>
              {say(s.name)}
            </option>
          ))}
        </Select>
      </Field>
      <p className="buttons">
        <Button appearance="primary" type="submit">
          {say(words.save)}
        </Button>
        <Button onClick={onClose}>{say(words.cancel)}</Button>
      </p>
    </form>
  );
}

function DropForm({ item, act, onClose }: Pick<Props, 'item' | 'act' | 'onClose'>) {
  const say = useSay();
  const [reason, setReason] = useState('');
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        void act(
          'edit-agenda-item',
          { key: item.key, drop: reason },
          {
            says: say(words.droppedDone),
            undo: { command: 'edit-agenda-item', input: { key: item.key, restore: true } },
          },
        ).then((ok) => ok && onClose());
      }}
    >
      <Field label={say(words.dropReason)} required>
        <Textarea value={reason} onChange={(_, d) => setReason(d.value)} autoFocus maxLength={300} />
      </Field>
      <p className="buttons">
        <Button appearance="primary" type="submit" disabled={!reason.trim()}>
          {say(words.drop)}
        </Button>
        <Button onClick={onClose}>{say(words.cancel)}</Button>
      </p>
    </form>
  );
}

/** A member asks to discuss what would be taken as read. */
function PullForm({ item, act, onClose }: Pick<Props, 'item' | 'act' | 'onClose'>) {
  const say = useSay();
  const [reason, setReason] = useDraft(`pull/${item.key}/reason`, '');
  const drafts = useDrafts(`pull/${item.key}/`);
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        void act(
          'pull-agenda-item',
          { key: item.key, ...(reason.trim() && { reason }) },
          {
            says: say(words.pulledDone),
            undo: { command: 'pull-agenda-item', input: { key: item.key, back: true } },
          },
        ).then((ok) => {
          if (!ok) return;
          drafts.forget();
          onClose();
        });
      }}
    >
      <p>{say(words.pullHint)}</p>
      <Field label={say(words.pullReason)}>
        <Textarea value={reason} onChange={(_, d) => setReason(d.value)} autoFocus maxLength={500} />
      </Field>
      <p className="buttons">
        <Button appearance="primary" type="submit">
          {say(words.pull)}
        </Button>
        <Button onClick={onClose}>{say(words.cancel)}</Button>
      </p>
    </form>
  );
}
