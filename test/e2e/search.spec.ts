import { expect, test } from '@playwright/test';
import { search } from './pages/search.ts';

test.beforeEach(({ page }) => page.goto('/'));

test('finds a requirement by words of its sentence [SITE-SEARCH-WORDS]', async ({ page }) => {
  await search(page).find('boil dry water level');
  await expect(search(page).pages.filter({ hasText: 'Refuse to boil dry' })).toBeVisible();
});

test('finds a requirement first by its tag [SITE-SEARCH-TAG]', async ({ page }) => {
  await search(page).find('KET-BOIL-DRY');
  await expect(search(page).pages.first()).toHaveText('Refuse to boil dry');
});

test('finds a scenario by its tag and leads to its place on the page [SITE-SEARCH-TAG]', async ({ page }) => {
  await search(page).find('KET-STOP-TARGET-BELOW');
  await expect(search(page).pages.first()).toHaveText('Stop at the target');
  const part = search(page).parts.filter({ hasText: 'KET-STOP-TARGET-BELOW' }).first();
  await expect(part).toBeVisible();
  await part.click();
  await expect(page).toHaveURL(/ket-stop-target\/#KET-STOP-TARGET-BELOW$/);
});

test('narrows what it found by capability, evidence, kind and verdict [SITE-SEARCH-FILTER]', async ({
  page,
}) => {
  const found = search(page);
  await found.find('lid');
  await expect(found.filters).toHaveText(['Capability', 'Evidence', 'Kind', 'Verdict']);
  await found.openFilter('Kind');
  await found.value('Requirement').check();
  await expect(found.pages.filter({ hasText: /^Lid sensor$/ })).toHaveCount(0);
  await expect(found.pages.filter({ hasText: 'Report the lid' })).toBeVisible();
  await found.openFilter('Capability');
  await found.value('Heating').check();
  await expect(found.pages.filter({ hasText: 'Report the lid' })).toHaveCount(0);
});

test('is there although the browser is never idle [SITE-SEARCH-BUSY]', async ({ page }) => {
  await page.addInitScript(() => {
    // A browser with no idle moment calls back when the time that it was given is over, or never.
    window.requestIdleCallback = (callback, options) =>
      options?.timeout === undefined
        ? 0
        : window.setTimeout(() => callback({ didTimeout: true, timeRemaining: () => 0 }), options.timeout);
  });
  await page.reload();
  await search(page).find('KET-BOIL-DRY');
  await expect(search(page).pages.first()).toHaveText('Refuse to boil dry');
});

test('says so where it cannot be loaded [SITE-SEARCH-FAILED]', async ({ page }) => {
  await page.route('**/ui-core.*.js', (route) => route.abort());
  await page.reload();
  await search(page).open();
  await expect(search(page).alert).toContainText('The search could not be loaded.');
  await page.unrouteAll();
  await search(page).alert.getByRole('button').click();
  await search(page).find('KET-BOIL-DRY');
  await expect(search(page).pages.first()).toHaveText('Refuse to boil dry');
});

test('does not offer the words of a hostile spec as markup [SITE-HOSTILE-INERT]', async ({ page }) => {
  await search(page).find('hostile');
  await expect(search(page).pages.first()).toBeVisible();
  expect(await page.evaluate(() => (window as { hostile?: string }).hostile)).toBeUndefined();
});
