import type { Page } from '@playwright/test';

/** The pages of the dependability case. */
export const evidenceCase = (page: Page) => ({
  open: (path = '') => page.goto(`/evidence/${path}`),
  scope: page.locator('.cb-scope'),
  picture: page.locator('svg.cb-gsn'),
  outline: page.locator('.cb-args').first(),
  rows: page.locator('[data-case-row]'),
  shown: page.locator('[data-case-row]:not([hidden])'),
  filter: page.locator('form[data-case-filter]'),
  words: page.getByLabel('Words'),
  layer: page.locator('select[name=layer]'),
  verdict: page.locator('select[name=verdict]'),
  count: page.locator('[data-case-count]'),
  groups: page.locator('section[data-case-group] > h2'),
});
