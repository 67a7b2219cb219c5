import type { Automation } from '../workspace/command.ts';

/** Every ID stands on one row. */
export const removeCopies: Automation = ({ snapshot }) =>
  Object.values(snapshot.tables).flatMap((table) =>
    table.copies.map((copy) => ({ do: 'remove-copy' as const, register: table.register, ...copy })),
  );
