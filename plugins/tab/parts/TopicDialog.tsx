import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownAgenda } from '../../../core/meetings/views.ts';
import type { Text } from '../../../core/words.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { wantedWords, words } from '../words.ts';
import { DialogForm } from './DialogForm.tsx';
import { PersonField } from './PersonField.tsx';

interface Props {
  mode: 'add' | 'propose';
  agenda: ShownAgenda;
  series: { id: string; name: Text }[];
  act: Act;
  onClose: () => void;
}

/** Adds an item to this meeting (organiser) or proposes a topic for the series (everybody). */
export default function TopicDialog({ mode, agenda, series, act, onClose }: Props) {
  const say = useSay();
  const draft = `topic/${mode}/`;
  const [title, setTitle] = useDraft(`${draft}title`, '');
  const [reason, setReason] = useDraft(`${draft}reason`, '');
  const [wanted, setWanted] = useState<'inform' | 'discuss' | 'decide'>('discuss');
  const [minutes, setMinutes] = useState('');
  const [owner, setOwner] = useState('');
  const [section, setSection] = useState('');
  const [chosen, setChosen] = useState(agenda.meeting.series);
  const says = mode === 'add' ? words.changed : words.proposed;
  const send = () => {
    const input = { title, wanted, ...(reason && { reason }), ...(minutes && { minutes: Number(minutes) }) };
    return mode === 'add'
      ? act('add-agenda-item', { ...input, ...(owner && { owner }), ...(section && { section }) }, { says: say(says) })
      : act('propose-topic', { ...input, series: chosen }, { says: say(says) });
  };
  const name = say(mode === 'add' ? words.addItem : words.propose);
  return (
    <DialogForm title={name} action={name} ready={!!title.trim()} onSend={send} onClose={onClose} draft={draft}>
      {mode === 'propose' && <p className="quiet">{say(words.proposeHint)}</p>}
      <Field label={say(words.title)} required>
        <Input value={title} onChange={(_, d) => setTitle(d.value)} autoFocus maxLength={300} />
      </Field>
      <Field label={say(words.reason)}>
        <Textarea value={reason} onChange={(_, d) => setReason(d.value)} maxLength={2000} />
      </Field>
      <Field label={say(words.wanted)}>
        <Select value={wanted} onChange={(_, d) => setWanted(d.value as typeof wanted)}>
          {(['discuss', 'decide', 'inform'] as const).map((w) => (
            <option key={w} value={w}>
              {say(wantedWords[w])}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say(words.minutes)}>
        <Input type="number" min={1} max={120} value={minutes} onChange={(_, d) => setMinutes(d.value)} />
      </Field>
      {mode === 'add' ? (
        <>
          <PersonField label={say(words.owner)} value={owner} people={agenda.people} onChange={setOwner} />
          <Field label={say(words.section)}>
            <Select value={section} onChange={(_, d) => setSection(d.value)}>
              <option value="">–</option>
              {agenda.sections.map((s) => (
                <option key={s.id} value={s.id}>
                  {say(s.name)}
                </option>
              ))}
            </Select>
          </Field>
        </>
      ) : (
        <Field label={say(words.meetings)}>
          <Select value={chosen} onChange={(_, d) => setChosen(d.value)}>
            {series.map((s) => (
              <option key={s.id} value={s.id}>
                {say(s.name)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </DialogForm>
  );
}
