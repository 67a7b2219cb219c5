/** What a page says after something was done. */
export interface Notice {
  says: string;
  undo?: object;
}
/** Does a command on this agenda; `undo` is the command's input that takes it back. */
export type Act = (name: string, input: object, notice?: Notice) => Promise<boolean>;
