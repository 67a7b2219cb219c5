import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import LongestFirst from './tests/longest-first.ts';

const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Each file begins a simulated network of its own and ends it; modules are loaded once for a worker.
  pool: 'forks',
  isolate: false,
  setupFiles: ['tests/fresh.ts'],
  env: { TZ: 'America/New_York' },
} satisfies TestProjectInlineConfiguration['test'];

/** Processes of their own, killed and held up: with more beside them they would give up waiting. */
const processes = ['tests/trust/**/*.test.ts', 'tests/server/cli.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['tests/built.ts', 'tests/logs.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...shared, name: 'processes', include: processes, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      {
        test: {
          ...shared,
          name: 'rooms',
          include: ['tests/**/*.test.ts'],
          exclude: processes,
          // Browsers leave a core free while they paint and wait.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
