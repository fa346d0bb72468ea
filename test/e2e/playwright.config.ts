import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { SITES } from './sites.ts';

/** A browser that is installed where Linux distributions put it; Playwright's own when there is none. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const executablePath = process.env.CASEBOOK_CHROMIUM || installed;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  // A slow machine is no failure: what does not come at all is found out all the same, only later.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // The second is what our own pages show as evidence.
  reporter: [
    ['list'],
    ['../../plugins/runners/playwright.ts', { outputFile: 'reports/playwright-ctrf.json' }],
  ],
  use: {
    baseURL: SITES.kettle.url,
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" test/e2e/serve-sites.ts`,
    cwd: '../..',
    url: SITES.ready,
    timeout: 240_000,
    reuseExistingServer: false,
    stdout: 'pipe',
  },
});
