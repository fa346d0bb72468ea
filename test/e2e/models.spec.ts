import { expect, test } from '@playwright/test';
import { capabilityPage } from './pages/capability.ts';
import { modelPage } from './pages/model.ts';
import { requirementPage } from './pages/requirement.ts';
import { search } from './pages/search.ts';
import { shell } from './pages/shell.ts';

test('shows what a model says beside the claim, in words and with a shape [SITE-MODEL-CLAIM]', async ({
  page,
}) => {
  const requirement = requirementPage(page);
  await requirement.open('cyc-water');
  const holds = modelPage(page).command('check HeatsOnlyWithWater');
  await expect(holds).toContainText('no counterexample within its scope');
  await expect(holds).toContainText('at most 2 of each signature; traces of at most 8 states');
  await expect(holds).toContainText('for 2 but 1..8 steps');
  await expect(holds).toContainText('no counterexample (expect 0)');
  await expect(holds).toContainText(/Casebook \d/);
  const status = holds.locator('.cb-status').first();
  await expect(status).toHaveText('as expected');
  expect(await status.evaluate((element) => getComputedStyle(element, '::before').maskImage)).toContain(
    'svg',
  );
  await expect(requirement.verdict).toContainText('unverified');
  await requirement.open('cyc-hot');
  await expect(requirement.verdict).toContainText('refuted');
  await expect(requirement.why).toContainText(
    'there is a counterexample within the scope for 1 but 1..6 steps',
  );
});

test('leads from the sidebar to the whole module and from a name to its declaration [SITE-MODEL-MODULE]', async ({
  page,
}) => {
  await capabilityPage(page).open('boil-cycle');
  await shell(page)
    .sidebar.getByRole('link', { name: /^Its Alloy model/ })
    .click();
  const model = modelPage(page);
  await expect(model.title).toHaveText('Model of Boil cycle');
  await expect(model.commands).toHaveCount(5);
  await expect(model.fences).toHaveCount(6);
  // Until the fonts are there lines move under the pointer, between its press and its release too.
  await page.evaluate(() => document.fonts.ready);
  await model.name('Kettle').last().click();
  await expect(page).toHaveURL(/#L13$/);
  await expect(page.locator('#L13')).toContainText('sig Kettle');
  await expect(page.locator('#L13')).toBeInViewport();
});

test('shows a counterexample open and an instance on request, also without JavaScript [SITE-MODEL-INSTANCE]', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await modelPage(page).open('boil-cycle');
  const refuted = modelPage(page).command('check HotInTheEnd');
  await expect(refuted.getByRole('table').first()).toBeVisible();
  const shown = modelPage(page).command('run becomesHot');
  await expect(shown.getByRole('table').first()).toBeHidden();
  await shown.locator('summary').click();
  await expect(shown.getByRole('table').first()).toBeVisible();
  await expect(shown.getByRole('table', { name: /^Signatures/ })).toContainText('Litre$0');
  // Signatures that stand for one thing are said in one line.
  await expect(shown.getByText(/^Signatures with one atom each/).locator('..')).toContainText('Kettle');
  await modelPage(page).how.locator('summary').click();
  await expect(modelPage(page).how).toContainText('asks for a counterexample to an assertion');
  await context.close();
});

test('marks in a trace what changes and where it goes on [SITE-MODEL-TRACE]', async ({ page }) => {
  await modelPage(page).open('boil-cycle');
  const refuted = modelPage(page).command('check HotInTheEnd');
  const trace = refuted.getByRole('table', { name: 'What changes, state by state' });
  await expect(trace.getByRole('columnheader', { name: /^State 0/ })).toBeVisible();
  await expect(trace.getByRole('columnheader', { name: /the loop begins here/ })).toHaveCount(1);
  await expect(trace.getByRole('columnheader', { name: /then state \d+ again/ })).toHaveCount(1);
  const state = trace.getByRole('row', { name: /Kettle\.state/ });
  await expect(state.locator('td').first()).toContainText('Cold');
  await expect(state.locator('td.is-changed', { hasText: 'Heating' })).toContainText('changed');
});

test('shows a mistake where it stands, and says what cannot be analysed [SITE-MODEL-PROBLEM]', async ({
  page,
}) => {
  await modelPage(page).open('rinsing');
  const problem = modelPage(page).fences.first().locator('.cb-finding');
  await expect(problem).toContainText('spec.md:16:');
  await expect(modelPage(page).command('run asks')).toContainText('could not be run');
  await problem.getByRole('link', { name: 'models/malformed-model' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('models/malformed-model');
  await modelPage(page).open('boil-cycle');
  const recursive = modelPage(page).command('run filled');
  await expect(recursive).toContainText('not analysed');
  await expect(recursive.locator('.cb-status').first()).toHaveText('no answer');
});

test('is found by search, and narrowed to by kind [SITE-MODEL-SEARCH]', async ({ page }) => {
  await page.goto('/');
  await search(page).find('boil cycle HotInTheEnd');
  await search(page).openFilter('Kind');
  await search(page).value('Model').check();
  await expect(search(page).pages.filter({ hasText: 'Model of Boil cycle' })).toBeVisible();
  await expect(search(page).pages.filter({ hasText: /^Become hot/ })).toHaveCount(0);
});

test('leads from a claim to the command and back [SITE-MODEL-CLAIM]', async ({ page }) => {
  await requirementPage(page).open('cyc-water');
  const run = modelPage(page).command('run becomesHot');
  await expect(run).toContainText('CYC-WATER-FILLED');
  await run.getByRole('link', { name: 'run becomesHot' }).click();
  await expect(page).toHaveURL(/models\/boil-cycle\/#command-1$/);
  await expect(modelPage(page).command('run becomesHot')).toBeInViewport();
  await modelPage(page).command('run becomesHot').getByRole('link', { name: 'CYC-WATER-FILLED' }).click();
  await expect(requirementPage(page).scenario('CYC-WATER-FILLED')).toBeInViewport();
});
