import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyVersions } from '../../core/policy/versions.ts';
import { requests } from '../../core/requests/records.ts';
import type { ShownPolicy } from '../../core/revision/text-view.ts';
import type { ShownRevision, ShownVersion } from '../../core/revision/views.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const heads = ['sales.head', 'rd.head', 'production.head', 'service.head'].map((p) => `${p}@example.com`);
const ops = 'sales.ops@example.com';

describe.each(suiteNames)('a version of the policy, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
    await on.connection.workspace.look(on.suite);
  });
  afterAll(() => on.world.stop());

  const revision = (who = ops) => on.see<ShownRevision>('revision', {}, who);
  const version = (id: string, who = ops) => on.see<ShownVersion>('policy-version', { id }, who);
  const policy = () => on.connection.workspace.policy;
  const draftOf = async (edit: (source: string) => string) => {
    const { source } = await version('now');
    const before = new Set((await revision()).versions.map((v) => v.id));
    on.clock.pass(1);
    await on.act('save-policy-draft', { source: edit(source) });
    return (await revision()).versions.find((v) => !before.has(v.id))!.id;
  };
  /** From a draft to what is in force: the committee agrees, and it is issued. */
  const adopt = async (id: string) => {
    await on.act('propose-policy', { id, reason: 'Customers wait too long' });
    const decision = (await revision()).versions.find((v) => v.id === id)!.decision!.id;
    await on.act('ask-opinions', { id: decision });
    for (const head of heads) await on.act('give-opinion', { id: decision, opinion: 'support' }, head);
    on.clock.pass(1);
    await on.act('issue-decision', { id: decision });
    return decision;
  };
  const faster = (source: string, label = '2026.2', effective = '2026-12-01') =>
    source
      .replace(/^version: .*$/m, `version: "${label}"`)
      .replace(/^effective: .*$/m, `effective: ${effective}`)
      .replace(/(id: quotation[\s\S]*?)respond_within_hours: 8/, '$1respond_within_hours: 6');

  it('is written as a draft that keeps its comments, by those who may, and nobody loses what they typed', async () => {
    const { source } = await version('now');
    expect(source).toContain('# Every deadline below counts in this calendar');
    await expect(on.act('save-policy-draft', { source }, 'sales.east@example.com')).rejects.toMatchObject({
      kind: 'denied',
    });
    const id = await draftOf(faster);
    const mine = await version(id);
    expect(mine.source).toBe(faster(source));
    const opened = mine.wording!;
    await on.act('save-policy-draft', { id, opened, source: `${mine.source}# by a head\n` }, heads[0]);
    await expect(on.act('save-policy-draft', { id, opened, source: `${mine.source}# by ops\n` })).rejects.toMatchObject(
      { kind: 'conflict' },
    );
    expect((await version(id)).source).toContain('# by a head');
    await on.act('discard-policy-draft', { id });
  });

  it('says what it changes, clause by clause and setting by setting', async () => {
    const id = await draftOf(faster);
    const shown = await version(id);
    expect(shown.errors).toEqual([]);
    expect(shown.differences!.settings).toMatchObject([
      { path: 'version', before: '2026.1', after: '2026.2' },
      { path: 'effective', after: '2026-12-01' },
      { path: 'requests.kinds.quotation.respond_within_hours', before: '8', after: '6' },
    ]);
    expect(shown.differences!.settings[2]!.name.en).toContain('First response within');
    expect(shown.differences!.clauses.map((c) => c.clauses.join())).toEqual(['A1', 'B2']);
    const [, clause] = shown.differences!.clauses;
    expect(JSON.stringify(clause!.after)).toContain('6 working hours');
    expect(JSON.stringify(clause!.before)).not.toContain('Sample');
    await on.act('discard-policy-draft', { id });
  });

  it('cannot be proposed while it contradicts itself, the company or its rows', async () => {
    const cases: [string, (source: string) => string, string][] = [
      ['its own reason', (s) => faster(s).replace('weight: 0.4 }', 'weight: 0.5 }'), 'decisions.criteria'],
      ['a version that was', (s) => faster(s, '2026.1'), 'version'],
      ['another time zone', (s) => faster(s).replace('Asia/Shanghai', 'Europe/Paris'), 'time_zone'],
      ['nothing new', (s) => s.replace(/^version: .*$/m, 'version: "2026.1"'), 'version'],
    ];
    for (const [what, edit, field] of cases) {
      const id = await draftOf((s) => `${edit(s)}# ${what}\n`);
      await expect(on.act('propose-policy', { id, reason: 'x' }), what).rejects.toMatchObject({ field });
      await on.act('discard-policy-draft', { id });
    }
  });

  it('comes into force by a decision of the committee, on its day, and the past stays what it was', async () => {
    const decision = await adopt(await draftOf(faster));
    const shown = await on.see('decisions', {});
    expect(JSON.stringify(shown)).toContain(decision);
    expect(policy().version).toBe('2026.1');
    expect((await on.see<ShownPolicy>('policy')).next).toEqual({ version: '2026.2', from: '2026-12-01' });
    await on.act('ask-request', { kind: 'quotation', title: 'Before', from: 'sales', to: 'rd' });
    on.clock.set('2026-12-01T02:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    expect(policy().version).toBe('2026.2');
    await on.act('ask-request', { kind: 'quotation', title: 'After', from: 'sales', to: 'rd' });
    const rows = rowsOf(await on.snapshot(), requests);
    const hours = (title: string) => {
      const r = rows.find((x) => x.title === title)!;
      return [r.askedAt.slice(0, 10), r.respondBy];
    };
    expect(hours('After')[1]).toBe('2026-12-01T09:00:00.000Z');
    expect(hours('Before')[1]).toMatch(/^2026-11-25T02:00/);
    expect((await on.see<ShownPolicy>('policy', { on: '2026-11-30' })).version).toBe('2026.1');
    expect((await on.see<ShownPolicy>('policy', { on: '2026-12-02' })).version).toBe('2026.2');
  });

  it('is the same for a process that begins with nothing in memory', async () => {
    const other = on.world.reconnect(on.connection.id);
    await other.workspace.current(other.unattended());
    expect(other.workspace.policy.version).toBe('2026.2');
  });

  it('does not come into force by typing: neither its state nor a word of its text', async () => {
    const id = await draftOf((s) => faster(s, '2026.3', '2026-12-01'));
    const table = (await on.snapshot()).tables.policyVersions!;
    const at = table.rows.findIndex((r) => (r as { id: string }).id === id);
    await hands.type('Policy versions', at, 'State', 'Adopted');
    on.clock.pass(60);
    expect(policy().version).toBe('2026.2');
    expect((await on.snapshot()).problems.map((p) => p.register)).toContain('policyVersions');
    await hands.type('Policy versions', at, 'State', 'Draft');
    on.clock.pass(60);
    // A word of what is in force is changed in the workbook: it is not followed, and can be restored.
    const texts = (await on.snapshot()).tables.policyTexts!;
    const inForce = rowsOf(await on.snapshot(), policyVersions).find((v) => v.state === 'adopted')!;
    const piece = texts.rows.findIndex((r) => (r as unknown as { wording: string }).wording === inForce.wording);
    const words = String(await hands.read('Policy texts', piece, 'Words'));
    await hands.type(
      'Policy texts',
      piece,
      'Words',
      words.replace('admins: [it@example.com]', 'admins: [evil@example.com]'),
    );
    on.clock.pass(60);
    await on.snapshot();
    expect(policy().roles.admins).toEqual(['it@example.com']);
    await hands.type('Policy texts', piece, 'Words', words);
    on.clock.pass(60);
    await on.snapshot();
    expect(policy().version).toBe('2026.2');
  });

  it('may rename and merge departments: their rows stay theirs; what a kind asks for becomes a column', async () => {
    const rename = (s: string) =>
      faster(s, '2026.4', '2026-12-01').replace(
        'name: { en: R&D, zh: 研发部 }',
        'name: { en: Engineering, zh: 工程部 }',
      );
    const plain = (s: string) =>
      rename(s)
        .replace(/ {2}- id: after-sales\n[\s\S]*?members: \[service.field@example.com\]\n/, '')
        .replaceAll('after-sales]', 'production]')
        .replaceAll('[after-sales]', '[production]')
        .replaceAll('sales, rd, production, production', 'sales, rd, production')
        .replace('rd, production, production', 'rd, production')
        .replace('handled_by: after-sales', 'handled_by: production')
        .replace(/.*id: service, name.*\n/, '')
        .replace(/.*id: satisfied, name.*\n/, '')
        .replace(
          'id: confirm, name: { en: Forecasts met by the plan, zh: 计划满足预测率 }',
          'id: confirm, name: { en: Forecasts met by the plan, zh: 计划满足预测率 }',
        );
    await on.act('ask-request', { kind: 'installation', title: 'At the coast', from: 'sales', to: 'after-sales' });
    const lost = await draftOf(plain);
    const shown = await version(lost);
    expect(shown.errors).toEqual([]);
    expect(
      shown.findings
        .filter((f) => f.weight === 'stop')
        .map((f) => f.says.en)
        .join(),
    ).toMatch(/1 row of “Requests” names “After-sales”/);
    await expect(on.act('propose-policy', { id: lost, reason: 'x' })).rejects.toMatchObject({ field: 'departments' });
    const merged = await draftOf((s) =>
      plain(s)
        .replace(
          'deputy: production.deputy@example.com',
          'deputy: production.deputy@example.com\n    formerly: [{ id: after-sales, name: { en: After-sales, zh: 售后部 } }]',
        )
        .replace(
          'name: { en: Engineering, zh: 工程部 }',
          'name: { en: Engineering, zh: 工程部 }\n    formerly: [{ name: { en: R&D, zh: 研发部 } }]',
        )
        .replace(
          '{ id: order, name: { en: Order, zh: 订单号 } }',
          '{ id: order, name: { en: Order, zh: 订单号 } }\n        - { id: truck, name: { en: Truck, zh: 车型 } }',
        ),
    );
    expect((await version(merged)).findings.filter((f) => f.weight === 'stop')).toEqual([]);
    await adopt(merged);
    await on.connection.workspace.idle();
    expect(policy().version).toBe('2026.4');
    on.clock.pass(60);
    const snapshot = await on.snapshot();
    expect(snapshot.problems.filter((p) => p.weight === 'error')).toEqual([]);
    const to = (title: string) => rowsOf(snapshot, requests).find((r) => r.title === title)!.to;
    expect(to('At the coast')).toBe('production');
    expect(to('Before')).toBe('rd');
    expect(snapshot.tables.requests!.raw!.columns).toContain('Truck');
  });

  it('is asked for in suggestions, which are answered', async () => {
    await on.act(
      'suggest-change',
      { about: 'Requests', words: 'Quotations need four hours' },
      'sales.east@example.com',
    );
    const [mine] = (await revision('sales.east@example.com')).suggestions;
    expect(mine).toMatchObject({ mine: true, state: { id: 'open' } });
    await expect(
      on.act('answer-suggestion', { id: mine!.id, state: 'taken', answer: 'Yes' }, 'rd.deputy@example.com'),
    ).rejects.toMatchObject({ kind: 'denied' });
    await on.act('answer-suggestion', { id: mine!.id, state: 'taken', answer: 'In the next version' });
    expect((await revision()).suggestions[0]).toMatchObject({ state: { id: 'taken' }, answer: 'In the next version' });
  });
});
