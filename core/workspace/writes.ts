import { fill, Refusal, t } from '../words.ts';
import { activity, restrictedActivity, signature, type Through } from './activity.ts';
import { sourceWrites } from './bound-writes.ts';
import { outside } from './cells/dates.ts';
import { isWithin, yearsAround } from './cells/years.ts';
import { asWords, type Dialect, type Written } from './cells.ts';
import { type Change, patch } from './changes.ts';
import { chatOf } from './chats.ts';
import { withReason } from './digest.ts';
import type { Edit } from './edits.ts';
import { fingerprint } from './keys.ts';
import type { Write } from './port.ts';
import { type Column, layoutOf, liaison, type Register } from './register.ts';
import { proofOf } from './sealed.ts';
import type { Snapshot } from './snapshot.ts';
import type { SourceWrite } from './source.ts';
import { placeOf } from './table.ts';

/** Whoever acts, as it is written into "Updated by". */
export interface Stamp {
  who: string;
  /** By what they act, where they do not do it themselves: the log says so. */
  through?: Through;
  /** ISO 8601 in UTC. */
  at: string;
  /** What changed since the page was read on which the person decided. */
  unseen?: (register: string, id: string, column: string) => Edit | undefined;
  /** Proves that words were written here. */
  seal?: (words: string) => string;
}

/**
 * Puts changes into the suite's terms, with the revision, the stamp and the activity rows. Pure: nothing is written.
 * @throws Refusal when a table or column is missing, or a row moved on since the decision was made
 */
