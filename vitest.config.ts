import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/fixtures/**', 'node_modules/**'],
    testTimeout: 60_000,
    maxWorkers: 2,
    // What our own pages show as evidence; by its line a test is found whose title only a run completes.
    includeTaskLocation: true,
    reporters: ['default', 'casebook/vitest'],
    setupFiles: ['casebook/vitest/setup', './test/support/property-seed.ts'],
  },
});
