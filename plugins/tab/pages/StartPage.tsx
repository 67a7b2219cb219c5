import { Button, Field, Input, ProgressBar, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownSetUp } from '../../../core/revision/starting.ts';
import type { Failure } from '../api.ts';
import { useSay, useTab } from '../context.tsx';
import { PersonField } from '../parts/PersonField.tsx';
import { Failed } from '../parts/Waiting.tsx';
import { startWords as words } from '../words-start.ts';
import '../decisions.css';
import '../revision.css';

interface Department {
  part: keyof ShownSetUp['parts'];
  name: string;
  head: string;
  liaison: string;
  deputy: string;
}
const needed = ['sales', 'rd', 'production', 'after-sales'] as const;
const last = 4;

/** A new company says who it is, and has its policy: five steps, with departments and people from the directory. */
export default function StartPage({ start, onDone }: { start: ShownSetUp; onDone: () => void }) {
  const say = useSay();
  const { api, language } = useTab();
  const [step, setStep] = useState(0);
  const [model, setModel] = useState(start.models[0] ?? 'committee');
  const [company, setCompany] = useState('');
  const [departments, setDepartments] = useState<Department[]>(() =>
    needed.map((part) => guessed(start, part, language)),
  );
  const [people, setPeople] = useState({ general_manager: '', organiser: '', performance_owner: '' });
  const [meeting, setMeeting] = useState({ day: 'WE', starts: '14:00' });
  const [goods, setGoods] = useState({ products: '', regions: '' });
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  if (!start.mine) return <p className="empty">{say(words.notYou)}</p>;
  const lines = (typed: string) =>
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const ready = [
    !!company.trim(),
    departments.every((d) => d.name.trim() && d.head && d.liaison),
    Object.values(people).every(Boolean),
    !!meeting.starts,
    lines(goods.products).length > 0 && lines(goods.regions).length > 0,
  ];
  const send = () => {
    setBusy(true);
    const input = {
      model,
      company,
      departments: departments.map(({ deputy, ...d }) => ({ ...d, ...(deputy && { deputy }) })),
      ...people,
      ...meeting,
      products: lines(goods.products),
      regions: lines(goods.regions),
    };
    api
      .act('set-up-policy', input)
      .then(onDone, setFailure)
      .finally(() => setBusy(false));
  };
  const change = (n: number, set: Partial<Department>) =>
    setDepartments((all) => all.map((d, i) => (i === n ? { ...d, ...set } : d)));
  return (
    <main className="page start">
      <h1>{say(words.title)}</h1>
      <p className="quiet">{say(words.hint)}</p>
      <ProgressBar value={(step + 1) / (last + 1)} aria-label={say(words.step, { n: step + 1, all: last + 1 })} />
      <p className="quiet">{say(words.step, { n: step + 1, all: last + 1 })}</p>
      {failure && <Failed failure={failure} retry={() => setFailure(undefined)} />}
      <form
        className="form"
        onSubmit={(e) => {
          e.preventDefault();
          if (!ready[step]) return;
          if (step < last) setStep(step + 1);
          else send();
        }}
      >
        {step === 0 && (
          <>
            <Field label={say(words.company)} required>
              <Input value={company} autoFocus maxLength={100} onChange={(_, d) => setCompany(d.value)} />
            </Field>
            <Field label={say(words.model)}>
              <RadioGroup value={model} onChange={(_, d) => setModel(d.value)}>
                {start.models.map((m) => (
                  <Radio key={m} value={m} label={say(words.models[m as keyof typeof words.models])} />
                ))}
              </RadioGroup>
            </Field>
          </>
        )}
        {step === 1 && (
          <>
            <h2>{say(words.departments)}</h2>
            <p className="quiet">{say(words.departmentsHint)}</p>
            {departments.map((d, i) => (
              <DepartmentFields
                // biome-ignore lint/suspicious/noArrayIndexKey: departments have no name yet; their place is what they are
                key={i}
                department={d}
                start={start}
                onChange={(set) => change(i, set)}
                onRemove={d.part === 'other' ? () => setDepartments((all) => all.filter((_, n) => n !== i)) : undefined}
              />
            ))}
            <p className="buttons">
              <Button
                size="small"
                onClick={() =>
                  setDepartments((all) => [...all, { part: 'other', name: '', head: '', liaison: '', deputy: '' }])
                }
              >
                + {say(words.addDepartment)}
              </Button>
            </p>
          </>
        )}
        {step === 2 && (
          <>
            <h2>{say(words.people)}</h2>
            {(
              [
                ['general_manager', words.gm],
                ['organiser', words.organiser],
                ['performance_owner', words.performance],
              ] as const
            ).map(([key, label]) => (
              <PersonField
                key={key}
                label={say(label)}
                value={people[key]}
                people={start.people}
                onChange={(email) => setPeople((p) => ({ ...p, [key]: email }))}
              />
            ))}
          </>
        )}
        {step === 3 && (
          <>
            <h2>{say(words.meeting)}</h2>
            <Field label={say(words.day)}>
              <Select value={meeting.day} onChange={(_, d) => setMeeting((m) => ({ ...m, day: d.value }))}>
                {Object.entries(words.days).map(([id, name]) => (
                  <option key={id} value={id}>
                    {say(name)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={say(words.at)} required>
              <Input
                type="time"
                value={meeting.starts}
                onChange={(_, d) => setMeeting((m) => ({ ...m, starts: d.value }))}
              />
            </Field>
          </>
        )}
        {step === 4 && (
          <>
            <h2>{say(words.goods)}</h2>
            <Field label={say(words.products)} required>
              <Textarea
                rows={5}
                value={goods.products}
                onChange={(_, d) => setGoods((g) => ({ ...g, products: d.value }))}
              />
            </Field>
            <Field label={say(words.regions)} required>
              <Textarea
                rows={3}
                value={goods.regions}
                onChange={(_, d) => setGoods((g) => ({ ...g, regions: d.value }))}
              />
            </Field>
          </>
        )}
        <p className="buttons">
          <Button disabled={step === 0} onClick={() => setStep(step - 1)}>
            {say(words.back)}
          </Button>
          <Button appearance="primary" type="submit" disabled={!ready[step] || busy}>
            {say(step < last ? words.next : words.finish)}
          </Button>
        </p>
      </form>
    </main>
  );
}

/** The directory's department whose name is most like a part's; and who leads it, as far as posts say. */
function guessed(start: ShownSetUp, part: (typeof needed)[number], language: 'en' | 'zh'): Department {
  const wanted = start.parts[part];
  const words = [wanted.en, wanted.zh, ...(part === 'rd' ? ['R&D'] : [])].map((w) => w.toLowerCase());
  const found = start.departments.find((d) => words.some((w) => d.name.toLowerCase().includes(w.split(' ')[0]!)));
  const by = (pattern: RegExp) => found?.people.find((p) => pattern.test(p.title ?? ''))?.email ?? '';
  return {
    part,
    name: found?.name ?? wanted[language],
    head: by(/head|director|负责人|总监|部长/i) || by(/manager|经理/i),
    liaison: by(/^(?!.*(deputy|副)).*(liaison|联络)/i),
    deputy: by(/deputy|副联络/i),
  };
}

interface DepartmentProps {
  department: Department;
  start: ShownSetUp;
  onChange: (set: Partial<Department>) => void;
  onRemove: (() => void) | undefined;
}

function DepartmentFields({ department: d, start, onChange, onRemove }: DepartmentProps) {
  const say = useSay();
  const own = start.departments.find((x) => x.name === d.name)?.people ?? [];
  const people = [...own, ...start.people.filter((p) => !own.some((o) => o.email === p.email))];
  return (
    <fieldset className="thing">
      <legend>{say(start.parts[d.part])}</legend>
      <div className="fields">
        <Field label={say(words.name)} required>
          <Input value={d.name} list="departments" maxLength={100} onChange={(_, x) => onChange({ name: x.value })} />
        </Field>
        <datalist id="departments">
          {start.departments.map((x) => (
            <option key={x.name} value={x.name} />
          ))}
        </datalist>
        <PersonField label={say(words.head)} value={d.head} people={people} onChange={(head) => onChange({ head })} />
        <PersonField
          label={say(words.liaison)}
          value={d.liaison}
          people={people}
          onChange={(liaison) => onChange({ liaison })}
        />
        <PersonField
          label={say(words.deputy)}
          value={d.deputy}
          people={people}
          onChange={(deputy) => onChange({ deputy })}
        />
      </div>
      {onRemove && (
        <Button size="small" onClick={onRemove}>
          {say(words.removeDepartment)}
        </Button>
      )}
    </fieldset>
  );
}
