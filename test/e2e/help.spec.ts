import { expect, test } from '@playwright/test';
import { capabilityPage } from './pages/capability.ts';
import { requirementPage } from './pages/requirement.ts';
import { shell } from './pages/shell.ts';

test('explains an EARS keyword on hover and on focus, and Escape closes it [SITE-HELP-KEYWORD]', async ({
  page,
}) => {
  await requirementPage(page).open('ket-stop-target');
  const keyword = requirementPage(page).keyword('WHEN');
  await keyword.hover();
  await expect(shell(page).help).toContainText('The sentence applies each time the named event happens.');
  await page.mouse.move(5, 5);
  await expect(shell(page).help).toBeHidden();
  await keyword.focus();
  await expect(shell(page).help).toBeVisible();
  await expect(keyword).toHaveAttribute('aria-describedby', 'cb-help');
  await page.keyboard.press('Escape');
  await expect(shell(page).help).toBeHidden();
});

test('reaches the keywords of a sentence with the Tab key alone [SITE-HELP-KEYWORD]', async ({ page }) => {
  await requirementPage(page).open('ket-stop-target');
  await page.locator('.cb-crumbs a').last().focus();
  await page.keyboard.press('Tab');
  await expect(requirementPage(page).keyword('WHILE')).toBeFocused();
  await expect(shell(page).help).toContainText('WHILE');
});

test('explains an Alloy operator [SITE-HELP-KEYWORD]', async ({ page }) => {
  await capabilityPage(page).open('heating');
  const operator = capabilityPage(page).model.locator('[data-term]', { hasText: /^implies$/ });
  await operator.first().hover();
  await expect(shell(page).help).toBeVisible();
  await expect(shell(page).help).toContainText('implies');
});

test('explains notation on the pages of the guide too [SITE-HELP-KEYWORD]', async ({ page }) => {
  for (const [guide, word] of [
    ['ears', 'WHILE'],
    ['alloy', 'sig'],
  ] as const) {
    await page.goto(`/guide/${guide}/`);
    await page.locator('.cb-doc pre [data-term]', { hasText: word }).first().focus();
    await expect(shell(page).help).toContainText(word);
  }
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 780 } });

  test('shows help at the first tap and follows the link at the second [SITE-HELP-TOUCH]', async ({
    page,
  }) => {
    await requirementPage(page).open('ket-stop-target');
    const keyword = requirementPage(page).keyword('WHEN');
    await keyword.tap();
    await expect(shell(page).help).toBeVisible();
    await expect(page).toHaveURL(/ket-stop-target\/$/);
    await keyword.tap();
    await expect(page).toHaveURL(/notation\/#ears-when$/);
  });
});
