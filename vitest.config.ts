import { defineConfig } from 'vitest/config';

// Tests meet a real PostgreSQL: src/store/test-server.ts starts one per run.
const shared = { globalSetup: ['src/store/test-server.ts'], pool: 'forks' as const };

// Against what never ends: a test that needs seconds of a processor waits for minutes where others keep it busy.
const limits = { testTimeout: 240_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'src',
          include: ['src/**/*.test.{ts,tsx}'],
          ...limits,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          ...limits,
        },
      },
    ],
  },
});
