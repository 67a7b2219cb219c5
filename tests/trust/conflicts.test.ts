import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaItems } from '../../core/meetings/records.ts';
import type { ShownAgenda } from '../../core/meetings/views.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import { activity } from '../../core/workspace/activity.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

/** Two organisers by the model policy: the sales operations manager, and whoever the policy names beside. */
const [ann, gm] = ['sales.ops@example.com', 'gm@example.com'];
const next = 'weekly-2026-11-25';

describe.each(suiteNames)('two people and a spreadsheet, in %s', (suite) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(suite);
    hands = handsOf(on);
    on.connection.workspace.policy.roles.organisers.push(gm);
    await on.act('save-draft', { meeting: 'NEXT' });
  });
  afterAll(() => on.world.stop());

  const seen = async (who: string) => {
    const { workspace } = on.connection;
    const { shown, readAt } = await workspace.seen(
      'agenda',
      { meeting: 'NEXT' },
      actorOf(workspace.policy, who),
      on.suite,
    );
    return { agenda: shown as ShownAgenda, readAt };
  };
  const edit = (who: string, input: object, seenAt: string) => {
    const { workspace } = on.connection;
    const actor = actorOf(workspace.policy, who);
    return workspace.act('edit-agenda-item', { meeting: 'NEXT', ...input }, actor, on.suite, seenAt);
  };
  const itemOf = async (key: string) => {
    on.clock.pass(5);
    return rowsOf(await on.snapshot(), agendaItems).find((i) => i.key === key && i.meeting === next)!;
  };

  it('two change one cell: the second is shown both values and keeps none of them unseen', async () => {
    const { agenda, readAt } = await seen(ann!);
    const { key } = agenda.sections.flatMap((s) => s.items)[0]!;
    on.clock.pass(10);
    await edit(gm!, { key, title: 'As the manager says' }, readAt);
    on.clock.pass(10);
    const refusal = await edit(ann!, { key, title: 'As Ann says' }, readAt).catch((e) => e);
    expect(refusal).toMatchObject({ kind: 'conflict', field: 'title' });
    expect(refusal.says.en).toMatch(/As the manager says.*As Ann says/);
    expect(refusal.says.zh).toMatch(/As the manager says.*As Ann says/);
    expect((await itemOf(key)).title).toBe('As the manager says');
    const again = await seen(ann!);
    await edit(ann!, { key, title: 'As Ann says' }, again.readAt);
    expect((await itemOf(key)).title).toBe('As Ann says');
    const log = rowsOf(await on.snapshot(), activity).filter((l) => l.column === 'Title' && l.row.endsWith(key));
    expect(log.map((l) => l.after)).toEqual(expect.arrayContaining(['As the manager says', 'As Ann says']));
  });

  it('two change different cells of one row: both stay', async () => {
    const { agenda, readAt } = await seen(ann!);
    const { key } = agenda.sections.flatMap((s) => s.items)[1]!;
    on.clock.pass(10);
    await edit(gm!, { key, minutes: 7 }, readAt);
    on.clock.pass(10);
    await edit(ann!, { key, title: 'Another title' }, readAt);
    expect(await itemOf(key)).toMatchObject({ minutes: 7, title: 'Another title' });
  });

  it('a person types in the spreadsheet while the tab is open: seen, and not overwritten unseen', async () => {
    const { agenda } = await seen(ann!);
    const { key } = agenda.sections.flatMap((s) => s.items)[2]!;
    await edit(ann!, { key, title: 'In the tab' }, (await seen(ann!)).readAt);
    on.clock.pass(10);
    const { readAt } = await seen(ann!);
    const rows = (await on.snapshot()).tables.agendaItems!.rows as { key?: unknown; meeting?: unknown }[];
    await hands.type(
      'Agenda items',
      rows.findIndex((r) => r.key === key && r.meeting === next),
      'Title',
      'In the spreadsheet',
    );
    on.clock.pass(10);
    await on.snapshot();
    on.clock.pass(10);
    const refusal = await edit(gm!, { key, title: 'Over it' }, readAt).catch((e) => e);
    expect(refusal.says.en).toContain('In the spreadsheet');
    expect((await itemOf(key)).title).toBe('In the spreadsheet');
  });
});
