import { Field, Input, Textarea } from '@fluentui/react-components';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { revisionWords as words } from '../words-revision.ts';
import { DialogForm } from './DialogForm.tsx';

/** What somebody would change about the policy. @param about the clause, if one was chosen */
export function SuggestDialog({ about = '', act, onClose }: { about?: string; act: Act; onClose: () => void }) {
  const say = useSay();
  const [clause, setClause] = useDraft('suggest/clause', about);
  const [says, setSays] = useDraft('suggest/says', '');
  const send = () =>
    act(
      'suggest-change',
      { words: says, ...(clause.trim() && { about: clause.trim() }) },
      { says: say(words.suggested) },
    );
  return (
    <DialogForm
      title={say(words.suggest)}
      action={say(words.suggest)}
      ready={!!says.trim()}
      onSend={send}
      onClose={onClose}
      draft="suggest/"
    >
      <p className="quiet">{say(words.suggestHint)}</p>
      <Field label={say(words.about)}>
        <Input value={clause} placeholder={say(words.whole)} maxLength={200} onChange={(_, d) => setClause(d.value)} />
      </Field>
      <Field label={say(words.whatAndWhy)} required>
        <Textarea value={says} autoFocus maxLength={4000} rows={5} onChange={(_, d) => setSays(d.value)} />
      </Field>
    </DialogForm>
  );
}
