import type { Policy } from '../../../core/policy/schema.ts';

/** Departments with whoever speaks for them. */
export const departments = (policy: Policy): { id: string; head: string; liaison: string }[] =>
  policy.departments.map(({ id, head, liaison }) => ({ id, head, liaison }));
