import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownDecisions } from '../../../core/decisions/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { decisionWords } from '../words-decisions.ts';
import { DialogForm } from './DialogForm.tsx';
import { filled, type Put, type Values, WordingFields } from './ProposalForm.tsx';

/** What a proposal starts from: a row of a register, or the decision that it changes. */
export interface Start {
  source: string | undefined;
  title: string | undefined;
  amends: string | undefined;
  revokes: boolean;
}

/** A new proposal: from a blank page, or with what it comes from. */
export default function ProposeDialog({
  forms,
  about,
  act,
  onClose,
}: {
  forms: ShownDecisions;
  about: Start;
  act: Act;
  onClose: () => void;
}) {
  const say = useSay();
  const draft = `propose/${about.source ?? about.amends ?? ''}/`;
  const [values, setValues] = useDraft<Values>(`${draft}values`, { title: about.title ?? '' });
  const [department, setDepartment] = useState(forms.mine[0] ?? '');
  const [urgent, setUrgent] = useState('normal');
  const [effects, setEffects] = useDraft<Record<string, string>>(`${draft}effects`, {});
  const [others, setOthers] = useDraft<{ line: number; title: string }[]>(`${draft}others`, []);
  const put: Put = (name) => (_, d) => setValues((v) => ({ ...v, [name]: d.value }));
  const nameOf = (id: string) => say(forms.departments.find((d) => d.id === id)?.name ?? { en: id, zh: id });
  const source = about.source?.trim();
  const send = () => {
    const lines = forms.departments.flatMap((d) =>
      effects[d.id]?.trim() ? [`${say(d.name)}: ${effects[d.id]!.trim()}`] : [],
    );
    const input = {
      ...filled(values, forms.indicators),
      department,
      urgency: urgent,
      ...(lines.length && { effects: lines.join('\n') }),
      options: others.flatMap((o) => (o.title.trim() ? [{ title: o.title.trim() }] : [])),
      ...(source && { source }),
      ...(about.amends && { amends: about.amends, revokes: about.revokes }),
    };
    return act('propose-decision', input, { says: say(decisionWords.proposed) });
  };
  const name = about.revokes ? decisionWords.revoke : about.amends ? decisionWords.amend : decisionWords.propose;
  return (
    <DialogForm
      title={say(name)}
      action={say(decisionWords.send)}
      ready={!!values.title?.trim()}
      onSend={send}
      onClose={onClose}
      draft={draft}
    >
      {source && <p className="quiet">{say(decisionWords.comesFrom, { what: source })}</p>}
      <WordingFields values={values} put={put} indicators={forms.indicators}>
        {others.map((o) => (
          <Field key={o.line} label={say(decisionWords.otherOption)}>
            <Input
              value={o.title}
              maxLength={300}
              onChange={(_, d) =>
                setOthers((all) => all.map((x) => (x.line === o.line ? { ...x, title: d.value } : x)))
              }
            />
          </Field>
        ))}
        <div className="buttons">
          <Button size="small" onClick={() => setOthers((all) => [...all, { line: all.length, title: '' }])}>
            {say(decisionWords.addOption)}
          </Button>
          <span className="quiet">{say(decisionWords.nothingHint)}</span>
        </div>
        {forms.departments.map((d) => (
          <Field key={d.id} label={say(decisionWords.effectOn, { name: say(d.name) })}>
            <Input
              value={effects[d.id] ?? ''}
              maxLength={500}
              onChange={(_, v) => setEffects((all) => ({ ...all, [d.id]: v.value }))}
            />
          </Field>
        ))}
      </WordingFields>
      <Field label={say(decisionWords.link)}>
        <Input type="url" value={values.link ?? ''} onChange={put('link')} maxLength={2000} />
      </Field>
      <Field label={say(decisionWords.urgency)}>
        <Select value={urgent} onChange={(_, d) => setUrgent(d.value)}>
          {[...forms.urgencies].reverse().map((u) => (
            <option key={u.id} value={u.id}>
              {say(u.name)}
            </option>
          ))}
        </Select>
      </Field>
      {forms.mine.length > 1 && (
        <Field label={say(decisionWords.inName)}>
          <Select value={department} onChange={(_, d) => setDepartment(d.value)}>
            {forms.mine.map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </DialogForm>
  );
}