export function writesFor(
  changes: readonly Change[],
  snapshot: Snapshot,
  dialect: Dialect,
  stamp: Stamp,
): (Write | SourceWrite)[] {
  const writes: (Write | SourceWrite)[] = [];
  const appends = new Map<Register, { id: string; updatedBy?: string; rev?: number }[]>();
  const add = (register: Register, record: { id: string; updatedBy?: string; rev?: number }) =>
    appends.set(register, [...(appends.get(register) ?? []), record]);
  const words = { language: snapshot.language, directory: snapshot.directory };
  // What is written is read again by the same rule: a day that would not be is refused.
  const years = yearsAround(stamp.at);
  const cells = (register: Register, values: Record<string, unknown>) => {
    const table = snapshot.tables[register.name];
    const titles = table?.titles;
    const out: Record<string, unknown> = {};
    for (const [key, column] of layoutOf(table?.register ?? register)) {
      if (!(key in values)) continue;
      const title = titles?.get(key);
      if (!title) {
        if (values[key] === undefined) continue;
        throw new Refusal(
          t(
            `The column "${column.title.en}" of "${register.title.en}" is missing or was renamed; give it back its name`,
            `“${register.title.zh}”的列“${column.title.zh}”缺失或已改名，请恢复列名`,
          ),
          'missing',
        );
      }
      if (isTime(column) && typeof values[key] === 'string' && !isWithin(years, values[key]))
        throw new Refusal(
          fill(t('“{column}”: {says}', '“{column}”：{says}'), {
            column: column.title,
            says: outside(values[key], years).says,
          }),
          'invalid',
          key,
        );
      out[title] = dialect.write(column, values[key], words);
    }
    return out;
  };
  const tableOf = (register: Register) => {
    const raw = snapshot.tables[register.name]?.raw;
    if (!raw)
      throw new Refusal(
        t(
          `The table "${register.title.en}" is missing; ask an admin to run "liaison provision"`,
          `缺少表“${register.title.zh}”，请管理员运行 liaison provision`,
        ),
        'missing',
      );
    return raw.title;
  };
  const titleOf = (register: Register, key: string) => snapshot.tables[register.name]?.titles.get(key) ?? key;
  const log: { id: string }[] = [];
  const closed: { id: string }[] = [];
  for (const change of changes) {
    switch (change.do) {
      case 'append': {
        if (snapshot.tables[change.register.name]?.byId.has(change.record.id)) break;
        add(change.register, {
          ...change.record,
          ...proofFor(change.register, change.record, stamp),
          ...(change.drafted && { updatedBy: liaison }),
        });
        // What a person adds stands in the row with their name; by what else they did it stands only here.
        if (stamp.through && !change.drafted && !change.register.log)
          (change.register.readers ? closed : log).push({
            id: `${stamp.at.slice(0, 10)}-${fingerprint(change.register.name, change.record.id, stamp.through, stamp.who, stamp.at)}`,
            at: stamp.at,
            who: signature(stamp.who, stamp.through, snapshot.language),
            table: change.register.name,
            row: change.record.id,
            column: 'ID',
            before: undefined,
            after: change.record.id,
          } as { id: string });
        break;
      }
      case 'patch': {
        const read = snapshot.tables[change.register.name];
        const table = change.own ? (read?.bound?.own ?? read) : read;
        const row = table?.byId.get(change.id) as Record<string, unknown> | undefined;
        const at = table && placeOf(table, change.id);
        const bound = table?.bound?.places.get(change.id);
        if (!row || (at === undefined && !bound))
          throw new Refusal(
            t(
              `The row ${change.id} is no longer there; look at the page again`,
              `行 ${change.id} 已不存在，请刷新页面`,
            ),
            'missing',
          );
        if (row.rev !== change.rev)
          throw new Refusal(
            t(
              `Somebody changed ${change.id} a moment ago; look at the page again`,
              `${change.id} 刚刚被他人修改，请刷新后再操作`,
            ),
            'conflict',
          );
        refuseUnseen(change, table!.register, row, stamp, words);
        if (bound) writes.push(...sourceWrites(bound, table!.register, change.set, words));
        // What a second writing of this row says more goes along: from now on the row says all that its page showed.
        const more = Object.assign({}, ...table!.copies.filter((c) => c.id === change.id).map((c) => c.set));
        const stamped = {
          rev: change.rev + 1,
          updatedBy: stamp.who,
          updatedAt: stamp.at,
          ...proofFor(change.register, { ...row, ...change.set, id: change.id }, stamp),
        };
        // What a spreadsheet of the company's has no column for stands in a row of our own with the same ID.
        if (at === undefined) add(change.register, { ...row, ...change.set, ...stamped, id: change.id });
        else
          writes.push({
            do: 'patch',
            table: tableOf(change.register),
            at,
            id: change.id,
            idTitle: titleOf(change.register, 'id'),
            cells: cells(change.register, { ...more, ...change.set, ...stamped }),
          });
        for (const [key, value] of Object.entries(change.set)) {
          if (change.register.columns[key]?.books) continue;
          // Of a restricted register it says who and when, not what: what is taken out of it later is gone everywhere.
          const said = (v: unknown) => (v === undefined ? undefined : change.register.readers ? '•••' : String(v));
          const [before, after] = [said(row[key]), said(value)];
          (change.register.readers ? closed : log).push({
            // Of what it is: a repeat adds no second row, and two who change the same revision keep a row each.
            id: `${stamp.at.slice(0, 10)}-${fingerprint(change.register.name, change.id, change.rev, key, stamp.who, stamp.at, before, after)}`,
            at: stamp.at,
            who: signature(stamp.who, stamp.through, snapshot.language),
            table: change.register.name,
            row: change.id,
            column: change.register.columns[key]?.title[snapshot.language] ?? key,
            before,
            after,
          } as { id: string });
        }
        break;
      }
      case 'rewrite': {
        const read = snapshot.tables[change.register.name];
        const own = read?.bound?.own ?? read;
        const row = own?.byId.get(change.id) as Record<string, unknown> | undefined;
        const at = own && placeOf(own, change.id);
        if (!row || at === undefined) break;
        writes.push({
          do: 'patch',
          table: tableOf(change.register),
          at,
          id: change.id,
          idTitle: titleOf(change.register, 'id'),
          cells: cells(change.register, Object.fromEntries(change.keys.map((key) => [key, row[key]]))),
        });
        break;
      }
      case 'remove-copy':
      case 'remove-row':
        writes.push({
          do: change.do,
          table: tableOf(change.register),
          at: change.at,
          id: change.id,
          idTitle: titleOf(change.register, 'id'),
        });
        break;
      case 'update-task':
        writes.push({ do: 'update-task', id: change.id, version: change.version, set: change.set });
        break;
      case 'remove-task':
        writes.push({ do: 'remove-task', id: change.id, version: change.version });
        break;
      case 'create-event':
        writes.push({ do: 'create-event', key: change.key, event: change.event });
        break;
      case 'update-event':
        writes.push(change);
        break;
      case 'cancel-event':
        writes.push(change);
        break;
      case 'create-task':
        writes.push({ do: 'create-task', key: change.key, task: change.task });
        break;
      case 'message': {
        const person = snapshot.directory.find(change.to);
        if (!person) break;
        const chat = change.actions && chatOf(snapshot, person.email);
        const { because: _, titled: __, things: ___, ...message } = change;
        writes.push({ ...message, ...withReason(change, snapshot.language), to: person.id, ...(chat && { chat }) });
        break;
      }
    }
  }
  if (log.length && snapshot.tables[activity.name]?.raw) appends.set(activity, log);
  if (closed.length && snapshot.tables[restrictedActivity.name]?.raw) appends.set(restrictedActivity, closed);
  for (const [register, records] of appends)
    writes.push({
      do: 'append',
      table: tableOf(register),
      key: records.map((r) => r.id).join('|'),
      idTitle: titleOf(register, 'id'),
      drafted: records.flatMap((r) => ((r.updatedBy ?? stamp.who) === liaison ? r.id : [])),
      rows: records.map((r) => cells(register, { rev: 1, updatedBy: stamp.who, ...r, updatedAt: stamp.at })),
    });
  return writes;
}

