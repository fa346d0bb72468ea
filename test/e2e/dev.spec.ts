import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { requirementPage } from './pages/requirement.ts';
import { copyProject } from './project.ts';
import { REPOSITORY, SITES } from './sites.ts';

// One server and one project for all: the tests change it one after the other.
test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.use({ baseURL: SITES.dev.url });

let root: string;
let stop: () => Promise<void>;

test.beforeAll(async () => {
  root = copyProject();
  const server = spawn(process.execPath, ['test/e2e/serve-dev.ts', root, String(SITES.dev.port)], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stop = async () => {
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  await new Promise<void>((ready, fail) => {
    server.once('exit', () => fail(new Error('The development server ended.')));
    server.stdout.on('data', (text) => String(text).includes('ready') && ready());
  });
});

test.afterAll(() => stop());

const spec = () => join(root, 'openspec/specs/heating/spec.md');
const edit = (from: string, to: string) =>
  writeFileSync(spec(), readFileSync(spec(), 'utf8').replace(from, to));

/**
 * Goes to a page until the server answers with a status. The page follows a save by loading itself anew, and where that
 * happens while we go to it, the browser gives our going up: then it is tried again.
 */
async function expectStatus(page: Page, path: string, status: number, timeout: number): Promise<void> {
  await expect(async () => {
    expect((await page.goto(path))?.status()).toBe(status);
  }).toPass({ timeout });
}

test('shows a changed sentence in an open page without being asked [SITE-DEV-CHANGE]', async ({ page }) => {
  await requirementPage(page).open('ket-boil-dry');
  await expect(requirementPage(page).sentence).toContainText('refuse to heat');
  // The page's own connection to the server must stand before the change.
  await page.waitForLoadState('networkidle');
  const start = Date.now();
  edit(
    'the kettle SHALL refuse to heat.\n\n#### Scenario: Level',
    'the kettle SHALL decline to heat.\n\n#### Scenario: Level',
  );
  await expect(requirementPage(page).sentence).toContainText('decline to heat', { timeout: 45_000 });
  console.log(`changed sentence in the browser after ${Date.now() - start} ms`);
});

test('shows a new requirement and forgets a removed one [SITE-DEV-PAGES]', async ({ page }) => {
  const before = readFileSync(spec(), 'utf8');
  expect((await page.goto('/requirements/ket-whistle/'))?.status()).toBe(404);
  writeFileSync(
    spec(),
    `${before}\n### Requirement: Whistle [KET-WHISTLE]\n\nWHEN the water boils, the kettle SHALL whistle.\n`,
  );
  await expectStatus(page, '/requirements/ket-whistle/', 200, 45_000);
  await expect(requirementPage(page).title).toHaveText('Whistle');
  writeFileSync(spec(), before);
  await expectStatus(page, '/requirements/ket-whistle/', 404, 45_000);
});

test('shows a new capability and forgets a removed one [SITE-DEV-PAGES]', async ({ page }) => {
  const folder = join(root, 'openspec/specs/handle');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'spec.md'),
    '# Handle\n\n## Purpose\n\nKeep the hand of whoever lifts the kettle cool and dry at all times.\n\n## Requirements\n\n### Requirement: Stay cool [HAN-COOL]\n\nThe handle SHALL stay below 40 °C.\n',
  );
  await expectStatus(page, '/capabilities/handle/', 200, 45_000);
  rmSync(folder, { recursive: true });
  await expectStatus(page, '/capabilities/handle/', 404, 45_000);
});

test('shows the finding of a broken spec instead of failing, and recovers [SITE-DEV-BROKEN]', async ({
  page,
}) => {
  // A broken fence makes the model another one, whose commands run first; on a busy machine that takes its time.
  test.setTimeout(240_000);
  const before = readFileSync(spec(), 'utf8');
  writeFileSync(
    spec(),
    before
      .replace('```alloy\nmodule heating', '```alloy\nmodule heating')
      .replace('check NeverHeatsEmpty for 4\n```', 'check NeverHeatsEmpty for 4\n'),
  );
  await expect(async () => {
    await page.goto('/findings/');
    expect(await page.locator('.cb-finding', { hasText: 'unclosed-fence' }).count()).toBeGreaterThan(0);
  }).toPass({ timeout: 90_000 });
  writeFileSync(spec(), before);
  await expectStatus(page, '/requirements/ket-boil-dry/', 200, 90_000);
});

test('shows changed code beside the claim that it is for [SITE-DEV-CHANGE]', async ({ page }) => {
  await requirementPage(page).open('ket-stop-target');
  await page.waitForLoadState('networkidle');
  const code = join(root, 'src/heater.ts');
  writeFileSync(
    code,
    readFileSync(code, 'utf8').replace('Moves the heater one step on.', 'Moves the heater one tick on.'),
  );
  await expect(requirementPage(page).excerpts.filter({ hasText: 'one tick on' }).first()).toBeAttached({
    timeout: 45_000,
  });
});
