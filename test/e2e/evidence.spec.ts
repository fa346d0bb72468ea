import { expect, test } from '@playwright/test';
import { homePage } from './pages/home.ts';
import { requirementPage } from './pages/requirement.ts';

test('leads from the verdict to the evidence that decides it, and from there to the test [PAGE-EVIDENCE-WHY]', async ({
  page,
}) => {
  const requirement = requirementPage(page);
  await requirement.open('scale-count');
  await expect(requirement.verdict).toContainText('refuted');
  await expect(requirement.verdict).toContainText('test failed');
  await expect(requirement.why).toContainText(/Results of tests are from .* for commit [0-9a-f]{10}/);
  const piece = requirement.piece('each boil');
  await requirement.why.getByRole('link', { name: /each boil/ }).click();
  await expect(piece).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`#${await piece.getAttribute('id')}$`));
  await piece.getByRole('link', { name: /each boil/ }).click();
  await expect(page).toHaveURL(/\/source\/test\/descaler\.test\.ts\/#L\d+$/);
});

test('shows titles and messages of a hostile report as text, folded where they are long [PAGE-EVIDENCE-TEXT]', async ({
  page,
}) => {
  const requirement = requirementPage(page);
  await requirement.open('scale-count');
  const piece = requirement.piece('each boil');
  await expect(piece).toContainText(`counts <img src=x onerror="window.hostile='title'"> each boil`);
  await piece.locator('details summary').click();
  await expect(piece.locator('details pre')).toContainText('<script>window.hostile="message"</script>');
  expect(await page.evaluate(() => (window as { hostile?: string }).hostile)).toBeUndefined();
});

test('shows each piece by layer with its result in a word and a shape [PAGE-EVIDENCE-LAYER]', async ({
  page,
}) => {
  const requirement = requirementPage(page);
  await requirement.open('scale-ask');
  await expect(requirement.evidence.getByRole('heading', { name: 'Unit tests' })).toBeVisible();
  await expect(requirement.evidence.getByRole('heading', { name: 'Executed examples' })).toBeVisible();
  const piece = requirement.piece('asks after 60 boils of hard water');
  await expect(piece).toContainText('direct: an evidence link names it');
  await expect(piece.getByRole('link', { name: 'SCALE-ASK-HARD' })).toBeVisible();
  for (const status of await requirement.evidence.locator('.cb-status').all()) {
    await expect(status).not.toBeEmpty();
    expect(await status.evaluate((element) => getComputedStyle(element, '::before').maskImage)).toContain(
      'svg',
    );
  }
  await expect(requirement.evidence).toContainText('for commit');
});

test('shows beside each line of an example what came of it [PAGE-EVIDENCE-EXAMPLE]', async ({ page }) => {
  const requirement = requirementPage(page);
  await requirement.open('scale-ask');
  const lines = requirement.example.first().locator('code > span');
  await expect(lines.filter({ hasText: 'boilsAllowed(20)' }).getByRole('img')).toHaveAccessibleName(
    'as expected',
  );
  const wrong = lines.filter({ hasText: 'boilsAllowed(3)' });
  await expect(wrong.getByRole('img')).toHaveAccessibleName('not as expected');
  await expect(wrong).toContainText('expected 200, got 240');
  await expect(requirement.scenario('SCALE-ASK-HARD')).toContainText('example failed');
});

test('says which lines of an implementation no test executed [PAGE-EVIDENCE-COVERAGE]', async ({ page }) => {
  const requirement = requirementPage(page);
  await requirement.open('scale-ask');
  const excerpt = requirement.excerpts.filter({ hasText: 'boilsAllowed()' }).first();
  await expect(excerpt.locator('.cb-coverage')).toContainText(/\d+ of \d+ lines executed by tests/);
  await expect(excerpt.locator('.cb-coverage')).toContainText('not executed: 4–5');
  await expect(excerpt.locator('.unexecuted')).toHaveCount(2);
});

test('says what would be evidence where there is none [PAGE-EVIDENCE-EMPTY]', async ({ page }) => {
  const requirement = requirementPage(page);
  await requirement.open('heating/remember-the-last-target');
  await expect(requirement.evidence).toContainText('No result has been read for it');
  await requirement.evidence.getByRole('link', { name: 'How to get it read' }).click();
  await expect(page).toHaveURL(/\/guide\/test-results\/$/);
});

test('marks the line of a test in its file with its last result [PAGE-EVIDENCE-SOURCE]', async ({ page }) => {
  await page.goto('/source/test/descaler.test.ts/');
  const line = page.locator('.cb-numbered code > span', { hasText: 'each boil' });
  await expect(line.getByRole('img')).toHaveAccessibleName('This test: failed');
});

test('tells on the home page what speaks against the project first, and where results come from [PAGE-EVIDENCE-HOME]', async ({
  page,
}) => {
  await homePage(page).open();
  const first = page.locator('.cb-attention li').first();
  await expect(first).toContainText('refuted');
  await expect(homePage(page).standing).toContainText(/refuted/);
  const runs = page.locator('.cb-run-list');
  await expect(runs).toContainText('vitest');
  await expect(runs).toContainText('2 passed');
  await expect(runs).toContainText('1 failed');
  await expect(runs).toContainText('for commit');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('reads and folds all the same [PAGE-EVIDENCE-TEXT]', async ({ page }) => {
    const requirement = requirementPage(page);
    await requirement.open('scale-count');
    await expect(requirement.why).toContainText('Why refuted?');
    const message = requirement.piece('each boil').locator('details');
    await expect(message.locator('pre')).toBeHidden();
    await message.locator('summary').click();
    await expect(message.locator('pre')).toBeVisible();
  });
});
