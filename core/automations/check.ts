import { readRule } from '../policy/rules/expression.ts';
import type { Policy } from '../policy/schema.ts';
import { registersFor } from '../registers.ts';
import { type Text, t } from '../words.ts';
import { factsOf, unknownHoles } from './facts.ts';

/** What is wrong with a policy's automations: which the schema cannot say, because their facts are columns of registers. */
export function automationFaults(policy: Policy): { field: string; says: Text }[] {
  const registers = new Map(registersFor(policy).map((r) => [r.name, r]));
  return policy.automations.flatMap((a, i) => {
    const facts = factsOf(registers.get(a.on)!);
    const at = (field: string) => `automations[${i + 1}].${field}`;
    const read = readRule(a.when, facts, 'yes');
    const words = [
      ['says', a.says?.en ?? ''],
      ['says', a.says?.zh ?? ''],
      ['department', a.department ?? ''],
      ...a.input.map(({ value }) => ['input', value]),
    ] as [string, string][];
    return [
      ...(read.ok ? [] : [{ field: at('when'), says: read.says }]),
      ...words.flatMap(([field, text]) =>
        unknownHoles(text, facts).map((name) => ({
          field: at(field),
          says: t(
            `There is no fact "${name}" for {${name}}; the facts here: ${Object.keys(facts).join(', ')}`,
            `{${name}} 无对应事实；可用：${Object.keys(facts).join('、')}`,
          ),
        })),
      ),
    ];
  });
}
