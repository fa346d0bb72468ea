import { expect, test } from '@playwright/test';
import { evidenceCase } from './pages/evidence-case.ts';

const PAGES = ['', 'matrix/', 'queue/', 'descaling/'];

test('says on each page of the case what it covers [CASE-ARGUMENT-SCOPE]', async ({ page }) => {
  const pages = evidenceCase(page);
  for (const path of PAGES) {
    await pages.open(path);
    await expect(pages.scope).toContainText(/As of\s*commit [0-9a-f]{10} of 2026-03-01/);
    await expect(pages.scope).toContainText(/\d+ pieces? on \d+ layers?/);
    // What is proved of a sentence is no proof that anything keeps it, and the page says which of the two it means.
    await expect(page.locator('main')).not.toContainText(/\bprove[sdn]?\b(?! of its sentence| disjoint)/i);
  }
});

test('leads from the picture to the case of a capability, and its parts are in the outline [CASE-TEXT-OUTLINE]', async ({
  page,
}) => {
  const pages = evidenceCase(page);
  await pages.open();
  await pages.picture.locator('a', { hasText: 'requirements hold' }).first().click();
  await expect(page).toHaveURL(/\/evidence\/[a-z-]+\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Case: ');
  await expect(pages.outline).toContainText('Requirement [');
});

test('narrows the matrix by layer and verdict and keeps the choice in the address [CASE-MATRIX-FILTER]', async ({
  page,
}) => {
  const pages = evidenceCase(page);
  await pages.open('matrix/');
  const all = await pages.rows.count();
  expect(all).toBeGreaterThan(5);
  await expect(pages.count).toHaveText(`${all} of ${all} shown`);
  await pages.layer.selectOption({ label: 'unit tests' });
  await expect(page).toHaveURL(/\?layer=unit$/);
  const withUnit = await pages.shown.count();
  expect(withUnit).toBeGreaterThan(0);
  expect(withUnit).toBeLessThan(all);
  await pages.layer.selectOption({ label: 'no unit tests' });
  await expect(pages.shown).toHaveCount(all - withUnit);
  await pages.layer.selectOption('');
  await pages.verdict.selectOption('refuted');
  await page.reload();
  await expect(page).toHaveURL(/\?verdict=refuted$/);
  const refuted = await pages.shown.count();
  expect(refuted).toBeGreaterThan(0);
  for (const row of await pages.shown.all()) await expect(row.locator('.cb-status')).toHaveText('refuted');
  await expect(pages.count).toHaveText(`${refuted} of ${all} shown`);
});

test('shows a reviewer the worst first and leads to the claim [CASE-QUEUE-ORDER]', async ({ page }) => {
  const pages = evidenceCase(page);
  await pages.open('queue/');
  const order = ['Refuted', 'Inconclusive', 'Stale', 'Unverified', 'Shown by', 'Waivers'];
  const titles = await pages.groups.allTextContents();
  const places = titles.map((title) => order.findIndex((word) => title.startsWith(word)));
  expect(places.length).toBeGreaterThan(1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  const first = pages.rows.first();
  await expect(first.locator('.cb-queue-why')).not.toBeEmpty();
  const title = await first.getByRole('link').first().textContent();
  await first.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/(?:requirements|capabilities|models)\//);
  await expect(page.locator('main')).toContainText(title ?? '');
});

test('fits a phone, with the matrix as a list of what is there [CASE-MATRIX-CELL]', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const pages = evidenceCase(page);
  for (const path of PAGES) {
    await pages.open(path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
  await pages.open('matrix/');
  await expect(pages.rows.first().getByRole('link').first()).toBeVisible();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('reads without a script, from the top of the argument to a test [CASE-TEXT-OUTLINE]', async ({
    page,
  }) => {
    const pages = evidenceCase(page);
    await pages.open('descaling/');
    await expect(pages.filter).toHaveCount(0);
    const closed = pages.outline.locator('details:not([open]) > summary:visible');
    while ((await closed.count()) > 0) await closed.first().click();
    const failed = pages.outline.locator('[data-role="challenges"]').filter({ hasText: 'each boil' });
    await expect(failed).toBeVisible();
    await failed.getByRole('link').click();
    await expect(page).toHaveURL(/\/source\/test\/descaler\.test\.ts\/#L\d+$/);
    await pages.open('matrix/');
    await expect(pages.filter).toBeHidden();
    await expect(pages.shown).toHaveCount(await pages.rows.count());
  });
});
