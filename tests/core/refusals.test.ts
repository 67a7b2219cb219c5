import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands, views } from '../../core/capabilities.ts';
import { fieldNameOf } from '../../core/field-names.ts';
import { checked, permit } from '../../core/workspace/command.ts';

const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error as { says: { en: string; zh: string }; kind: string; field?: string };
  }
  throw new Error('it was not refused');
};

describe('an input that does not fit', () => {
  const schema = z.strictObject({
    title: z.string().trim().min(1).max(20),
    quantity: z.number().int().positive().optional(),
    orderedOn: z.iso.date().optional(),
    actions: z
      .array(z.strictObject({ title: z.string() }))
      .max(2)
      .optional(),
  });
  it.each([
    [{}, 'title', '“Title” is missing; add a text', '“标题”未填写，请补上文本'],
    [{ title: ' ' }, 'title', '“Title” is empty; fill it in', '“标题”为空，请填写'],
    [
      { title: 'x'.repeat(21) },
      'title',
      '“Title” is too long: 21 characters, at most 20',
      '“标题”太长：现有 21 个字，最多 20 个',
    ],
    [{ title: 'x', quantity: 0 }, 'quantity', '“Quantity” must be more than 0', '“数量”应大于 0'],
    [{ title: 'x', quantity: 1.5 }, 'quantity', '“Quantity” must be a whole number', '“数量”应为整数'],
    [
      { title: 'x', orderedOn: '1/2/2026' },
      'orderedOn',
      '“Ordered on” is not written as expected: a date as 2026-01-31',
      '“下单日期”格式不对，应为：日期，如 2026-01-31',
    ],
    [
      { title: 'x', actions: [{ title: 'a' }, {}] },
      'actions.1.title',
      '“Actions 2 Title” is missing; add a text',
      '“行动项 2 标题”未填写，请补上文本',
    ],
    [
      { title: 'x', tittle: 'y' },
      'tittle',
      '“tittle” is not known here; remove it or correct its spelling',
      '“tittle”在此处不存在，请删除或改正拼写',
    ],
  ])('%j is refused with the field and the remedy, in the reader’s language', (input, field, en, zh) => {
    expect(refusal(() => checked(schema, input, fieldNameOf))).toMatchObject({
      kind: 'invalid',
      field,
      says: { en, zh },
    });
  });

  it('names every field of every command and view', () => {
    const unnamed = [...commands.values(), ...views.values()].flatMap((definition) => {
      const schema = 'input' in definition ? definition.input : definition.query;
      return Object.keys((schema as unknown as { shape?: object }).shape ?? {})
        .filter((key) => 'input' in definition && !fieldNameOf(key))
        .map((key) => `${definition.name}: ${key}`);
    });
    expect(unnamed).toEqual([]);
  });

  it('and who may do something is said by what the roles are called', () => {
    const definition = {
      title: { en: 'Close a period', zh: '关闭周期' },
      allow: ['performance-owner', 'admin'] as const,
    };
    const actor = { email: 'a@b.c', departments: [], roles: ['member' as const] };
    expect(refusal(() => permit(definition, actor)).says).toEqual({
      en: '“Close a period” is only for performance owners, administrators',
      zh: '“关闭周期”仅限考核管理人员、系统管理员使用',
    });
  });
});
