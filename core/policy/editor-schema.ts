import { z } from 'zod';
import { fieldAt } from './fields.ts';
import { policySchema } from './schema.ts';

/** A place in the schema that was made for editors. */
export interface SchemaNode {
  description?: string;
  type?: string;
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  required?: string[];
  enum?: string[];
  const?: unknown;
  anyOf?: SchemaNode[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  format?: string;
}

/** The same schema for editors and forms: completion, explanations and checks while typing. */
export function policyJsonSchema(): SchemaNode {
  const schema = z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' }) as SchemaNode;
  explain(schema, '');
  return schema;
}

function explain(node: SchemaNode, place: string): void {
  const field = fieldAt(place);
  if (field)
    node.description = [field.name, field.hint]
      .flatMap((words) => (words ? [`${words.en} / ${words.zh}`] : []))
      .join('. ');
  for (const [key, part] of Object.entries(node.properties ?? {})) explain(part, place ? `${place}.${key}` : key);
  if (node.items?.properties)
    for (const [key, part] of Object.entries(node.items.properties)) explain(part, `${place}.*.${key}`);
}
