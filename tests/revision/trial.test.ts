import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWorkingHours } from '../../core/policy/calendar.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { requests } from '../../core/requests/records.ts';
import { type Compared, tryOut } from '../../core/revision/trial.ts';
import type { ShownTrial } from '../../core/revision/views.ts';
import { serviceCases } from '../../core/service/records.ts';
import { rowsOf, type Snapshot } from '../../core/workspace/snapshot.ts';
import { trialInWords } from '../../server/cli/policy-words.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

describe.each(suiteNames)('a policy tried out on the past, in %s', (name) => {
  let on: Stage;
  let snapshot: Snapshot;
  let policy: Policy;
  let now: string;
  beforeAll(async () => {
    on = await stage(name);
    snapshot = await on.snapshot();
    policy = on.connection.workspace.policy;
    now = on.connection.workspace.now();
  });
  afterAll(() => on.world.stop());

  const place = { bodyLimit: 8000, appLink: (path: string) => path, seal: (words: string) => words };
  const tried = (proposed: Policy): Map<string, Compared> =>
    new Map(
      tryOut({ snapshot, policy, installed: { source: '', policy }, now, place }, proposed).tallies.map((c) => [
        c.id,
        c,
      ]),
    );
  const changed = (trial: Map<string, Compared>) =>
    [...trial.values()].filter((c) => c.differences.length).map((c) => c.id);
  const copy = (): Policy => structuredClone(policy);

  it('finds no difference where there is none', () => {
    const trial = tried({ ...copy(), version: 'another' });
    expect(changed(trial)).toEqual([]);
    for (const id of [
      'requests-response',
      'requests-escalated',
      'service-solved',
      'meetings',
      'agenda-minutes',
      'co-operation',
    ])
      expect(trial.get(id)!.before, id).toBeGreaterThan(0);
  });

  it('finds every request whose response would have been late, and no other', () => {
    const proposed = copy();
    const kind = proposed.requests.kinds.find((k) => k.id === 'quotation')!;
    kind.respond_within_hours = 3;
    const from = new Date(Date.parse(now) - 13 * 7 * 86_400_000).toISOString();
    // Told a second time, from the rows alone.
    const late = (r: { respondedAt?: string; answeredAt?: string }, by: string) =>
      by < now && (r.respondedAt ?? r.answeredAt ?? now) > by;
    const expected = rowsOf(snapshot, requests)
      .filter((r) => r.askedAt >= from && r.kind === 'quotation' && r.state !== 'withdrawn' && r.state !== 'returned')
      .filter((r) => late(r as never, r.respondBy) !== late(r as never, addWorkingHours(policy, r.askedAt, 3)))
      .map((r) => r.id);
    expect(expected.length).toBeGreaterThan(2);
    const trial = tried(proposed);
    const response = trial.get('requests-response')!;
    expect(response.differences.map((d) => d.id).sort()).toEqual(expected.sort());
    expect(response.after - response.before).toBe(response.differences.reduce((sum, d) => sum + d.by, 0));
    expect(changed(trial)).toContain('requests-escalated');
    for (const id of ['service-solved', 'demands-judged', 'forecast-exceptions', 'news-late', 'meetings'])
      expect(trial.get(id)!.differences, id).toEqual([]);
  });

  it('moves the deadlines of service cases, and nothing else', () => {
    const proposed = copy();
    for (const p of proposed.service.priorities) p.resolve_within_hours *= 3;
    const trial = tried(proposed);
    const expected = rowsOf(snapshot, serviceCases).filter((c) => {
      const hours = proposed.service.priorities.find((p) => p.id === c.priority)!.resolve_within_hours;
      const end = c.solvedAt ?? now;
      const by = addWorkingHours(policy, c.openedAt, hours);
      return (c.resolveBy < now && end > c.resolveBy) !== (by < now && end > by);
    });
    expect(
      trial
        .get('service-solved')!
        .differences.map((d) => d.id)
        .sort(),
    ).toEqual(expected.map((c) => c.id).sort());
    expect(trial.get('service-response')!.differences).toEqual([]);
    expect(trial.get('requests-answer')!.differences).toEqual([]);
  });

  it('tells what stricter limits, longer meetings and other weights would have meant', () => {
    const strict = copy();
    strict.forecast.exception_share = 0.02;
    strict.forecast.exception_units = 1;
    const gaps = tried(strict).get('forecast-exceptions')!;
    expect(gaps.after).toBeGreaterThan(gaps.before);
    const short = copy();
    short.meetings[0]!.minutes = 25;
    const agendas = tried(short);
    expect(agendas.get('agenda-parked')!.after).toBeGreaterThan(agendas.get('agenda-parked')!.before);
    expect(agendas.get('meetings')!.differences).toEqual([]);
    const rare = copy();
    rare.meetings[0]!.cadence = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE';
    const fewer = tried(rare).get('meetings')!;
    expect(fewer.before - fewer.after).toBeGreaterThanOrEqual(5);
    const easy = copy();
    for (const i of easy.performance.indicators) i.target = i.better === 'higher' ? i.floor + 0.01 : i.floor - 0.01;
    const score = tried(easy).get('co-operation')!;
    expect(score.after).toBeGreaterThan(score.before);
    expect(changed(tried(easy))).toEqual(['co-operation']);
  });

  it('is shown with its rows, to whoever asks', async () => {
    const { source } = await on.see<{ source: string }>('policy-version', { id: 'now' });
    const shown = await on.see<ShownTrial>('try-policy', {
      source: source.replace(/(id: quotation[\s\S]*?)respond_within_hours: 8/, '$1respond_within_hours: 3'),
    });
    const response = shown.tallies.find((x) => x.id === 'requests-response')!;
    expect(response.different).toBe(response.differences.length);
    expect(response.differences[0]).toMatchObject({ register: 'requests', by: 1 });
    expect(trialInWords(shown, 'en')).toContain(
      `Requests responded to too late: ${response.before} → ${response.after} requests`,
    );
    await expect(on.see('try-policy', { source: 'nonsense: [' })).rejects.toMatchObject({ field: 'source' });
  });
});
