import type { Page } from '@playwright/test';

/** What went wrong on a page so far, for the message of a test that waits in vain. */
export async function troubleOf(page: Page): Promise<string> {
  const requests = await page.requests();
  const open = requests.filter((one) => one.failure() === null && one.timing().responseEnd < 0);
  const messages = await page.consoleMessages();
  const lines = [
    ...requests.flatMap((one) => (one.failure() ? [`failed: ${one.url()} ${one.failure()?.errorText}`] : [])),
    ...open.map((one) => `without an answer: ${one.url()}`),
    ...messages
      .filter((one) => ['error', 'warning'].includes(one.type()))
      .map((one) => `${one.type()}: ${one.text()}`),
    ...(await page.pageErrors()).map((error) => `exception: ${error.message}`),
    `state: ${await page.evaluate(() => `${document.readyState}, ${document.visibilityState}`)}`,
  ];
  return lines.join('\n');
}
