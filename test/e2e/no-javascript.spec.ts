import { expect, test } from '@playwright/test';
import { findingsPage } from './pages/findings.ts';
import { requirementPage } from './pages/requirement.ts';

test.use({ javaScriptEnabled: false });

test('reads from top to bottom without JavaScript [SITE-READ-NOSCRIPT]', async ({ page }) => {
  const requirement = requirementPage(page);
  await requirement.open('ket-stop-target');
  await expect(requirement.sentence).toBeVisible();
  await expect(requirement.scenario('KET-STOP-TARGET-REACHED')).toBeVisible();
  await expect(requirement.why).toBeVisible();
  await expect(page.locator('nav.sidebar').getByRole('link', { name: /Refuse to boil dry/ })).toBeVisible();
  await requirement.legend.locator('summary').click();
  await expect(requirement.legend).toContainText('The sentence applies each time the named event happens.');
  const second = requirement.excerpts.nth(1);
  await second.locator('summary').click();
  await expect(second.locator('pre')).toBeVisible();
});

test('lists every finding and hides the filter that needs JavaScript [SITE-READ-NOSCRIPT]', async ({
  page,
}) => {
  await findingsPage(page).open();
  await expect(findingsPage(page).filter).toBeHidden();
  expect(await findingsPage(page).shown.count()).toBe(await findingsPage(page).all.count());
  await expect(findingsPage(page).all.filter({ hasText: 'KET-GONE' })).toBeVisible();
});

test('follows the address of a tag [SITE-ADDRESS-TAG]', async ({ page }) => {
  await page.goto('/t/KET-BOIL-DRY/');
  await expect(requirementPage(page).title).toHaveText('Refuse to boil dry');
});

test('shows a short model whole and opens a long one on request [SITE-READ-MODEL]', async ({ page }) => {
  const hidden = () =>
    page
      .locator('.cb-fence pre[data-language="alloy"]')
      .first()
      .evaluate((element) => element.scrollHeight - element.clientHeight);
  await page.goto('/capabilities/heating/');
  expect(await hidden()).toBe(0);
  await page.goto('/requirements/lid-silent/');
  expect(await hidden()).toBeGreaterThan(200);
  await expect(page.locator('.cb-fence pre')).toContainText('one sig Lid');
  await page.getByLabel('Show all 65 lines').check();
  expect(await hidden()).toBe(0);
  await page.getByLabel('Show all 65 lines').uncheck();
  await page.emulateMedia({ media: 'print' });
  expect(await hidden()).toBe(0);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is ${scheme} where the system is, without a script to choose [SITE-READ-DARK]`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('/requirements/ket-boil-dry/');
    // The canvas turns any colour notation into red, green and blue.
    const { ink, paper } = await page.evaluate(() => {
      const lightness = (colour: string) => {
        const pen = document.createElement('canvas').getContext('2d');
        if (!pen) throw new Error('no canvas');
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
        return red + green + blue;
      };
      const style = getComputedStyle(document.body);
      return { ink: lightness(style.color), paper: lightness(style.backgroundColor) };
    });
    expect(ink < paper).toBe(scheme === 'light');
  });
}
