import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/longest-first.ts';

/** What takes minutes and changes little: before a release, and every night (`npm run nightly`). */
const nightly = ['tests/visual/**', 'tests/trust/processes-*.test.ts'];

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: process.env.NIGHTLY ? [] : nightly,
    globalSetup: ['tests/built.ts', 'tests/logs.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file begins a simulated network of its own and ends it; modules are loaded once for a worker.
    pool: 'forks',
    isolate: false,
    setupFiles: ['tests/fresh.ts'],
    fileParallelism: true,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    env: { TZ: 'America/New_York' },
  },
});
