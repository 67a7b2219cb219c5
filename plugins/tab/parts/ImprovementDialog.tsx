import { Field, Input } from '@fluentui/react-components';
import type { ShownEvaluation } from '../../../core/evaluation/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { decisionWords } from '../words-decisions.ts';
import { evaluationWords as words } from '../words-evaluation.ts';
import { DialogForm } from './DialogForm.tsx';
import { PersonField } from './PersonField.tsx';

interface Props {
  /** Of the evaluation. */
  id: string;
  title: string;
  /** The weakness that it is to mend. */
  about: string;
  people: ShownEvaluation['people'];
  act: Act;
  onClose: () => void;
}

/** Makes a task out of a weakness. */
export function ImprovementDialog({ id, title: usual, about, people, act, onClose }: Props) {
  const say = useSay();
  const draft = `improvement/${id}/`;
  const [title, setTitle] = useDraft(`${draft}title`, usual);
  const [owner, setOwner] = useDraft(`${draft}owner`, '');
  const [due, setDue] = useDraft(`${draft}due`, '');
  const send = () => act('begin-improvement', { id, title, owner, due, about }, { says: say(words.begun) });
  return (
    <DialogForm
      title={say(words.begin)}
      action={say(words.begin)}
      ready={!!title.trim() && !!owner && !!due}
      onSend={send}
      onClose={onClose}
      draft={draft}
    >
      <Field label={say(decisionWords.task)} required>
        <Input value={title} maxLength={200} autoFocus onChange={(_, d) => setTitle(d.value)} />
      </Field>
      <PersonField label={say(decisionWords.owner)} value={owner} people={people} onChange={setOwner} />
      <Field label={say(decisionWords.due)} required>
        <Input type="date" value={due} onChange={(_, d) => setDue(d.value)} />
      </Field>
    </DialogForm>
  );
}
