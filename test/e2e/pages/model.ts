import type { Page } from '@playwright/test';

/** The page of a capability's Alloy model. */
export const modelPage = (page: Page) => ({
  open: (id: string, hash = '') => page.goto(`/models/${id}/${hash}`),
  title: page.getByRole('heading', { level: 1 }),
  commands: page.locator('.cb-command'),
  command: (name: string) => page.getByRole('article', { name, exact: true }),
  fences: page.locator('.cb-fence'),
  name: (word: string) => page.locator('.cb-fence a.cb-name', { hasText: new RegExp(`^${word}$`) }),
  how: page.locator('.cb-how'),
});
