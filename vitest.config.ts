import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/fixtures/**', 'node_modules/**'],
    testTimeout: 60_000,
    maxWorkers: 2,
    // What our own pages show as evidence.
    reporters: ['default', 'casebook/vitest'],
    setupFiles: ['casebook/vitest/setup'],
  },
});
