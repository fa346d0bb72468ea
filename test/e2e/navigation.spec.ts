import { expect, test } from '@playwright/test';
import { capabilityPage } from './pages/capability.ts';
import { homePage } from './pages/home.ts';
import { requirementPage } from './pages/requirement.ts';
import { shell } from './pages/shell.ts';
import { sourcePage } from './pages/source.ts';
import { SITES } from './sites.ts';

test('leads from the overview to a capability, a requirement, its code and back [SITE-PAGES-WALK]', async ({
  page,
}) => {
  await homePage(page).open();
  await expect(homePage(page).title).toHaveText('kettle');
  // The folder that a project is checked out to gives no name.
  await expect(page.locator('.site-title')).toHaveText('kettle');
  await homePage(page).capability('Heating').click();
  await expect(capabilityPage(page).title).toHaveText('Heating');
  await capabilityPage(page).requirement('Stop at the target').click();
  const requirement = requirementPage(page);
  await expect(requirement.title).toHaveText('Stop at the target');
  await expect(requirement.tag).toHaveText('KET-STOP-TARGET');
  await requirement.excerpts.first().getByRole('link', { name: 'Open the file' }).click();
  const source = sourcePage(page);
  await expect(source.title).toHaveText('src/heater.ts');
  await source.claims.getByRole('link', { name: 'Target reached' }).first().click();
  await expect(requirement.scenario('KET-STOP-TARGET-REACHED')).toBeInViewport();
});

test('names the commit that the pages speak of and links lines at that commit [SITE-PAGES-COMMIT]', async ({
  page,
}) => {
  await homePage(page).open();
  await expect(homePage(page).commit).toContainText('2026-03-01');
  await requirementPage(page).open('ket-stop-target');
  const link = page.getByRole('link', { name: 'See it in the repository' }).first();
  expect(await link.getAttribute('href')).toMatch(
    /^https:\/\/github\.com\/example\/kettle\/blob\/[0-9a-f]{40}\/(?:src|test)\/heater(?:\.test)?\.ts#L\d+/,
  );
});

test('shows a requirement as its author wrote it, and says why it is not verified [SITE-REQUIREMENT-PARTS]', async ({
  page,
}) => {
  const requirement = requirementPage(page);
  await requirement.open('ket-stop-target');
  await expect(requirement.sentence).toContainText(
    'WHILE the kettle is heating, WHEN the water reaches the target temperature, the kettle SHALL switch the heater off within 2 seconds.',
  );
  await expect(requirement.scenarios).toHaveCount(2);
  const reached = requirement.scenario('KET-STOP-TARGET-REACHED');
  await expect(reached).toContainText('The heater draws no current.');
  await expect(reached.locator('.cb-link').first()).toContainText('stepHeater');
  await expect(requirement.verdict).toContainText('unverified');
  await expect(requirement.why).toContainText('2 of its 2 scenarios are unverified');
  await reached.locator('summary', { hasText: 'Why unverified?' }).click();
  await expect(reached.locator('.cb-scenario-why')).toContainText(
    'It owes an executed test, example or proof',
  );
  await expect(requirement.map.locator('svg')).toBeVisible();
});

test('shows evidence that is gone as missing, with the reason [SITE-REQUIREMENT-MISSING]', async ({
  page,
}) => {
  const requirement = requirementPage(page);
  await requirement.open('ket-boil-dry');
  const line = requirement.scenario('KET-BOIL-DRY-SILENT').locator('.cb-link', { hasText: 'missing' });
  await expect(line).toContainText('gone.test.ts');
  await expect(line.locator('.cb-reason')).not.toBeEmpty();
});

test('tells which change brought a requirement, and says so where none did [SITE-REQUIREMENT-HISTORY]', async ({
  page,
}) => {
  const requirement = requirementPage(page);
  await requirement.open('ket-boil-dry');
  await expect(requirement.history).toContainText('add-boil-dry');
  await requirement.open('ket-stop-target');
  await expect(requirement.history).toContainText('Unknown origin');
});

test('keeps the author’s order on the page of a capability, models in their place [SITE-CAPABILITY-ORDER]', async ({
  page,
}) => {
  const capability = capabilityPage(page);
  await capability.open('heating');
  await expect(capability.requirements.getByRole('heading')).toHaveText([
    /Stop at the target/,
    /Refuse to boil dry/,
    /Remember the last target/,
  ]);
  await expect(capability.model).toContainText('assert NeverHeatsEmpty');
  const purpose = page.getByText('Bring water to the temperature');
  const box = async (locator: typeof purpose) => (await locator.boundingBox())?.y ?? Number.NaN;
  expect(await box(purpose)).toBeLessThan(await box(capability.model));
  expect(await box(capability.model)).toBeLessThan(await box(capability.requirements.first()));
});

test('marks the current page in the sidebar and in the breadcrumbs [SITE-SIDEBAR-CURRENT]', async ({
  page,
}) => {
  await requirementPage(page).open('ket-boil-dry');
  await expect(shell(page).current).toHaveText('Refuse to boil dry');
  await expect(shell(page).crumbs.getByRole('link')).toHaveText(['kettle', 'Heating']);
});

test('goes from requirement to requirement in the author’s order [SITE-PAGES-WALK]', async ({ page }) => {
  const requirement = requirementPage(page);
  await requirement.open('ket-stop-target');
  await requirement.next.click();
  await expect(requirement.title).toHaveText('Refuse to boil dry');
});

test('marks traced lines of a file and goes to a line by its number [SITE-SOURCE-LINES]', async ({
  page,
}) => {
  const source = sourcePage(page);
  await source.open('src/heater.ts', '#L22');
  await expect(source.line(22)).toBeInViewport();
  expect(await source.traced.count()).toBeGreaterThan(0);
});

test('leaves front matter and a placeholder purpose off the page [SITE-CAPABILITY-ORDER]', async ({
  page,
}) => {
  await capabilityPage(page).open('heating');
  await expect(page.locator('main')).not.toContainText('kettle team');
  await capabilityPage(page).open('lid/sensor');
  await expect(page.locator('main')).not.toContainText('TBD');
});

test('answers an address that does not exist with a page that says so and leads on [SITE-PAGES-NONE]', async ({
  page,
}) => {
  const response = await page.goto('/requirements/none/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such page');
  await page.locator('main').getByRole('link', { name: 'Reviewer’s queue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reviewer’s queue');
});

test('shows Casebook’s own specs [SITE-PAGES-OWN]', async ({ page }) => {
  await page.goto(SITES.own.url);
  await expect(page.locator('.cb-card h3').first()).toBeVisible();
  await page.goto(`${SITES.own.url}t/SITE-PAGES-OWN/`);
  await expect(page).toHaveURL(/requirements\/.*#SITE-PAGES-OWN$|requirements\/site-pages-own\/$/);
});
