import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { builtSites } from './built-sites.ts';

const HOSTILE_PAGES = [
  '/capabilities/hostile/',
  '/requirements/hos-title/',
  '/requirements/hos-torn/',
  '/vocabulary/',
  '/requirements/scale-count/',
  '/source/test/descaler.test.ts/',
  '/models/hostile/',
  '/models/rinsing/',
  '/source/openspec/specs/hostile/spec.md/',
  '/source/src/hostile.ts/',
  '/findings/',
  '/evidence/hostile/',
  '/evidence/descaling/',
  '/evidence/queue/',
  '/',
];

const harm = (page: Page) => page.evaluate(() => (window as { hostile?: string }).hostile);

/** Fails when a page asks for anything outside the site or its policy has to stop something. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:http:\/\/localhost:\d+\/|data:)/.test(request.url())) seen.push(`request ${request.url()}`);
  });
  page.on('dialog', (dialog) => seen.push(`dialog ${dialog.message()}`));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`error ${error.message}`));
  return seen;
}

for (const path of HOSTILE_PAGES) {
  test(`runs nothing that a spec or a source file says: ${path} [SITE-HOSTILE-INERT]`, async ({ page }) => {
    const seen = await watch(page);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    for (const element of await page.locator('main *').all()) {
      await element.dispatchEvent('mouseover');
      await element.dispatchEvent('focus');
    }
    expect(await harm(page)).toBeUndefined();
    expect(seen).toEqual([]);
    await expect(page.locator('main').first()).toBeVisible();
    expect(
      await page
        .locator(
          'main :is(script:not([type=module]), iframe, object, embed, form:not(.cb-filter), base, meta, link, style)',
        )
        .count(),
    ).toBe(0);
    const handlers = await page
      .locator('main *')
      .evaluateAll((all) =>
        all.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))),
      );
    expect(handlers).toEqual([]);
  });
}

test('shows raw HTML of a spec as text [SITE-HOSTILE-TEXT]', async ({ page }) => {
  await page.goto('/capabilities/hostile/');
  await expect(page.locator('main')).toContainText(`<script>window.hostile = 'block'</script>`);
  await expect(page.locator('main')).toContainText('<iframe src=');
  await page.goto('/requirements/hos-title/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror=');
});

test('has no link that runs a script, and follows each one without harm [SITE-HOSTILE-LINKS]', async ({
  page,
}) => {
  for (const path of HOSTILE_PAGES) {
    await page.goto(path);
    const hrefs = await page
      .locator('a[href], area[href], use')
      .evaluateAll((links) =>
        links.map((link) => link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? ''),
      );
    for (const href of hrefs) {
      const url = new URL(href, 'http://localhost/');
      expect(['http:', 'https:', 'mailto:']).toContain(url.protocol);
      if (url.hostname === 'localhost') expect(url.pathname).not.toMatch(/passwd/);
    }
  }
});

test('publishes no file from outside the project [SITE-HOSTILE-OUTSIDE]', () => {
  const folder = builtSites()['kettle-site'] ?? '';
  const secret = readFileSync('/etc/passwd', 'utf8').split('\n')[0] ?? '';
  let files = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files++;
    expect(readFileSync(join(entry.parentPath, entry.name)).includes(secret)).toBe(false);
  }
  expect(files).toBeGreaterThan(50);
});

test('has a policy that stops a script even where one gets in [SITE-POLICY-SCRIPT]', async ({ page }) => {
  await page.goto('/requirements/hos-title/');
  await page.evaluate(() => {
    const stopped: string[] = [];
    Object.assign(window, { stopped });
    document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.effectiveDirective));
    const intruder = document.createElement('div');
    intruder.innerHTML = `<img src="x" onerror="window.hostile = 'handler'">`;
    document.querySelector('main')?.append(intruder);
    const script = document.createElement('script');
    script.textContent = `window.hostile = 'script'`;
    document.body.append(script);
    const link = document.createElement('a');
    link.href = `javascript:window.hostile = 'link'`;
    document.body.append(link);
    link.click();
  });
  // The browser says of each that it stopped it, which is better than none of them having come so far.
  await expect
    .poll(() => page.evaluate(() => (window as { stopped?: string[] }).stopped?.toSorted()))
    .toEqual(['script-src-attr', 'script-src-elem', 'script-src-elem']);
  expect(await harm(page)).toBeUndefined();
});

test('has the policy on every page before anything else can load [SITE-POLICY-SCRIPT]', () => {
  const folder = builtSites()['kettle-site'] ?? '';
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const head = readFileSync(join(entry.parentPath, entry.name), 'utf8').slice(0, 400);
    expect(head, join(entry.parentPath, entry.name)).toMatch(
      /<meta charset="utf-8"\/?><meta http-equiv="content-security-policy"/,
    );
  }
});
