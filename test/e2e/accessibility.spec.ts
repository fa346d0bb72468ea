import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PAGE_TYPES } from './pages/shell.ts';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    for (const [name, path] of Object.entries(PAGE_TYPES)) {
      test(`has nothing serious for axe to find: ${name} [SITE-READ-AXE]`, async ({ page }) => {
        await page.goto(path);
        await page.locator('details').evaluateAll((all) => {
          for (const details of all) (details as HTMLDetailsElement).open = true;
        });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations
          .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || id === 'heading-order')
          .map(({ id, nodes }) => ({
            id,
            at: nodes.slice(0, 5).map((node) => `${node.html} ${node.failureSummary}`),
          }));
        expect(serious).toEqual([]);
      });
    }
  });
}

test('lets a keyboard skip to the content [SITE-READ-AXE]', async ({ page }) => {
  await page.goto('/requirements/ket-stop-target/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
});

test('says each verdict with a word and a shape, not with colour alone [SITE-READ-AXE]', async ({ page }) => {
  await page.goto('/requirements/ket-stop-target/');
  for (const verdict of await page.locator('.cb-verdict').all()) {
    await expect(verdict.locator('.cb-word')).not.toBeEmpty();
    const mask = await verdict.evaluate((element) => getComputedStyle(element, '::before').maskImage);
    expect(mask).toContain('svg');
  }
});
