import { expect, test } from '@playwright/test';
import { findingsPage } from './pages/findings.ts';

test('narrows the list by words and severity and keeps the choice in the address [SITE-FINDINGS-FILTER]', async ({
  page,
}) => {
  const findings = findingsPage(page);
  await findings.open();
  const all = await findings.all.count();
  expect(all).toBeGreaterThan(3);
  await expect(findings.count).toHaveText(`${all} of ${all} shown`);
  await findings.words.fill('KET-GONE');
  await expect(findings.shown).toHaveCount(1);
  await expect(findings.shown).toContainText('KET-GONE');
  await expect(page).toHaveURL(/\?words=KET-GONE$/);
  await page.reload();
  await expect(findings.shown).toHaveCount(1);
  await findings.words.fill('');
  await findings.severity.selectOption('error');
  const severities = await findings.shown.evaluateAll((items) =>
    items.map((item) => (item as HTMLElement).dataset.severity),
  );
  expect(new Set(severities)).toEqual(new Set(['error']));
});

test('puts what breaks first and leads to the rule and the place [SITE-FINDINGS-PLACE]', async ({ page }) => {
  const findings = findingsPage(page);
  await findings.open();
  const order = await findings.all.evaluateAll((items) =>
    items.map((item) => (item as HTMLElement).dataset.severity ?? ''),
  );
  const rank = ['error', 'warning', 'note'];
  expect(order).toEqual([...order].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)));
  const gone = findings.all.filter({ hasText: 'KET-GONE' });
  await gone.getByRole('link', { name: 'traceability/orphaned-tag' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('traceability/orphaned-tag');
  await page.goBack();
  await gone
    .getByRole('link', { name: /heater\.test\.ts:\d+/ })
    .first()
    .click();
  await expect(page).toHaveURL(/source\/test\/heater\.test\.ts\/#L\d+$/);
});
