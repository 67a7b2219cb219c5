import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Proof } from '../../core/workspace/port.ts';
import { questions } from '../../manifests/verification.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { needs } from '../../plugins/microsoft365/permissions.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { patience } from '../../plugins/resilience.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

let on: Stage;
let ticking: NodeJS.Timeout;
const { scale } = patience;
beforeEach(() => {
  patience.scale = 0.01;
});
afterEach(async () => {
  patience.scale = scale;
  clearInterval(ticking);
  await on.world.stop();
});

/** Where time passes, as it does for whoever waits for a file to change. */
async function begin(suite: (typeof suiteNames)[number]): Promise<void> {
  on = await stage(suite, { sample: false });
  ticking = setInterval(() => on.clock.pass(1), 100);
  await on.snapshot();
}

async function tried(): Promise<Proof[]> {
  const proofs: Proof[] = [];
  await on.suite.tryOut((proof) => proofs.push(proof));
  return proofs;
}

describe.each(suiteNames)('what only a tenant can tell, in %s', (suite) => {
  it('is found out, each question that a program can ask, and nothing is left behind', async () => {
    await begin(suite);
    const left = async () => (await traces()).filter((t) => t.includes('Liaison check'));
    const proofs = await tried();
    expect(proofs.filter((p) => !p.ok)).toEqual([]);
    const asked = new Set(proofs.map((p) => p.question).filter((id) => id !== 'taken-away'));
    expect([...asked].sort()).toEqual(
      questions
        .filter((q) => q.suite === suite && q.tried)
        .map((q) => q.id)
        .sort(),
    );
    // In Feishu the app may not remove tables: its own stays, without rows.
    expect(await left()).toEqual(suite === 'feishu' ? ['table 协调台自检 Liaison check, 0 rows'] : []);
    expect((await tried()).every((p) => p.ok)).toBe(true);
    expect(await left()).toHaveLength(suite === 'feishu' ? 1 : 0);
  });
});

/** Everything in the suite by its name. */
async function traces(): Promise<string[]> {
  if (on.connection.suite === 'feishu') {
    const { bases, events, tasks } = (on.tenant as FeishuTenant).state;
    return [
      ...bases.flatMap((b) => b.tables.map((t) => `table ${t.name}, ${t.records.length} rows`)),
      ...events.map((e) => `event ${e.summary}`),
      ...tasks.map((t) => `task ${t.summary}`),
    ];
  }
  const { library, state } = on.tenant as Tenant;
  return [
    ...(await library.drive.all()).flatMap((f) => f.workbook.worksheets.map((s) => `sheet ${s.name}`)),
    ...Object.values(state.events).flatMap((list) => list.map((e) => `event ${e.subject}`)),
    ...state.tasks.map((t) => `task ${t.title}`),
  ];
}

describe('a tenant that does otherwise', () => {
  it('whose workbook does not answer to the app: said once, and nothing more is asked of the workbook', async () => {
    await begin('microsoft365');
    const all = Object.values(needs).flatMap((n) => n.application as readonly string[]);
    const { application } = needs.writeWorkbook;
    (on.tenant as Tenant).granted = new Set(all.filter((p) => !(application as readonly string[]).includes(p)));
    const refused = (await tried()).filter((p) => !p.ok);
    expect(refused.map((p) => p.question)).toEqual(['workbook-as-app']);
    expect(refused[0]!.says.en).toContain('Access is denied');
  });

  it('that does not know a repeated event: there are two, and both are taken away', async () => {
    await begin('microsoft365');
    const { events } = (on.tenant as Tenant).state;
    on.world.graph.manners.observe.push(() => {
      for (const list of Object.values(events)) for (const event of list) delete event.transactionId;
    });
    const refused = (await tried()).filter((p) => !p.ok);
    expect(refused.map((p) => p.question)).toEqual(['event-once']);
    expect((await traces()).filter((t) => t.includes('Liaison check'))).toEqual([]);
  });

  it('whose Base counts no changes: seen after waiting', async () => {
    await begin('feishu');
    const { bases } = (on.tenant as FeishuTenant).state;
    on.world.lark.manners.observe.push(() => {
      for (const { tables } of bases) for (const table of tables) table.revision = 7;
    });
    const refused = (await tried()).filter((p) => !p.ok);
    expect(refused.map((p) => p.question)).toEqual(['table-changes']);
    expect(refused[0]!.says.zh).toContain('revision');
  });
});
