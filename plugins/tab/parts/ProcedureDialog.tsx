import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ShownProcedure, ShownProcedures } from '../../../core/procedures/views.ts';
import type { Text } from '../../../core/words.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { steps as offered } from '../steps.ts';
import { words as tabWords } from '../words.ts';
import { procedureWords as words } from '../words-policy.ts';
import { requestWords } from '../words-requests.ts';
import { DialogForm } from './DialogForm.tsx';
import { PersonField } from './PersonField.tsx';

type Forms = Pick<ShownProcedures, 'departments' | 'kinds' | 'people' | 'mine'>;
interface Step {
  line: number;
  who: string;
  what: string;
  command: string;
}

/** Commands that a step may be taken with: those that begin something, and pages. */
const startable = ['raise-demand', 'add-signal', 'add-order', 'open-case', 'say-away'];
const pages = {
  requests: tabWords.requests,
  exchange: tabWords.exchange,
  forecast: tabWords.forecast,
  decisions: tabWords.decisions,
  meetings: tabWords.meetings,
};

/** A procedure, or a new version of one: its steps line by line, who does each, and with what. */
export default function ProcedureDialog({
  forms,
  procedure,
  act,
  onClose,
}: {
  forms: Forms;
  procedure?: ShownProcedure;
  act: Act;
  onClose: () => void;
}) {
  const say = useSay();
  const blank = (line: number): Step => ({ line, who: forms.mine[0] ?? 'all', what: '', command: '' });
  const draft = `procedure/${procedure?.id ?? ''}/`;
  const [values, setValues] = useDraft(`${draft}values`, {
    name: procedure?.name ?? '',
    version: procedure ? '' : '1.0',
    department: procedure?.department.id ?? forms.mine[0] ?? '',
    owner: procedure?.owner.email ?? '',
    link: procedure?.link ?? '',
    question: procedure?.question ?? '',
    answers: procedure?.raw.answers ?? '',
    changes: '',
  });
  const [steps, setSteps] = useDraft<Step[]>(
    `${draft}steps`,
    procedure?.steps.map((s, line) => ({ line, who: s.who.id, what: s.what, command: s.command ?? '' })) ?? [blank(0)],
  );
  const [governs, setGoverns] = useDraft<string[]>(`${draft}governs`, procedure?.governs.map((g) => g.id) ?? []);
  const [readers, setReaders] = useDraft<string[]>(`${draft}readers`, procedure?.raw.readers ?? []);
  const [minor, setMinor] = useDraft(`${draft}minor`, false);
  const put = (name: keyof typeof values) => (_: unknown, d: { value: string }) =>
    setValues((v) => ({ ...v, [name]: d.value }));
  const change = (line: number, part: Partial<Step>) =>
    setSteps((all) => all.map((s) => (s.line === line ? { ...s, ...part } : s)));
  const written = steps.filter((s) => s.what.trim());
  const departments = [{ id: 'all', name: words.everybody }, ...forms.departments];
  const send = () => {
    const { link, question, answers, changes, ...needed } = values;
    const input = {
      ...needed,
      ...(procedure && { id: procedure.id }),
      steps: written.map(({ who, what, command }) => ({ who, what: what.trim(), ...(command && { command }) })),
      governs,
      readers,
      minor,
      ...(link.trim() && { link: link.trim() }),
      ...(question.trim() && {
        question: question.trim(),
        answers: answers
          .split('\n')
          .map((a) => a.trim())
          .filter(Boolean),
      }),
      ...(changes.trim() && { changes: changes.trim() }),
    };
    return act('publish-procedure', input, { says: say(words.published) });
  };
  const ready = values.name.trim() && values.version.trim() && values.department && values.owner && written.length > 0;
  return (
    <DialogForm
      title={say(procedure ? words.newVersion : words.publish)}
      action={say(procedure ? words.newVersion : words.publish)}
      ready={!!ready}
      onSend={send}
      onClose={onClose}
      draft={draft}
    >
      <Field label={say(words.name)} required>
        <Input value={values.name} onChange={put('name')} autoFocus maxLength={200} />
      </Field>
      <Field label={say(words.version)} required>
        <Input value={values.version} onChange={put('version')} maxLength={40} />
      </Field>
      {procedure && (
        <>
          <Field label={say(words.changes)}>
            <Input value={values.changes} onChange={put('changes')} maxLength={2000} />
          </Field>
          <Checkbox label={say(words.minorHint)} checked={minor} onChange={(_, d) => setMinor(!!d.checked)} />
        </>
      )}
      {!procedure && (
        <Field label={say(words.department)} required>
          <Select value={values.department} onChange={put('department')}>
            {forms.departments.map((d) => (
              <option key={d.id} value={d.id}>
                {say(d.name)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <PersonField
        label={say(words.owner)}
        value={values.owner}
        people={forms.people}
        onChange={(owner) => setValues((v) => ({ ...v, owner }))}
      />
      {steps.map((s) => (
        <fieldset key={s.line} className="action step">
          <Field label={say(words.who)}>
            <Select value={s.who} onChange={(_, d) => change(s.line, { who: d.value })}>
              {departments.map((d) => (
                <option key={d.id} value={d.id}>
                  {say(d.name)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={say(words.what)}>
            <Input value={s.what} maxLength={500} onChange={(_, d) => change(s.line, { what: d.value })} />
          </Field>
          <Field label={say(words.command)}>
            <Select value={s.command} onChange={(_, d) => change(s.line, { command: d.value })}>
              <option value="">{say(words.noCommand)}</option>
              <option value="ask-request">{say(requestWords.ask)}</option>
              {startable.map((c) => (
                <option key={c} value={c}>
                  {say(offered[c]!.title)}
                </option>
              ))}
              {Object.entries(pages).map(([page, name]) => (
                <option key={page} value={page}>
                  → {say(name)}
                </option>
              ))}
            </Select>
          </Field>
        </fieldset>
      ))}
      <Button size="small" onClick={() => setSteps((all) => [...all, blank(Math.max(...all.map((s) => s.line)) + 1)])}>
        {say(words.addStep)}
      </Button>
      <Chosen label={words.alsoReaders} among={departments} chosen={readers} onChange={setReaders} />
      <Chosen label={words.governs} among={forms.kinds} chosen={governs} onChange={setGoverns} />
      <Field label={say(words.link)}>
        <Input type="url" value={values.link} onChange={put('link')} maxLength={2000} />
      </Field>
      <Field label={say(words.question)}>
        <Input value={values.question} onChange={put('question')} maxLength={300} />
      </Field>
      {values.question && (
        <Field label={say(words.answers)} required>
          <Textarea value={values.answers} onChange={put('answers')} maxLength={1200} />
        </Field>
      )}
    </DialogForm>
  );
}

function Chosen({
  label,
  among,
  chosen,
  onChange,
}: {
  label: Text;
  among: readonly { id: string; name: Text }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const say = useSay();
  return (
    <fieldset className="action people">
      <legend>{say(label)}</legend>
      {among.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={say(name)}
          checked={chosen.includes(id)}
          onChange={(_, d) => onChange(d.checked ? [...chosen, id] : chosen.filter((x) => x !== id))}
        />
      ))}
    </fieldset>
  );
}
