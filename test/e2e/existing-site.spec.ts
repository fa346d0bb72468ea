import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { builtSites } from './built-sites.ts';
import { search } from './pages/search.ts';
import { SITES } from './sites.ts';

test.use({ baseURL: SITES.existing.url });

test('adds its pages to an existing Starlight site below their own path [SITE-PLUGIN-PAGES]', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'the specification' }).click();
  await expect(page).toHaveURL(/\/spec\/$/);
  await page.locator('.cb-card').getByRole('link', { name: 'Heating' }).click();
  await expect(page).toHaveURL(/\/spec\/capabilities\/heating\/$/);
  await page.goto('/spec/t/KET-BOIL-DRY/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refuse to boil dry');
});

test('stands in the sidebar where the site wants it and leaves the site’s own entries [SITE-PLUGIN-SIDEBAR]', async ({
  page,
}) => {
  await page.goto('/spec/requirements/ket-boil-dry/');
  const sidebar = page.locator('nav.sidebar');
  await expect(sidebar.getByRole('link', { name: 'Descaling', exact: true })).toBeVisible();
  await expect(sidebar.locator('a[aria-current="page"]')).toHaveText('Refuse to boil dry');
  await page.goto('/descaling/');
  await expect(sidebar.getByText('Specification')).toBeVisible();
  await expect(sidebar).not.toContainText('casebook:sidebar');
});

test('leaves the title and the policy of the site’s own pages alone [SITE-PLUGIN-OWN]', async ({ page }) => {
  await page.goto('/descaling/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Descaling');
  expect(await page.locator('meta[http-equiv="content-security-policy"]').count()).toBe(0);
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto('/spec/', { waitUntil: 'networkidle' });
  expect(errors).toEqual([]);
  expect(await page.locator('meta[http-equiv="content-security-policy"]').count()).toBe(1);
});

test('is found by the search of the site [SITE-PLUGIN-PAGES]', async ({ page }) => {
  await page.goto('/');
  await search(page).find('KET-BOIL-DRY');
  await expect(search(page).pages.first()).toHaveText('Refuse to boil dry');
});

test('has a manifest for the files below the base of Casebook [OUT-INTEGRITY-PART]', () => {
  const launcher = join(import.meta.dirname, '../../plugins/cli/casebook.mjs');
  const verify = (folder: string) =>
    spawnSync(process.execPath, [launcher, 'verify', folder], { encoding: 'utf8' });
  const site = builtSites()['existing-site'] ?? '';
  expect(verify(join(site, 'spec'))).toMatchObject({ status: 0, stderr: '' });
  expect(verify(site).status).toBe(2);
});
