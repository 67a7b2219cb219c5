import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SuiteError } from '../../core/workspace/port.ts';
import { Graph } from '../../plugins/microsoft365/client.ts';
import { Door, patience, type Try } from '../../plugins/resilience.ts';
import { type Stage, stage } from '../world.ts';

describe('a mailbox serves four requests of an app at a time', () => {
  const scale = patience.scale;
  let on: Stage;
  let graph: Graph;
  const read = { method: 'GET' as const, operation: 'read the calendar', url: '' };
  beforeAll(async () => {
    patience.scale = 0.001;
    on = await stage('microsoft365', { sample: false });
    const token = await on.world.graph.entra.sign(
      { aud: 'https://graph.microsoft.com', tid: (on.tenant as { id: string }).id },
      600,
    );
    graph = new Graph(async () => token);
    read.url = '/users/sales.ops@example.com/calendarView?startDateTime=2026-11-01&endDateTime=2026-12-01';
  });
  afterAll(async () => {
    patience.scale = scale;
    await on.world.stop();
  });
  const statuses = async (order: 'together' | 'one-by-one') =>
    (await graph.send(Array<typeof read>(6).fill(read), order)).map((a) => a.status);

  it('and refuses the rest of a batch', async () => {
    expect(await statuses('together')).toEqual([200, 200, 200, 200, 429, 429]);
    expect(await statuses('one-by-one')).toEqual([200, 200, 200, 200, 200, 200]);
  });
  it('so reads that were refused are asked again', async () => {
    const answers = await graph.batch(Array<typeof read>(10).fill(read), 'together');
    expect(answers.map((a) => a.status)).toEqual(Array(10).fill(200));
  });
});

describe('the door to a suite that is silent', () => {
  let door: Door;
  const outcomes: Try['outcome'][] = [];
  const answer = vi.fn(async () => 'answer');
  const through = () => door.through('read', answer).catch((error: unknown) => error as SuiteError);
  const silence = new SuiteError('unavailable', 'read', 'no answer');

  beforeEach(() => {
    vi.useFakeTimers();
    answer.mockReset().mockImplementation(async () => 'answer');
    door = new Door('feishu');
    outcomes.length = 0;
    door.listeners.add(({ outcome }) => outcomes.push(outcome));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shuts, says for how long, lets one try when that is over, and opens at an answer', async () => {
    answer.mockRejectedValue(silence);
    for (let i = 0; i < Door.patienceForSilence; i++) expect(await through()).toBe(silence);
    const shut = (await through()) as SuiteError;
    expect([shut.kind, shut.code, shut.retryAfterSeconds]).toEqual(['unavailable', 'circuit-open', 10]);
    expect(answer).toHaveBeenCalledTimes(Door.patienceForSilence);
    vi.advanceTimersByTime(Door.shutFor + 1);
    answer.mockResolvedValue('answer');
    expect(await through()).toBe('answer');
    expect(await through()).toBe('answer');
    expect(outcomes.filter((o) => o === 'ok')).toHaveLength(2);
  });

  it('stays open for refusals, conflicts and throttling: those are answers', async () => {
    for (const kind of ['throttled', 'denied', 'conflict', 'missing'] as const) {
      answer.mockRejectedValue(new SuiteError(kind, 'read', 'said no'));
      for (let i = 0; i < Door.patienceForSilence; i++) expect(((await through()) as SuiteError).kind).toBe(kind);
    }
    answer.mockResolvedValue('answer');
    expect(await through()).toBe('answer');
  });
});
