/** Where a company's workspace is in Microsoft 365. Everything here is an address, nothing a secret. */
export interface Microsoft365Config {
  /** Entra tenant id. */
  tenant: string;
  /** Client id of the app registration. */
  clientId: string;
  /** Group (team) whose members take part and that owns the plan and the file. */
  group: string;
  /** Path of the workbook in the group's drive, e.g. `Liaison/Coordination.xlsx`. */
  workbook: string;
  /** Another group's workbook, for what only some may read; its members are those who may open it in Excel. */
  restricted?: { group: string; workbook: string };
  /** Planner plan; found or created by `liaison provision`. */
  plan: string;
  /** Mailbox in whose calendar the meetings stand (a group's calendar takes no application permission, `group-post-events.md`). */
  organiser: string;
  /** IANA time zone of the company: Excel cells have none of their own. */
  timeZone: string;
  /** Graph's root; differs in national clouds. */
  graph?: string;
}

/** A workbook's address below Graph's root. */
export const itemPath = ({ group, workbook }: Pick<Microsoft365Config, 'group' | 'workbook'>): string =>
  `/groups/${group}/drive/root:/${workbook.split('/').map(encodeURIComponent).join('/')}`;
