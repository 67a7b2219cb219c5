import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ShownGroups } from '../../../core/groups/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { decisionWords } from '../words-decisions.ts';
import { DialogForm } from './DialogForm.tsx';
import { PersonField } from './PersonField.tsx';

/** Proposes a working group: the committee decides whether it is set up. */
export default function GroupDialog({ forms, act, onClose }: { forms: ShownGroups; act: Act; onClose: () => void }) {
  const say = useSay();
  const [values, setValues] = useDraft('group/values', {
    name: '',
    charge: '',
    lead: '',
    until: '',
    meets: 'never',
    day: 'MO',
    starts: '10:00',
  });
  const [members, setMembers] = useDraft<string[]>('group/members', []);
  const put = (name: keyof typeof values) => (_: unknown, d: { value: string }) =>
    setValues((v) => ({ ...v, [name]: d.value }));
  const { meets, day, starts, ...wanted } = values;
  const ready = wanted.name.trim() && wanted.charge.trim() && wanted.lead && wanted.until && members.length > 0;
  const send = () => {
    const input = { ...wanted, members, ...(meets !== 'never' && { meets, day, starts }) };
    return act('propose-group', input, { says: say(decisionWords.groupProposed) });
  };
  return (
    <DialogForm
      title={say(decisionWords.proposeGroup)}
      action={say(decisionWords.send)}
      ready={!!ready}
      onSend={send}
      onClose={onClose}
      draft="group/"
    >
      <Field label={say(decisionWords.groupName)} required>
        <Input value={values.name} onChange={put('name')} autoFocus maxLength={200} />
      </Field>
      <Field label={say(decisionWords.charge)} required>
        <Textarea value={values.charge} onChange={put('charge')} maxLength={4000} />
      </Field>
      <PersonField
        label={say(decisionWords.lead)}
        value={values.lead}
        people={forms.people}
        onChange={(lead) => setValues((v) => ({ ...v, lead }))}
      />
      <fieldset className="action people">
        <legend>{say(decisionWords.members)}</legend>
        {forms.people.map((p) => (
          <Checkbox
            key={p.email}
            label={p.name}
            checked={members.includes(p.email)}
            onChange={(_, d) => setMembers((all) => (d.checked ? [...all, p.email] : all.filter((m) => m !== p.email)))}
          />
        ))}
      </fieldset>
      <Field label={say(decisionWords.until)} hint={say(decisionWords.atMost, { n: forms.longestMonths })} required>
        <Input type="date" value={values.until} onChange={put('until')} />
      </Field>
      <Field label={say(decisionWords.meets)}>
        <Select value={meets} onChange={put('meets')}>
          {Object.entries(decisionWords.rhythms).map(([id, name]) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </Select>
      </Field>
      {meets !== 'never' && (
        <>
          <Field label={say(decisionWords.day)}>
            <Select value={day} onChange={put('day')}>
              {Object.entries(decisionWords.days).map(([id, name]) => (
                <option key={id} value={id}>
                  {say(name)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={say(decisionWords.at)}>
            <Input type="time" value={starts} onChange={put('starts')} />
          </Field>
        </>
      )}
    </DialogForm>
  );
}
