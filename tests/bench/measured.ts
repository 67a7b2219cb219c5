import type { Stage } from '../world.ts';

export interface Counted {
  /** The longest chain of requests of which each had to wait for the one before. */
  sequential: number;
  requests: number;
}

/** How many round trips of an act had to wait for another, and how many requests it took in all, until it was answered. */
export async function measured(on: Stage, act: () => Promise<unknown>): Promise<Counted> {
  let requests = 0;
  const services = [on.world.graph, on.world.lark];
  const spans: Span[] = [];
  const latency = 100;
  for (const s of services) {
    s.manners.latency = latency;
    s.manners.observe.push(() => {
      requests++;
      spans.push([performance.now() - latency, performance.now()]);
    });
  }
  await act();
  for (const s of services) {
    s.manners.latency = 0;
    s.manners.observe.pop();
  }
  await on.connection.workspace.idle();
  return { sequential: chainOf(spans), requests };
}

/** When a request was sent and when it was answered. */
export type Span = [start: number, stop: number];

/** The longest chain of requests that do not overlap: each began after the one before it had been answered. */
export function chainOf(spans: Span[]): number {
  let sequential = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [start, stop] of spans.sort((a, b) => a[1] - b[1]))
    if (start >= end - 1) {
      sequential++;
      end = stop;
    }
  return sequential;
}

/** Milliseconds: for ratios only. */
export function median(act: () => void, runs = 9): number {
  return middle(Array.from({ length: runs }, () => clocked(act)));
}

/** Milliseconds of one act. */
export function clocked(act: () => void): number {
  const from = performance.now();
  act();
  return performance.now() - from;
}

export const middle = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)]!;
