import type { Page } from '@playwright/test';

/** What stands around every page. */
export const shell = (page: Page) => ({
  current: page.locator('nav.sidebar a[aria-current="page"]'),
  crumbs: page.getByRole('navigation', { name: 'Breadcrumbs' }),
  menu: page.getByRole('button', { name: 'Menu' }),
  sidebar: page.locator('#starlight__sidebar'),
  contents: page.locator('starlight-toc'),
  theme: page.locator('starlight-theme-select select').first(),
  help: page.locator('#cb-help'),
});

/** One address of each type of page. */
export const PAGE_TYPES: Readonly<Record<string, string>> = {
  home: '/',
  capability: '/capabilities/heating/',
  requirement: '/requirements/ket-stop-target/',
  'requirement without a tag': '/requirements/heating/remember-the-last-target/',
  'requirement with a model': '/requirements/cyc-hot/',
  'requirement with a conflict': '/requirements/warm-lid/',
  'requirement with proved cases': '/requirements/warm-age/',
  'sentence that is not EARS': '/requirements/warm-night/',
  'capability with a vocabulary': '/capabilities/keep-warm/',
  vocabulary: '/vocabulary/',
  model: '/models/boil-cycle/',
  'broken model': '/models/rinsing/',
  'requirement with evidence': '/requirements/scale-ask/',
  'refuted requirement': '/requirements/scale-count/',
  hostile: '/requirements/hos-title/',
  'hostile conflict': '/requirements/hos-torn/',
  'hostile capability': '/capabilities/hostile/',
  source: '/source/src/heater.ts/',
  'source of tests': '/source/test/descaler.test.ts/',
  case: '/evidence/',
  'case of a capability': '/evidence/descaling/',
  matrix: '/evidence/matrix/',
  queue: '/evidence/queue/',
  findings: '/findings/',
  notation: '/notation/',
  guide: '/guide/',
  'guide page': '/guide/ears/',
  rules: '/rules/',
  rule: '/rules/traceability/missing-target/',
};
