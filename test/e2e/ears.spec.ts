import { expect, test } from '@playwright/test';
import { homePage } from './pages/home.ts';
import { sentencesOn } from './pages/sentences.ts';
import { shell } from './pages/shell.ts';
import { SITES } from './sites.ts';

const looks = [
  { name: 'in the dark', use: { colorScheme: 'dark' } },
  { name: 'on a phone', use: { viewport: { width: 375, height: 800 } } },
  { name: 'without JavaScript', use: { javaScriptEnabled: false } },
] as const;

for (const { name, use } of looks) {
  test.describe(name, () => {
    test.use(use);

    test('shows the sentence as a picture that is text, in the dark, on a phone and without JavaScript [PAGE-SENTENCE-PICTURE]', async ({
      page,
    }) => {
      const sentences = sentencesOn(page);
      await sentences.openRequirement('warm-begin');
      await expect(sentences.boxes).toHaveText([
        /WHILE\s+as long as\s+the plate is OFF/,
        /WHEN\s+each time that\s+the button is pressed/,
        /who acts\s+warmer/,
        /SHALL\s+must\s+set the plate to WARM/,
      ]);
      const [window, ...boxes] = await sentences.picture.evaluate((picture) => [
        innerWidth,
        ...[...picture.querySelectorAll('.cb-flow-box')].map((box) => box.getBoundingClientRect().right),
      ]);
      for (const right of boxes) expect(right).toBeLessThanOrEqual(window ?? 0);
      const colours = await sentences.parts.evaluateAll((parts) =>
        parts.map((part) => getComputedStyle(part).backgroundColor),
      );
      // A state, an event, the system and the response each have a colour of their own.
      expect(new Set(colours).size).toBeGreaterThanOrEqual(4);
    });
  });
}

test('says next to a sentence why it is not EARS and how to mend it [PAGE-SENTENCE-MEND]', async ({
  page,
}) => {
  const sentences = sentencesOn(page);
  await sentences.openRequirement('warm-night');
  await expect(sentences.hero).toContainText('Not an EARS sentence');
  await expect(sentences.notes).toContainText(/SHALL/);
  await sentences.notes.getByRole('link', { name: 'Why?' }).first().click();
  await expect(page).toHaveURL(/\/rules\/(?:ears|openspec)\//);
});

test('leads from a conflict to the other requirement, which shows it too [PAGE-CONSISTENCY-BOTH]', async ({
  page,
}) => {
  const sentences = sentencesOn(page);
  await sentences.openRequirement('warm-lid');
  await sentences.notes.getByRole('link', { name: /Contradiction: with WARM-BEGIN/ }).click();
  await expect(page).toHaveURL(/#issue-\d+$/);
  const issue = sentences.issue('Contradiction');
  await expect(issue).toContainText('the lid is open');
  await expect(issue).toContainText('set the plate to OFF');
  await issue.locator('.cb-quote').getByRole('link', { name: 'Begin to keep warm' }).click();
  await expect(page).toHaveURL(/\/requirements\/warm-begin\/$/);
  await expect(sentences.issue('Contradiction')).toContainText('this requirement');
});

test('publishes the script that ran [PAGE-CONSISTENCY-SCRIPT]', async ({ page, request }) => {
  const sentences = sentencesOn(page);
  await sentences.openRequirement('warm-lid');
  const href = await sentences.script('Contradiction').getAttribute('href');
  const script = await request.get(new URL(href ?? '', SITES.kettle.url).href);
  expect(script.status()).toBe(200);
  expect(await script.text()).toContain('(check-sat)');
  const manifest = await (await request.get(`${SITES.kettle.url}manifest.json`)).text();
  expect(manifest).toContain((href ?? '').replace(/^\//, ''));
});

test('shows proved cases as a table [PAGE-CONSISTENCY-CASES]', async ({ page }) => {
  const sentences = sentencesOn(page);
  await sentences.openRequirement('warm-age');
  await expect(sentences.cases.locator('tbody tr')).toHaveCount(3);
  await expect(sentences.cases).toContainText('show a yellow light');
});

test('leads from a condition to the word it uses, and from the word to its uses [PAGE-WORDS-TERMS]', async ({
  page,
}) => {
  const sentences = sentencesOn(page);
  await sentences.openRequirement('warm-lid');
  await sentences.hero.getByText('How far a machine understands it').click();
  await sentences.hero.getByRole('link', { name: 'lidOpen' }).click();
  await expect(page).toHaveURL(/\/vocabulary\/#w-/);
  await expect(shell(page).current).toContainText('Vocabulary');
  await sentences.word('lidOpen').getByRole('link', { name: 'WARM-LID' }).click();
  await expect(page).toHaveURL(/\/requirements\/warm-lid\/$/);
});

test('draws a state machine and says the same as a table [PAGE-WORDS-MACHINE]', async ({ page }) => {
  const sentences = sentencesOn(page);
  await sentences.openVocabulary();
  await expect(sentences.machine.locator('svg .state')).toHaveCount(3);
  await expect(sentences.machine.locator('svg')).toBeVisible();
  await expect(sentences.machine.locator('tbody tr')).toHaveCount(4);
});

test('says what to do where no vocabulary is declared [PAGE-WORDS-NONE]', async ({ page }) => {
  await page.goto('/capabilities/rinsing/');
  const consistency = sentencesOn(page).consistency;
  await expect(consistency).toContainText('could be compared');
  await consistency.getByRole('link', { name: 'declared in a vocabulary' }).click();
  await expect(page).toHaveURL(/\/guide\/vocabulary\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('says on the home page how far sentences are understood [PAGE-WORDS-HOME]', async ({ page }) => {
  await homePage(page).open();
  await expect(page.locator('main')).toContainText(/\d+ of \d+ sentences are read as EARS\./);
  await page.getByRole('link', { name: 'The words they are made of' }).click();
  await expect(page).toHaveURL(/\/vocabulary\/$/);
});
