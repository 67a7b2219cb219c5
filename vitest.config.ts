import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file has its own simulated network.
    pool: 'forks',
    fileParallelism: true,
    maxWorkers: 2,
    env: { TZ: 'America/New_York' },
  },
});
