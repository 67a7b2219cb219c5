import { numberFromText } from '../../core/workspace/numbers.ts';

/** Whether what was typed changes nothing: it is the number that is there, or words for none. A field that was emptied waits. */
export function changesNothing(typed: string, number: number | undefined): boolean {
  try {
    const read = numberFromText(typed);
    return read === number || (read === undefined && typed.trim() !== '');
  } catch {
    return false;
  }
}

/** Cells of a spreadsheet as they come from the clipboard: lines and tabs. */
export const cellsFrom = (clipboard: string): string[][] =>
  clipboard
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
