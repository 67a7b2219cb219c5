import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/longest-first.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/built.ts', 'tests/logs.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file has its own simulated network.
    pool: 'forks',
    isolate: false,
    fileParallelism: true,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    env: { TZ: 'America/New_York' },
  },
});
