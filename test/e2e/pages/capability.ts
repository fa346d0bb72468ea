import type { Page } from '@playwright/test';

/** The literate page of a capability. */
export const capabilityPage = (page: Page) => ({
  open: (id: string) => page.goto(`/capabilities/${id}/`),
  title: page.getByRole('heading', { level: 1 }),
  requirements: page.locator('.cb-summary'),
  requirement: (name: string) => page.locator('.cb-summary').getByRole('link', { name, exact: true }),
  model: page.locator('.cb-fence pre[data-language="alloy"]').first(),
});
