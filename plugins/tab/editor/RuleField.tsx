import { Button, Field, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ShownPreview } from '../../../core/revision/editor-views.ts';
import { useSay, useTab } from '../context.tsx';
import { revisionWords as words } from '../words-revision.ts';
import { type FieldProps, fieldOf, nameOf } from './form.ts';

const pause = 400;

/** A rule: written with the facts that there are, tried on the company's own rows while it is typed. */
export function RuleField({ place, path, value, form, optional }: FieldProps) {
  const say = useSay();
  const { api } = useTab();
  const input = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState<ShownPreview>();
  const source = typeof value === 'string' ? value : '';
  const field = fieldOf(form, place);
  const error = form.errors.get(nameOf(path));
  const watched = place.startsWith('automations.') ? registerOf(form.data, path) : undefined;
  const facts = form.facts[watched ? `automations:${watched}` : place] ?? [];
  useEffect(() => {
    if (watched || !source.trim()) return setPreview(undefined);
    const timer = setTimeout(
      () => void api.see<ShownPreview>('preview-rule', { place, rule: source }).then(setPreview, () => {}),
      pause,
    );
    return () => clearTimeout(timer);
  }, [api, place, source, watched]);
  const insert = (name: string) => {
    const at = input.current?.selectionStart ?? source.length;
    const space = at > 0 && !/\s$/.test(source.slice(0, at)) ? ' ' : '';
    form.set(path, `${source.slice(0, at)}${space}${name}${source.slice(at)}`);
    input.current?.focus();
  };
  const word = /[a-z_]+$/i.exec(source)?.[0]?.toLowerCase() ?? '';
  const near = word.length > 1 ? facts.filter((f) => f.name.startsWith(word) && f.name !== word) : [];
  const wrong = error ?? preview?.wrong;
  return (
    <Field
      className="whole"
      label={say(field.name)}
      required={!optional}
      hint={field.hint && say(field.hint)}
      {...(wrong && { validationState: 'error' as const, validationMessage: say(wrong) })}
      data-field={nameOf(path)}
    >
      <div>
        <Textarea
          ref={input}
          className="rule"
          value={source}
          maxLength={500}
          spellCheck={false}
          style={{ width: '100%' }}
          aria-label={say(field.name)}
          onChange={(_, d) => form.set(path, d.value === '' && optional ? undefined : d.value)}
        />
        {near.length > 0 && (
          <div className="ticks">
            {near.slice(0, 6).map((f) => (
              <Button
                key={f.name}
                size="small"
                appearance="primary"
                onClick={() => form.set(path, source.slice(0, source.length - word.length) + f.name)}
              >
                {f.name}
              </Button>
            ))}
          </div>
        )}
        {preview && !preview.wrong && (
          <p className="quiet" role="status">
            {say(words.previewMatches, { n: preview.matches, all: preview.all })}
            {preview.rows.length > 0 &&
              `: ${preview.rows.map((r) => say(r.label) + (r.value === undefined ? '' : ` = ${r.value}`)).join(' · ')}`}
          </p>
        )}
        <details>
          <summary className="quiet">{say(words.facts, { n: facts.length })}</summary>
          <dl className="rule-facts">
            {facts.map((f) => (
              <div key={f.name}>
                <dt>
                  <button type="button" className="link" onClick={() => insert(f.name)}>
                    {f.name}
                  </button>{' '}
                  <span className="quiet">{say(words.factTypes[f.type])}</span>
                </dt>
                <dd>{say(f.says)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </Field>
  );
}

/** Which register the automation watches in which a rule stands. */
function registerOf(data: Record<string, unknown>, path: readonly (string | number)[]): string | undefined {
  const all = data.automations;
  const own: unknown = Array.isArray(all) ? all[Number(path[1])] : undefined;
  return own && typeof own === 'object' && 'on' in own ? String(own.on) : undefined;
}
