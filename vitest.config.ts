import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/logs.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file has its own simulated network.
    pool: 'forks',
    fileParallelism: true,
    maxWorkers: 2,
    env: { TZ: 'America/New_York' },
  },
});
