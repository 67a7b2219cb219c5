import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownBindingPreview, ShownSpreadsheet } from '../../core/bindings/views.ts';
import { demands } from '../../core/demands/records.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { doors, patience } from '../../plugins/resilience.ts';
import { Faults, faultProfiles } from '../../plugins/simulation/faults.ts';
import { type PlantedCell, serialDay } from '../../plugins/simulation/spreadsheet.ts';
import { handsOf, type OwnSpreadsheet } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';
import { blackout } from './blackout.ts';

const liaison = 'sales.liaison@example.com';
const judge = 'rd.liaison@example.com';
const { attempts, scale } = patience;
const count = 12;

describe.each(suiteNames)('a row of a two-way bound spreadsheet, in %s', (name) => {
  let on: Stage;
  let own: OwnSpreadsheet;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    own = await handsOf(on).spreadsheet('Wishes', [
      {
        title: 'Wishes',
        grid: [
          ['No.', 'Title', 'Customer', 'Impact', 'State', 'Raised at', 'Planned for', 'Hours'],
          ...Array.from({ length: count }, (_, i): PlantedCell[] => [
            `W-${i}`,
            `Wish ${i}`,
            'Delta',
            'High',
            'New',
            serialDay('2026-11-20'),
            '',
            i,
          ]),
        ],
      },
    ]);
    const { file, parts } = await on.see<ShownSpreadsheet>('spreadsheet', { link: own.link }, liaison);
    const source = { file, part: parts[0]!.part };
    const { map } = await on.see<ShownBindingPreview>('binding-preview', { ...source, register: 'demands' }, liaison);
    await on.act('bind-spreadsheet', { ...source, register: 'demands', title: 'W', map, mode: 'two-way' }, liaison);
  });
  afterAll(async () => {
    patience.attempts = attempts;
    patience.scale = scale;
    await on.world.stop();
  });

  const services = () => [on.world.graph, on.world.lark];
  const fresh = () => on.world.reconnect(on.connection.id);
  const act = async (connection: ReturnType<typeof fresh>, title: string, release: string) => {
    const { workspace, unattended } = connection;
    const snapshot = await workspace.current(unattended());
    const { id } = rowsOf(snapshot, demands).find((d) => d.title === title)!;
    const input = { id, verdict: 'planned', release };
    await workspace.act('judge-demand', input, actorOf(workspace.policy, judge), unattended());
    await workspace.idle();
  };
  /** Everything else in the spreadsheet is as people left it. */
  const untouched = async (but: number) => {
    for (let row = 0; row < count; row++) {
      expect(await own.read(row + 1, 0)).toBe(`W-${row}`);
      expect(await own.read(row + 1, 7)).toBe(row);
      if (row > but) expect(await own.read(row + 1, 6)).toBe('');
    }
  };

  it('is whole after the click is repeated, wherever the first one broke off', async () => {
    patience.attempts = 0;
    let interruptions = 0;
    for (let nth = 0; ; nth++) {
      const connection = fresh();
      await connection.workspace.current(connection.unattended());
      const weather = blackout(nth, nth % 2 ? 'lost-answer' : 'lost-request');
      for (const s of services()) s.manners.faults = weather;
      await act(connection, 'Wish 0', `V${nth}`).catch(() => {});
      for (const s of services()) s.manners.faults = undefined;
      for (const door of Object.values(doors)) door.reset();
      if (!weather.reached) break;
      interruptions++;
      on.clock.pass(130);
      patience.attempts = attempts;
      await act(fresh(), 'Wish 0', `V${nth}`);
      patience.attempts = 0;
      on.clock.pass(130);
      const snapshot = await on.snapshot();
      const row = rowsOf(snapshot, demands).filter((d) => d.title === 'Wish 0');
      expect(row).toMatchObject([{ state: 'planned', release: `V${nth}` }]);
      expect(row[0]!.triagedAt).toBeTruthy();
      expect(await own.read(1, 6)).toBe(`V${nth}`);
      expect(snapshot.tables.demands!.bound!.own.rows.filter((r) => r.id === row[0]!.id)).toHaveLength(1);
      await untouched(0);
    }
    expect(interruptions).toBeGreaterThan(2);
  });

  it('is written in bad weather, and nothing else is', async () => {
    patience.attempts = attempts;
    patience.scale = 0.002;
    for (const s of services()) s.manners.faults = new Faults(faultProfiles.stormy, 20261125);
    const done: number[] = [];
    for (let i = 1; i < count; i++)
      // What a person does: says it failed, and clicks again.
      for (let click = 0; click < 5 && !done.includes(i); click++) {
        await act(fresh(), `Wish ${i}`, `R${i}`).then(
          () => done.push(i),
          () => {},
        );
        for (const door of Object.values(doors)) door.reset();
        on.clock.pass(10);
      }
    for (const s of services()) s.manners.faults = undefined;
    expect(done.length).toBeGreaterThan(count * 0.5);
    for (const i of done) {
      expect(await own.read(i + 1, 6)).toBe(`R${i}`);
      expect(await own.read(i + 1, 4)).toBe('Planned');
    }
    await untouched(count);
  });
});
