import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { ShownTrainings } from '../../../core/training/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { trainingWords as words } from '../words-policy.ts';
import { DialogForm } from './DialogForm.tsx';

/** Plans a training: what, when, for whom. */
export default function TrainingDialog({
  forms,
  act,
  onClose,
}: {
  forms: ShownTrainings;
  act: Act;
  onClose: () => void;
}) {
  const say = useSay();
  const [values, setValues] = useDraft('training/values', {
    title: '',
    date: '',
    starts: '14:00',
    minutes: '60',
    material: '',
    procedure: '',
    topic: '',
  });
  const [audience, setAudience] = useDraft<string[]>('training/audience', []);
  const put = (name: keyof typeof values) => (_: unknown, d: { value: string }) =>
    setValues((v) => ({ ...v, [name]: d.value }));
  const { material, procedure, topic, minutes, ...needed } = values;
  const choices = [
    { id: 'all', name: words.all },
    { id: 'liaisons', name: words.liaisons },
    { id: 'heads', name: words.heads },
    ...forms.departments,
  ];
  const send = () => {
    const input = {
      ...needed,
      minutes: Number(minutes),
      audience,
      ...(material.trim() && { material: material.trim() }),
      ...(procedure && { procedure }),
      ...(topic && { topic }),
    };
    return act('plan-training', input, { says: say(words.planned) });
  };
  const ready = !!values.title.trim() && !!values.date && !!values.starts && Number(minutes) > 0 && audience.length > 0;
  return (
    <DialogForm
      title={say(words.plan)}
      action={say(words.plan)}
      ready={ready}
      onSend={send}
      onClose={onClose}
      draft="training/"
    >
      <Field label={say(words.title)} required>
        <Input value={values.title} onChange={put('title')} autoFocus maxLength={200} />
      </Field>
      <Field label={say(words.date)} required>
        <Input type="date" value={values.date} onChange={put('date')} />
      </Field>
      <Field label={say(words.at)} required>
        <Input type="time" value={values.starts} onChange={put('starts')} />
      </Field>
      <Field label={say(words.minutes)} required>
        <Input type="number" min={15} max={480} value={minutes} onChange={put('minutes')} />
      </Field>
      <fieldset className="action people">
        <legend>{say(words.audience)}</legend>
        {choices.map((c) => (
          <Checkbox
            key={c.id}
            label={say(c.name)}
            checked={audience.includes(c.id)}
            onChange={(_, d) => setAudience((all) => (d.checked ? [...all, c.id] : all.filter((x) => x !== c.id)))}
          />
        ))}
      </fieldset>
      {forms.topics.length > 0 && (
        <Field label={say(words.topic)}>
          <Select
            value={topic}
            onChange={(_, d) => {
              const chosen = forms.topics.find((x) => x.id === d.value);
              setValues((v) => ({ ...v, topic: d.value, title: v.title || (chosen ? say(chosen.name) : '') }));
              if (chosen) setAudience(chosen.for);
            }}
          >
            <option value="">{say(words.noTopic)}</option>
            {forms.topics.map((x) => (
              <option key={x.id} value={x.id}>
                {say(x.name)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={say(words.procedure)}>
        <Select value={procedure} onChange={put('procedure')}>
          <option value="">{say(words.noProcedure)}</option>
          {forms.procedures.map((p) => (
            <option key={p.id} value={p.id}>
              {say(p.name)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say(words.material)}>
        <Input type="url" value={material} onChange={put('material')} maxLength={2000} />
      </Field>
    </DialogForm>
  );
}
