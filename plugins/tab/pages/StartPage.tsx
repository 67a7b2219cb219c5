import { Button, Field, Input, ProgressBar, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownSetUp } from '../../../core/revision/starting.ts';
import type { Failure } from '../api.ts';
import { useSay, useTab } from '../context.tsx';
import {
  another,
  type Department,
  DepartmentFields,
  directory,
  guessed,
  namedTwice,
  needed,
} from '../parts/DepartmentFields.tsx';
import { PersonField } from '../parts/PersonField.tsx';
import { StartReview } from '../parts/StartReview.tsx';
import { Failed } from '../parts/Waiting.tsx';
import { startWords as words } from '../words-start.ts';
import '../decisions.css';
import '../revision.css';

const last = 5;

/** A new company says who it is, and has its policy: five steps and a look at all of it, with departments and people from the directory. */
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
  const twice = namedTwice(departments);
  const ready = [
    !!company.trim(),
    departments.every((d) => d.name.trim() && d.head && d.liaison) && !twice.length,
    Object.values(people).every(Boolean),
    !!meeting.starts,
    lines(goods.products).length > 0 && lines(goods.regions).length > 0,
    true,
  ];
  const send = () => {
    setBusy(true);
    const input = {
      model,
      company,
      departments: departments.map(({ key: _, deputy, ...d }) => ({ ...d, ...(deputy && { deputy }) })),
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
  const change = (key: string, set: Partial<Department>) =>
    setDepartments((all) => all.map((d) => (d.key === key ? { ...d, ...set } : d)));
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
            <datalist id={directory}>
              {start.departments.map((x) => (
                <option key={x.name} value={x.name} />
              ))}
            </datalist>
            {departments.map((d) => (
              <DepartmentFields
                key={d.key}
                department={d}
                start={start}
                onChange={(set) => change(d.key, set)}
                onRemove={d.part === 'other' ? () => setDepartments((all) => all.filter((x) => x !== d)) : undefined}
              />
            ))}
            {twice.map((name) => (
              <p key={name} className="flag" role="alert">
                {say(words.twice, { name })}
              </p>
            ))}
            <p className="buttons">
              <Button size="small" onClick={() => setDepartments((all) => [...all, another()])}>
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
        {step === last && (
          <StartReview
            answers={{
              company,
              model,
              departments,
              people,
              meeting,
              products: lines(goods.products),
              regions: lines(goods.regions),
            }}
            start={start}
          />
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
