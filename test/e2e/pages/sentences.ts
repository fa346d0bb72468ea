import type { Page } from '@playwright/test';

/** What pages show of sentences: taken apart, compared with each other, made of declared words. */
export const sentencesOn = (page: Page) => ({
  openRequirement: (slug: string) => page.goto(`/requirements/${slug}/`),
  openVocabulary: () => page.goto('/vocabulary/'),
  hero: page.locator('.cb-sentence.is-hero'),
  parts: page.locator('.cb-sentence.is-hero .cb-clause'),
  picture: page.locator('.cb-sentence.is-hero .cb-flow'),
  boxes: page.locator('.cb-sentence.is-hero .cb-flow-box'),
  notes: page.locator('.cb-sentence.is-hero .cb-sentence-notes'),
  consistency: page.locator('section[aria-labelledby="consistency"]'),
  issue: (title: string) => page.locator('.cb-issue', { has: page.getByRole('heading', { name: title }) }),
  script: (title: string) =>
    page
      .locator('.cb-issue', { has: page.getByRole('heading', { name: title }) })
      .locator('a[href$=".smt2"]'),
  cases: page.locator('.cb-issue table'),
  machine: page.locator('.cb-machine').first(),
  word: (name: string) => page.locator('.cb-word-entry', { has: page.locator('dt', { hasText: name }) }),
});
