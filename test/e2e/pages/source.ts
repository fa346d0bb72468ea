import type { Page } from '@playwright/test';

/** The page of one file. */
export const sourcePage = (page: Page) => ({
  open: (path: string, anchor = '') => page.goto(`/source/${path}/${anchor}`),
  title: page.getByRole('heading', { level: 1 }),
  line: (number: number) => page.locator(`[id="L${number}"]`),
  traced: page.locator('.traced'),
  claims: page.locator('[aria-labelledby="claims"] .cb-link'),
});
