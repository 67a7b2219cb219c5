import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaSources } from '../../core/agenda-sources.ts';
import { firingsOf } from '../../core/automations/firing.ts';
import type { ShownAutomations } from '../../core/automations/views.ts';
import { demands } from '../../core/demands/records.ts';
import { cellKey, forecasts, plans, versionOf } from '../../core/forecasts/records.ts';
import { draftAgenda } from '../../core/meetings/agenda.ts';
import { findMeeting, meetingsOf } from '../../core/meetings/meeting.ts';
import { topics } from '../../core/meetings/records.ts';
import { fourWeeks, indicatorFigures } from '../../core/performance/indicators.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { readPolicy } from '../../core/policy/yaml.ts';
import { tryOut } from '../../core/revision/trial.ts';
import type { ShownVersion } from '../../core/revision/views.ts';
import { stepReached } from '../../core/workspace/chase.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const heads = ['sales.head', 'rd.head', 'production.head', 'service.head'].map((p) => `${p}@example.com`);

describe.each(suiteNames)('rules and automations of the policy, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  let source: string;
  beforeAll(async () => {
    on = await stage(name);
    hands = handsOf(on);
    await on.connection.workspace.look(on.suite);
    ({ source } = await on.see<ShownVersion>('policy-version', { id: 'now' }));
  });
  afterAll(() => on.world.stop());

  const policyOf = (text: string): Policy => {
    const read = readPolicy(text);
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    return read.policy;
  };

  it('move items on the agenda, and say why', async () => {
    const policy = policyOf(
      source.replace(
        '  due_within_days: 7',
        `  due_within_days: 7
  rules:
    - { id: gaps, name: { en: Gaps come first, zh: 缺口优先 }, when: 'source == "forecast"', points: 80, wanted: decide, minutes: 7 }
    - { id: no-news, name: No news here, when: 'source == "signals"', leave_out: true }`,
      ),
    );
    const snapshot = await on.snapshot();
    const now = on.connection.workspace.now();
    const all = meetingsOf(snapshot, policy, now);
    const agenda = draftAgenda(snapshot, policy, agendaSources, findMeeting(all, 'weekly', now), all, now);
    const items = [...agenda.sections.flatMap((s) => s.items), ...agenda.consent, ...agenda.parked];
    const gap = items.find((i) => i.key.startsWith('forecast:gap'))!;
    expect(gap).toMatchObject({ wanted: 'decide', minutes: 7 });
    expect(gap.parts.at(-1)).toMatchObject({ factor: 'rule', points: 80, because: { zh: '缺口优先' } });
    expect(items.some((i) => i.source === 'signals')).toBe(false);
  });

  it('decide who hears of what is late, what is an exception, what is owed, and what an indicator counts', async () => {
    const policy = policyOf(
      source
        .replace('{ after_hours: 8, to: head }', `{ after_hours: 8, to: head, when: 'kind == "delivery"' }`)
        .replace('exception_units: 20', 'exception_units: 20\n  exception_when: short && product == "PT-200"')
        .replaceAll('every_days: 7 }', 'every_days: 7, owed_when: day > 99 }')
        .replace(
          'measures: requests-on-time, target: 0.9, floor: 0.6, better: higher, weight: 0.5',
          'measures: formula, formula: requests_in_time / requests_due, cases: requests_due, target: 0.9, floor: 0.6, better: higher, weight: 0.5',
        ),
    );
    const facts = {
      register: 'requests',
      title: '',
      department: 'rd',
      kind: 'sample',
      from: 'sales',
      customer: '',
      priority: '',
      impact: '',
    };
    const reached = (kind: string) =>
      stepReached(policy, '2026-11-23T01:00:00.000Z', '2026-11-23T10:30:00.000Z', { ...facts, kind });
    expect([reached('sample'), reached('delivery')]).toEqual(['deputy', 'head']);
    const snapshot = await on.snapshot();
    const now = on.connection.workspace.now();
    const place = { bodyLimit: 8000, appLink: (path: string) => path, seal: (words: string) => words };
    const before = on.connection.workspace.policy;
    const trial = tryOut({ snapshot, policy: before, installed: { source: '', policy: before }, now, place }, policy);
    const products = trial.tallies.find((x) => x.id === 'forecast-exceptions')!;
    const planned = new Map(rowsOf(snapshot, plans).map((p) => [cellKey(p), p.quantity]));
    const short = rowsOf(snapshot, forecasts).filter(
      (f) =>
        f.product === 'PT-200' &&
        f.submittedAt >= new Date(Date.parse(now) - 91 * 86_400_000).toISOString() &&
        (planned.get(cellKey(f)) ?? Number.POSITIVE_INFINITY) < versionOf(f),
    );
    expect(products.before).toBeGreaterThan(0);
    expect(products.after).toBe(short.length);
    const figure = (p: Policy) =>
      indicatorFigures(fourWeeks(snapshot, p, now))
        .filter((f) => f.indicator.id === 'on-time')
        .map((f) => [f.department, f.value, f.cases]);
    expect(figure(policy)).toEqual(figure(before));
  });

  it('are tried without writing, adopted, and then act once for each row, in somebody’s name', async () => {
    const automations = `automations:
  - id: big
    name: { en: High impact is told at once, zh: 高影响需求立即告知 }
    on: demands
    when: impact == "high" && state == "new"
    acts_for: sales.ops@example.com
    tell: [head]
    department: rd
    says: { en: "Please look: {title}", zh: "请查看：{title}" }
    does: propose-topic
    input: [{ field: series, value: weekly }, { field: title, value: "Demand: {title}" }, { field: wanted, value: discuss }]
  - { id: nobody, name: Not allowed, on: demands, when: 'impact == "high"', acts_for: gone@example.com, does: propose-topic, input: [{ field: series, value: weekly }] }

review:`;
    const text = source
      .replace(/^version: .*$/m, 'version: "2026.9"')
      .replace(/^effective: .*$/m, 'effective: 2026-11-24')
      .replace(/^review:/m, automations);
    const tried = await on.see<ShownAutomations>('automations', { source: text });
    const old = rowsOf(await on.snapshot(), demands).filter((d) => d.impact === 'high' && d.state === 'new');
    expect(tried.automations[0]).toMatchObject({ matches: old.length, wrong: undefined });
    expect(tried.automations[1]!.rows[0]!.refused!.en).toContain('may not do');
    const wrong = text.replace('state == "new"', 'stage == "new"').replace('{title}", zh', '{titel}", zh');
    await on.act('save-policy-draft', { source: wrong });
    const bad = (await on.see<{ versions: { id: string }[] }>('revision')).versions[0]!.id;
    const { findings } = await on.see<ShownVersion>('policy-version', { id: bad });
    expect(findings.filter((f) => f.weight === 'stop').map((f) => f.field)).toEqual([
      'automations[1].when',
      'automations[1].says',
    ]);
    await on.act('discard-policy-draft', { id: bad });

    on.clock.pass(2);
    await on.act('save-policy-draft', { source: text });
    const draft = (await on.see<{ versions: { id: string; state: { id: string } }[] }>('revision')).versions.find(
      (v) => v.state.id === 'draft',
    )!.id;
    await on.act('propose-policy', { id: draft, reason: 'Faster' });
    const { row } = await on.see<ShownVersion>('policy-version', { id: draft });
    const decision = row!.decision!.id;
    await on.act('ask-opinions', { id: decision });
    for (const head of heads) await on.act('give-opinion', { id: decision, opinion: 'support' }, head);
    on.clock.pass(1);
    await on.act('issue-decision', { id: decision });
    await on.connection.workspace.look(on.suite);
    // What came before is none of its business.
    expect(
      (await on.see<ShownAutomations>('automations')).log.filter((l) =>
        old.some((d) => d.id === l.row && d.raisedAt < '2026-11-24'),
      ),
    ).toEqual([]);
    const raise = { title: 'Explosion-proof housing', impact: 'high', detail: 'x' };
    await on.act('raise-demand', raise, 'sales.east@example.com');
    await on.connection.workspace.look(on.suite);
    await on.connection.workspace.look(on.suite);
    await on.connection.workspace.idle();
    const { log } = await on.see<ShownAutomations>('automations');
    expect(log.filter((l) => l.automation === 'big')).toMatchObject([{ outcome: { id: 'done' } }]);
    expect(log.filter((l) => l.automation === 'nobody').every((l) => l.outcome.id === 'refused')).toBe(true);
    const proposed = rowsOf(await on.snapshot(), topics).filter((x) => x.title === 'Demand: Explosion-proof housing');
    expect(proposed).toMatchObject([{ proposedBy: 'sales.ops@example.com' }]);
    expect(hands.messages().filter((m) => m.words.includes('Please look: Explosion-proof housing'))).toHaveLength(1);
    const [automation] = on.connection.workspace.policy.automations;
    const scene = {
      snapshot: await on.snapshot(),
      policy: on.connection.workspace.policy,
      now: on.connection.workspace.now(),
    };
    expect(firingsOf(scene, automation!).filter((f) => f.before)).toHaveLength(1);
  });
});
