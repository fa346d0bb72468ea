import type { Page } from '@playwright/test';

/** The page of one requirement. */
export const requirementPage = (page: Page) => ({
  open: (slug: string) => page.goto(`/requirements/${slug}/`),
  title: page.getByRole('heading', { level: 1 }),
  tag: page.locator('.cb-header .cb-tag'),
  verdict: page.locator('.cb-header .cb-verdict'),
  sentence: page.locator('.cb-sentence.is-hero'),
  keyword: (word: string) => page.locator('.cb-sentence.is-hero .cb-ears', { hasText: word }).first(),
  scenario: (tag: string) => page.locator('.cb-scenario', { has: page.locator(`[id="${tag}"]`) }),
  scenarios: page.locator('.cb-scenario'),
  why: page.locator('.cb-why'),
  evidence: page.locator('section[aria-labelledby="evidence"]'),
  piece: (title: string) => page.locator('.cb-piece', { hasText: title }),
  example: page.locator('.cb-results'),
  map: page.locator('.cb-picture'),
  excerpts: page.locator('.cb-excerpt'),
  legend: page.locator('.cb-legend').first(),
  history: page.locator('[aria-labelledby="history"]'),
  next: page.getByRole('navigation', { name: 'Previous and next' }).locator('[rel="next"]'),
});
