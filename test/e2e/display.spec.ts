import { expect, type Page, test } from '@playwright/test';
import { homePage } from './pages/home.ts';
import { requirementPage } from './pages/requirement.ts';
import { PAGE_TYPES, shell } from './pages/shell.ts';

const background = (page: Page) =>
  page.evaluate(
    () =>
      getComputedStyle(document.documentElement).backgroundColor +
      getComputedStyle(document.body).backgroundColor,
  );

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  test('is dark when the system is, and light when the reader says so, on every page after [SITE-READ-DARK]', async ({
    page,
  }) => {
    await homePage(page).open();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const dark = await background(page);
    await shell(page).theme.selectOption('light');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    expect(await background(page)).not.toBe(dark);
    await requirementPage(page).open('ket-stop-target');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true });

  for (const [name, path] of Object.entries(PAGE_TYPES)) {
    test(`does not scroll sideways: ${name} [SITE-READ-PHONE]`, async ({ page }) => {
      await page.goto(path);
      const widths = () => page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      const [content, window] = await widths();
      expect(content).toBeLessThanOrEqual(window ?? 0);
      // The width that guidelines for accessibility ask for: that of a wide window at four times its size.
      await page.setViewportSize({ width: 320, height: 780 });
      const [narrow, small] = await widths();
      expect(narrow).toBeLessThanOrEqual(small ?? 0);
      // What is too wide for its card would be cut off there without the page scrolling.
      const cards = page.locator('main :is(.cb-scenario, .cb-summary, .cb-card, .cb-excerpt, .cb-finding)');
      const cut = await cards.evaluateAll((all) =>
        all.filter((card) => card.scrollWidth > card.clientWidth + 1).map((card) => card.textContent),
      );
      expect(cut).toEqual([]);
    });
  }

  test('opens its menu and leads on from there [SITE-READ-PHONE]', async ({ page }) => {
    await requirementPage(page).open('ket-stop-target');
    await expect(shell(page).sidebar).toBeHidden();
    await shell(page).menu.tap();
    await expect(shell(page).sidebar).toBeVisible();
    await shell(page)
      .sidebar.getByRole('link', { name: /Refuse to boil dry/ })
      .tap();
    await expect(requirementPage(page).title).toHaveText('Refuse to boil dry');
  });
});

test.describe('on paper', () => {
  test.use({ colorScheme: 'dark' });

  test('prints the text with its folded parts open and without what paper cannot use [SITE-READ-PRINT]', async ({
    page,
  }) => {
    await requirementPage(page).open('ket-stop-target');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('nav.sidebar')).toBeHidden();
    await expect(page.locator('.cb-pager')).toBeHidden();
    await expect(requirementPage(page).sentence).toBeVisible();
    await expect(requirementPage(page).legend.locator('dd').first()).toBeVisible();
    await expect(requirementPage(page).excerpts.nth(1).locator('pre')).toBeVisible();
    const colour = await requirementPage(page)
      .sentence.locator('.cb-author')
      .evaluate((element) => getComputedStyle(element).color);
    expect(colour).toBe('rgb(0, 0, 0)');
    // Ink is not spent on a dark screen's background.
    expect(await background(page)).not.toMatch(/rgb\((?:\d|[1-9]\d|1\d\d),/);
    expect((await page.pdf()).byteLength).toBeGreaterThan(10_000);
  });
});
