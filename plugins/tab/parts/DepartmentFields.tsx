import { Button, Field, Input } from '@fluentui/react-components';
import type { ShownSetUp } from '../../../core/revision/starting.ts';
import { useSay } from '../context.tsx';
import { startWords as words } from '../words-start.ts';
import { PersonField } from './PersonField.tsx';

/** A department as somebody fills it in. */
export interface Department {
  /** Tells it from the others while it has no name. */
  key: string;
  part: keyof ShownSetUp['parts'];
  name: string;
  head: string;
  liaison: string;
  deputy: string;
}
/** The parts that no company is without. */
export const needed = ['sales', 'rd', 'production', 'after-sales'] as const;
/** The list of the directory's departments, for the browser to complete from. */
export const directory = 'directory-departments';

let others = 0;
export const another = (): Department => ({
  key: `other-${others++}`,
  part: 'other',
  name: '',
  head: '',
  liaison: '',
  deputy: '',
});

/** The directory's department that takes a part, as the server tells; and who leads it, as far as posts say. */
export function guessed(start: ShownSetUp, part: (typeof needed)[number], language: 'en' | 'zh'): Department {
  const wanted = start.parts[part];
  const found = start.departments.find((d) => d.name === start.guessed[part]);
  const by = (pattern: RegExp) => found?.people.find((p) => pattern.test(p.title ?? ''))?.email ?? '';
  return {
    key: part,
    part,
    name: found?.name ?? wanted[language],
    head: by(/head|director|负责人|总监|部长/i) || by(/manager|经理/i),
    liaison: by(/^(?!.*(deputy|副)).*(liaison|联络)/i),
    deputy: by(/deputy|副联络/i),
  };
}

/** Names that more than one part has: one department cannot take two. */
export function namedTwice(departments: readonly Department[]): string[] {
  const names = departments.map((d) => d.name.normalize('NFKC').trim().toLowerCase()).filter(Boolean);
  return departments.map((d) => d.name.trim()).filter((_, i) => names.indexOf(names[i]!) < i);
}

interface DepartmentProps {
  department: Department;
  start: ShownSetUp;
  onChange: (set: Partial<Department>) => void;
  onRemove: (() => void) | undefined;
}

/** One department that takes part: its name, and who speaks for it. */
export function DepartmentFields({ department: d, start, onChange, onRemove }: DepartmentProps) {
  const say = useSay();
  const own = start.departments.find((x) => x.name === d.name)?.people ?? [];
  const people = [...own, ...start.people.filter((p) => !own.some((o) => o.email === p.email))];
  return (
    <fieldset className="thing">
      <legend>{say(start.parts[d.part])}</legend>
      <div className="fields">
        <Field label={say(words.name)} required>
          <Input value={d.name} list={directory} maxLength={100} onChange={(_, x) => onChange({ name: x.value })} />
        </Field>
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
