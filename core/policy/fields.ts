import { type Text, verbatim } from '../words.ts';
import { automationFields } from './fields/automations.ts';
import { companyFields } from './fields/company.ts';
import { exchangeFields } from './fields/exchange.ts';
import { type Field, f, share } from './fields/field.ts';
import { meetingFields } from './fields/meetings.ts';
import { peopleFields } from './fields/people.ts';

/** Fields that mean the same wherever they stand. */
const common: Record<string, Field> = {
  id: f('Short name', '标识', [
    'Small letters, digits and hyphens; rows refer to it, so it never changes',
    '小写字母、数字和连字符；台账据此引用，请勿更改',
  ]),
  name: f('Name', '名称'),
  weight: f('Weight', '权重', ['Together 100 %', '合计为 100%'], share),
};

/** By place in the policy; `*` stands for each thing of a list. */
const places: Record<string, Field> = {
  ...companyFields,
  ...exchangeFields,
  ...meetingFields,
  ...peopleFields,
  ...automationFields,
};

/** All words: by place, and for what means the same everywhere by its own name. */
export const fieldsByPlace = (): Record<string, Field> => ({ ...common, ...places });

/** Places that have words of their own. */
export const wordedPlaces: readonly string[] = Object.keys(places);

/** The words of a field. @param place e.g. `requests.kinds.*.to`, `''` for the whole */
export const fieldAt = (place: string): Field | undefined => places[place] ?? common[place.split('.').at(-1)!];

/** Where in the policy a path leads: what stands in a list goes by its number or by its own name, and both are `*`. */
function placeOf(path: readonly (string | number)[]): string {
  let place = '';
  for (const step of path) {
    const next = place ? `${place}.${step}` : String(step);
    const known = next in places || (place.endsWith('.*') && String(step) in common);
    place = known ? next : `${place}.*`;
  }
  return place;
}

/** A field in a manager's words, from the whole to the part: “Kinds of request › quotation › First response within”. */
export function fieldName(path: readonly (string | number)[]): Text {
  const names = path.map((step, i): Text => {
    const place = placeOf(path.slice(0, i + 1));
    if (place.endsWith('.*')) return verbatim(typeof step === 'number' ? String(step + 1) : step);
    return fieldAt(place)?.name ?? verbatim(String(step));
  });
  return { en: names.map((n) => n.en).join(' › '), zh: names.map((n) => n.zh).join(' › ') };
}
