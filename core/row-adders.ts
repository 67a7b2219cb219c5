import { raiseDemand } from './demands/commands.ts';
import { addSignal } from './exchange/commands.ts';
import { addOrder } from './exchange/orders.ts';
import { openCase } from './service/commands.ts';
import { type Text, t } from './words.ts';
import type { Command } from './workspace/command.ts';

/** What adds one row of a register, and what else a pasted row may say than the form asks for. */
export interface Adding {
  command: Command;
  /** The column that says when it was: what follows from it is counted from then. */
  when?: string;
  /** Who tells is part of what a row is. */
  by?: string;
  /** States in which a row may be pasted, the usual one first, and why in no other. */
  /** Days on which something became of it. */
  since?: readonly string[];
  states?: { taken: readonly string[]; otherwise?: Text };
}

/** Registers whose rows can be pasted: each row goes through the command of the form. */
export const adds: Record<string, Adding> = {
  demands: {
    command: raiseDemand as unknown as Command,
    when: 'raisedAt',
    by: 'raisedBy',
    states: {
      taken: ['new'],
      otherwise: t(
        'it is “{state}”, and demands are judged here: leave it out, or bind the spreadsheet',
        '状态为“{state}”，而需求须在此评审：请勿粘贴该行，或改为绑定表格',
      ),
    },
  },
  signals: { command: addSignal as unknown as Command, when: 'raisedAt', by: 'raisedBy' },
  orders: {
    command: addOrder as unknown as Command,
    since: ['deliveredOn', 'cancelledOn'],
    states: { taken: ['open', 'delivered', 'cancelled'] },
  },
  serviceCases: {
    command: openCase as unknown as Command,
    when: 'openedAt',
    by: 'openedBy',
    states: {
      taken: ['open'],
      otherwise: t(
        'it is “{state}”, and cases are taken and solved here: leave it out, or bind the spreadsheet',
        '状态为“{state}”，而工单须在此受理和解决：请勿粘贴该行，或改为绑定表格',
      ),
    },
  },
};
