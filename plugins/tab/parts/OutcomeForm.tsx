import { Button, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { ShownAgenda, ShownItem } from '../../../core/meetings/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft, useDrafts } from '../draft.ts';
import { words } from '../words.ts';
import { ActionFields, type NewAction, named } from './ActionFields.tsx';
import { DraftNote } from './DraftNote.tsx';

const outcomes = {
  done: words.outcomeDone,
  decided: words.outcomeDecided,
  action: words.outcomeAction,
  carried: words.outcomeCarried,
};

/** What came of an item: the outcome, a few words, and actions with owner and date. */
export function OutcomeForm({
  item,
  agenda,
  act,
  onClose,
}: {
  item: ShownItem;
  agenda: ShownAgenda;
  act: Act;
  onClose: () => void;
}) {
  const say = useSay();
  const inAWeek = new Date(Date.parse(agenda.meeting.start) + 7 * 86_400_000).toISOString().slice(0, 10);
  const blank = (): NewAction => ({ line: actions.length, title: '', owner: item.owner?.email ?? '', due: inAWeek });
  const draft = `outcome/${item.key}/`;
  const drafts = useDrafts(draft);
  const [outcome, setOutcome] = useDraft<keyof typeof outcomes>(
    `${draft}outcome`,
    item.outcome === undefined || item.outcome === 'discussed' ? 'done' : item.outcome,
  );
  const [note, setNote] = useDraft(`${draft}note`, item.outcomeNote ?? '');
  const [actions, setActions] = useDraft<NewAction[]>(`${draft}actions`, []);
  const written = named(actions);
  const sent = written.map(({ title, owner, due }) => ({ title, owner, due }));
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        void act('record-outcome', { key: item.key, outcome, note, actions: sent }, { says: say(words.recorded) }).then(
          (ok) => {
            if (!ok) return;
            drafts.forget();
            onClose();
          },
        );
      }}
    >
      <DraftNote drafts={drafts} />
      <Field label={say(words.outcome)}>
        <RadioGroup
          value={outcome}
          onChange={(_, d) => {
            setOutcome(d.value as keyof typeof outcomes);
            if (d.value === 'action' && !actions.length) setActions([blank()]);
          }}
        >
          {Object.entries(outcomes).map(([id, label]) => (
            <Radio key={id} value={id} label={say(label)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={say(words.note)}>
        <Textarea value={note} onChange={(_, d) => setNote(d.value)} maxLength={5000} resize="vertical" />
      </Field>
      <ActionFields actions={actions} people={agenda.people} blank={blank} onChange={setActions} />
      <p className="buttons">
        <Button appearance="primary" type="submit" disabled={written.some((a) => !a.owner || !a.due)}>
          {say(words.record)}
        </Button>
        <Button onClick={onClose}>{say(words.cancel)}</Button>
      </p>
    </form>
  );
}