const isTime = ({ kind }: Column): boolean => kind === 'date' || kind === 'period' || kind === 'moment';

const proofFor = (register: Register, record: { id: string }, { seal }: Stamp): { proof?: string } =>
  register.sealed && seal ? { proof: proofOf(register, record as { id: string }, seal) } : {};

/** Two people change one cell, and the second has not seen what the first wrote: both values are shown, none is lost. */
function refuseUnseen(
  change: Extract<Change, { do: 'patch' }>,
  register: Register,
  row: Record<string, unknown>,
  stamp: Stamp,
  words: Written,
): void {
  if (row.updatedBy === stamp.who) return;
  for (const key of change.means ?? []) {
    if (!(key in change.set) || !stamp.unseen?.(register.name, change.id, key)) continue;
    const column = register.columns[key];
    if (!column) continue;
    const said = (language: 'en' | 'zh', value: unknown) =>
      value === undefined ? '–' : asWords(column, value, { ...words, language });
    const who = words.directory.find(String(row.updatedBy ?? ''))?.name;
    throw new Refusal(
      t(
        `${who ?? 'Somebody'} changed “${column.title.en}” meanwhile: it is now “${said('en', row[key])}”, yours is “${said('en', change.set[key])}”. Look at it and decide again.`,
        `${who ?? '他人'}已修改“${column.title.zh}”：现为“${said('zh', row[key])}”，您填写的是“${said('zh', change.set[key])}”。请查看后再决定。`,
      ),
      'conflict',
      key,
    );
  }
}

/** The id of what the suite created goes into the row that asked for it. @param id nothing where it was not created */
export function fillsOf(
  changes: readonly Change[],
  write: Write,
  id: string | undefined,
  snapshot: Snapshot,
): Change[] {
  if (!id || (write.do !== 'create-event' && write.do !== 'create-task')) return [];
  const change = changes.find((c) => c.do === write.do && c.key === write.key);
  if (!change || !('into' in change)) return [];
  const { register, id: row, column, also } = change.into;
  const found = snapshot.tables[register.name]?.byId.get(row);
  return found ? patch(register, found as never, { [column]: id, ...also } as never) : [];
}
