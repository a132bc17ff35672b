// One runner for every level; the slow end of the pyramid (a whole local stack per file) does not share the machine with another file.
import { defineConfig } from 'vitest/config';

const SLOW = ['test/e2e/**/*.test.ts'];

export default defineConfig({
  test: {
    // What is awaited comes sooner or later; on a machine that does other things too, a second is not later enough.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...SLOW, 'node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: SLOW,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          globalSetup: ['test/e2e/synthesize.ts'],
        },
      },
    ],
  },
});
