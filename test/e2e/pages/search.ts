import { expect, type Page } from '@playwright/test';
import { troubleOf } from './trouble.ts';

/** The search, opened by keyboard. */
export const search = (page: Page) => ({
  async open() {
    // Starlight enables the button once its script listens to the keyboard.
    await expect(page.locator('site-search button[data-open-modal]')).toBeEnabled();
    await page.keyboard.press('Control+k');
    await expect(page.locator('site-search dialog')).toBeVisible();
  },
  async find(words: string) {
    await this.open();
    const input = page.locator('.pagefind-ui__search-input');
    await expect(input)
      .toBeVisible()
      .catch(async (error: Error) => {
        throw new Error(`${error.message}\n${await troubleOf(page)}`);
      });
    await input.fill(words);
    await expect(page.locator('.pagefind-ui__message')).toContainText('for');
    await expect(page.locator('.pagefind-ui__message')).not.toContainText('Searching');
  },
  alert: page.locator('site-search [role="alert"]'),
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
