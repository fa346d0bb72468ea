import { expect, type Page } from '@playwright/test';

/** The search, opened by keyboard. */
export const search = (page: Page) => ({
  async find(words: string) {
    // Starlight enables the button once its script listens to the keyboard.
    await expect(page.locator('site-search button[data-open-modal]')).toBeEnabled();
    const input = page.locator('.pagefind-ui__search-input');
    const dialog = page.locator('site-search dialog[open]');
    // The box is made when the browser is idle, which on a busy machine takes longer than a person would mind.
    await expect(async () => {
      if ((await dialog.count()) === 0) await page.keyboard.press('Control+k');
      await expect(input).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 30_000 });
    await input.fill(words);
    await expect(page.locator('.pagefind-ui__message')).toContainText('for');
    await expect(page.locator('.pagefind-ui__message')).not.toContainText('Searching');
  },
  message: page.locator('.pagefind-ui__message'),
  pages: page.locator(
    '.pagefind-ui__result-title:not(.pagefind-ui__result-nested *) .pagefind-ui__result-link',
  ),
  parts: page.locator('.pagefind-ui__result-nested .pagefind-ui__result-link'),
  filters: page.locator('.pagefind-ui__filter-name'),
  openFilter: (name: string) => page.locator('.pagefind-ui__filter-name', { hasText: name }).click(),
  value: (name: string) =>
    page
      .locator('.pagefind-ui__filter-value', { hasText: new RegExp(`^\\s*${name}\\s*\\(`) })
      .locator('input'),
});
