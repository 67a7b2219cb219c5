import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { doors } from '../plugins/resilience.ts';

/** What an operator watches, in Prometheus' words. One a process; names of people and companies never stand in it. */
export class Metrics {
  readonly registry = new Registry();
  private readonly prefix = 'liaison_';

  readonly commands = this.counter('commands_total', 'Commands by name and outcome', ['command', 'outcome']);
  readonly views = this.histogram('view_seconds', 'Time to answer a view', ['view']);
  readonly automations = this.counter('automation_changes_total', 'Changes that automations made', ['workspace']);
  readonly looked = this.gauge('last_look_timestamp_seconds', 'When automations last ran to their end', ['workspace']);
  readonly troubles = this.counter('troubles_total', 'What failed beside an act', ['what']);
  readonly notifications = this.counter('notifications_total', 'Calls of a web hook by verdict', [
    'workspace',
    'verdict',
  ]);
  readonly limited = this.counter('rate_limited_total', 'Requests refused because one person asked too often', []);
  private readonly requests = this.counter('suite_requests_total', 'Requests to the suite', [
    'suite',
    'operation',
    'outcome',
  ]);
  private readonly waited = this.histogram('suite_request_seconds', 'Time of a request to the suite', ['suite']);

  constructor() {
    for (const door of Object.values(doors))
      door.listeners.add(({ suite, operation, outcome, took }) => {
        this.requests.inc({ suite, operation: plain(operation), outcome });
        this.waited.observe({ suite }, took / 1000);
      });
  }

  private counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ name: this.prefix + name, help, labelNames, registers: [this.registry] });
  }
  private gauge<L extends string>(name: string, help: string, labelNames: L[]): Gauge<L> {
    return new Gauge({ name: this.prefix + name, help, labelNames, registers: [this.registry] });
  }
  private histogram<L extends string>(name: string, help: string, labelNames: L[]): Histogram<L> {
    return new Histogram({
      name: this.prefix + name,
      help,
      labelNames,
      buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
      registers: [this.registry],
    });
  }
}

/** "read table Requests" is "read table": a label has few values. */
const plain = (operation: string): string =>
  operation
    .replace(/^(add)\s\d+\srows.*/, 'add rows')
    .replace(/^((?:read|change|write|name|add|create)(?: \w+)?).*/, '$1');
