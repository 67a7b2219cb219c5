import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ShownRequests } from '../../../core/requests/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { useView } from '../view.ts';
import { requestWords } from '../words-requests.ts';
import { DialogForm } from './DialogForm.tsx';
import { Failed } from './Waiting.tsx';

/** Asks another department: kind, department, what is needed; the rest follows from the policy. */
export default function AskDialog({
  act,
  onClose,
  initial = {},
}: {
  act: Act;
  onClose: () => void;
  /** What is filled in already: `title`, `details`. */
  initial?: Record<string, string>;
}) {
  const { data, failure, reload } = useView<ShownRequests>('requests', { limit: 1 });
  if (data) return <AskForm forms={data} initial={initial} act={act} onClose={onClose} />;
  return failure ? <Failed failure={failure} retry={() => void reload()} /> : null;
}

type Forms = Pick<ShownRequests, 'kinds' | 'departments' | 'mine'>;

function AskForm({
  forms,
  initial,
  act,
  onClose,
}: {
  forms: Forms;
  initial: Record<string, string>;
  act: Act;
  onClose: () => void;
}) {
  const say = useSay();
  const kinds = forms.kinds.filter((k) => k.to.length > 0);
  const [kindId, setKind] = useDraft('ask/kind', kinds[0]?.id ?? '');
  const [values, setValues] = useDraft<Record<string, string>>('ask/values', initial);
  const kind = kinds.find((k) => k.id === kindId) ?? kinds[0];
  if (!kind) return null;
  const to = kind.to.includes(values.to ?? '') ? values.to! : kind.to[0]!;
  const put = (name: string) => (_: unknown, d: { value: string }) => setValues((v) => ({ ...v, [name]: d.value }));
  const filled = (name: string) => values[name]?.trim();
  const missing = !filled('title') || kind.fields.some((f) => f.required && !filled(`f-${f.id}`));
  const nameOf = (id: string) => forms.departments.find((d) => d.id === id)?.name ?? { en: id, zh: id };
  const send = () => {
    const fields = Object.fromEntries(
      kind.fields.flatMap((f) => (filled(`f-${f.id}`) ? [[f.id, filled(`f-${f.id}`)]] : [])),
    );
    const input = {
      kind: kind.id,
      to,
      title: filled('title'),
      ...(forms.mine.length > 1 && { from: values.from ?? forms.mine[0] }),
      ...(filled('details') && { details: filled('details') }),
      ...(filled('customer') && { customer: filled('customer') }),
      fields,
    };
    return act('ask-request', input, { says: say(requestWords.asked) });
  };
  return (
    <DialogForm
      title={say(requestWords.ask)}
      action={say(requestWords.send)}
      ready={!missing}
      onSend={send}
      onClose={onClose}
      draft="ask/"
    >
      <Field label={say(requestWords.kind)}>
        <Select value={kind.id} onChange={(_, d) => setKind(d.value)}>
          {kinds.map((k) => (
            <option key={k.id} value={k.id}>
              {say(k.name)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={say(requestWords.to)}
        hint={say(requestWords.times, { respond: kind.respondHours, complete: kind.completeHours })}
      >
        <Select value={to} onChange={put('to')}>
          {kind.to.map((id) => (
            <option key={id} value={id}>
              {say(nameOf(id))}
            </option>
          ))}
        </Select>
      </Field>
      {forms.mine.length > 1 && (
        <Field label={say(requestWords.from)}>
          <Select value={values.from ?? forms.mine[0]!} onChange={put('from')}>
            {forms.mine.map((id) => (
              <option key={id} value={id}>
                {say(nameOf(id))}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={say(requestWords.title)} required>
        <Input value={values.title ?? ''} onChange={put('title')} autoFocus maxLength={300} />
      </Field>
      {kind.fields.map((f) => (
        <Field key={f.id} label={say(f.name)} required={f.required}>
          <Input type={f.type} value={values[`f-${f.id}`] ?? ''} onChange={put(`f-${f.id}`)} maxLength={2000} />
        </Field>
      ))}
      <Field label={say(requestWords.customer)}>
        <Input value={values.customer ?? ''} onChange={put('customer')} maxLength={300} />
      </Field>
      <Field label={say(requestWords.details)}>
        <Textarea value={values.details ?? ''} onChange={put('details')} maxLength={4000} />
      </Field>
    </DialogForm>
  );
}
