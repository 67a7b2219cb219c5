import { Field, Select } from '@fluentui/react-components';
import type { ShownAgenda } from '../../../core/meetings/views.ts';

/** One of the people whom the directory knows. */
export function PersonField({
  label,
  value,
  people,
  onChange,
}: {
  label: string;
  value: string;
  people: ShownAgenda['people'];
  onChange: (email: string) => void;
}) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, d) => onChange(d.value)}>
        <option value="">–</option>
        {people.map((p) => (
          <option key={p.email} value={p.email}>
            {p.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
