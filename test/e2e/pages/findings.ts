import type { Page } from '@playwright/test';

/** The list of findings and its filter. */
export const findingsPage = (page: Page) => ({
  open: (query = '') => page.goto(`/findings/${query}`),
  all: page.locator('.cb-finding'),
  shown: page.locator('.cb-finding:not([hidden])'),
  filter: page.locator('form[data-findings-filter]'),
  words: page.getByLabel('Words'),
  severity: page.getByLabel('Severity'),
  count: page.locator('[data-findings-count]'),
});
