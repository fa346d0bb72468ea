import { expect, test } from '@playwright/test';
import { requirementPage } from './pages/requirement.ts';
import { SITES } from './sites.ts';

test('leads from a requirement’s tag to its page [SITE-ADDRESS-TAG]', async ({ page }) => {
  await page.goto('/t/KET-BOIL-DRY/');
  await expect(requirementPage(page).title).toHaveText('Refuse to boil dry');
});

test('leads from a scenario’s tag to its place on the page [SITE-ADDRESS-TAG]', async ({ page }) => {
  await page.goto('/t/KET-STOP-TARGET-BELOW/');
  await expect(page).toHaveURL(/#KET-STOP-TARGET-BELOW$/);
  await expect(requirementPage(page).scenario('KET-STOP-TARGET-BELOW')).toBeInViewport();
});

test('keeps every address below the path that a site is built for [SITE-ADDRESS-BASE]', async ({ page }) => {
  await page.goto(`${SITES.below.url}t/KET-STOP-TARGET-BELOW/`);
  await expect(page).toHaveURL(`${SITES.below.url}requirements/ket-stop-target/#KET-STOP-TARGET-BELOW`);
  // The address changes when the page begins; its links are there when it has been read whole.
  await page.waitForLoadState('load');
  const hrefs = await page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(hrefs.length).toBeGreaterThan(20);
  for (const href of hrefs) expect(href).toMatch(/^\/docs\/kettle\//);
  expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(
    'https://example.org/docs/kettle/requirements/ket-stop-target/',
  );
});

test('copies the address of a scenario [SITE-ADDRESS-COPY]', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await requirementPage(page).open('ket-stop-target');
  await requirementPage(page).scenario('KET-STOP-TARGET-BELOW').locator('.cb-anchor').click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(`${SITES.kettle.url}requirements/ket-stop-target/#KET-STOP-TARGET-BELOW`);
});
