import type { Page } from '@playwright/test';

/** The overview. */
export const homePage = (page: Page) => ({
  open: () => page.goto('/'),
  title: page.getByRole('heading', { level: 1 }),
  standing: page.locator('.cb-how-far'),
  commit: page.locator('.cb-commit'),
  capability: (name: string) => page.locator('.cb-card').getByRole('link', { name, exact: true }),
});
