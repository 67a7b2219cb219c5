import type { Logger } from 'pino';
import { SuiteError } from '../core/workspace/port.ts';
import type { Connection } from './connections.ts';
import { failureOf } from './errors.ts';
import { endingSoon } from './installation.ts';
import type { Metrics } from './metrics.ts';

const minute = 60_000;
/** What a suite tells of within this time is looked at once: a flood of notifications is one look. */
const gather = 1_000;

export interface WatchOptions {
  connections: readonly Connection[];
  log: Logger;
  metrics: Metrics;
  /** Whether the suites are asked to tell of changes. */
  notifications: boolean;
}

/**
 * What a process does by itself: makes true what must be true by now, every minute and soon after the suite tells of a
 * change, and keeps being told. Each process does all of it; a second one finds nothing left to do.
 * @returns how to stop it
 */
export function watch({ connections, log, metrics, notifications }: WatchOptions): () => void {
  const timers = new Set<NodeJS.Timeout>();
  const every = (ms: number, act: () => void) => timers.add(setInterval(act, ms).unref());
  const trouble = (what: string, error: unknown) => {
    const { operation, kind, code, requestId } = error instanceof SuiteError ? error : ({} as Partial<SuiteError>);
    metrics.troubles.inc({ what });
    log.warn({ what, operation, kind, code, requestId, error: (error as Error).message }, 'failed beside an act');
  };

  const look = async ({ id, workspace, unattended, course }: Connection) => {
    try {
      const changes = await workspace.look(unattended());
      metrics.automations.inc({ workspace: id }, changes);
      metrics.looked.setToCurrentTime({ workspace: id });
      course.look = { at: workspace.now(), changes };
    } catch (error) {
      course.look = { at: workspace.now(), failure: failureOf(error) };
      trouble('automation', error);
    }
    course.next = new Date(Date.parse(course.look.at) + minute).toISOString();
  };
  const keep = async ({ id, channel, course }: Connection) => {
    try {
      await channel.keep();
      delete course.untold;
    } catch (error) {
      course.untold = failureOf(error);
      // It is a comfort: without it changes are found by looking.
      trouble('notifications', error);
      log.info({ workspace: id }, 'changes are looked for; the suite does not tell of them');
    }
  };

  for (const connection of connections) {
    const { workspace, channel } = connection;
    connection.course.told = notifications;
    workspace.told = () => notifications && channel.live();
    workspace.onChange = () => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void look(connection);
      }, gather);
      timers.add(timer);
    };
    if (notifications) {
      void keep(connection);
      every(60 * minute, () => void keep(connection));
    }
    connection.course.next = new Date(Date.parse(workspace.now()) + minute).toISOString();
    every(minute, () => void look(connection));
    const warn = () => {
      const ending = endingSoon(connection, Date.now());
      if (ending) log.warn({ workspace: connection.id }, ending.says.en);
    };
    warn();
    every(24 * 60 * minute, warn);
  }
  return () => {
    for (const timer of timers) clearInterval(timer);
    for (const { channel } of connections) channel.stop();
  };
}
