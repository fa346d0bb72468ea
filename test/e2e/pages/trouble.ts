import type { Page } from '@playwright/test';

/** What went wrong on a page so far, for the message of a test that waits in vain. */
export async function troubleOf(page: Page): Promise<string> {
  const requests = await page.requests();
  const messages = await page.consoleMessages();
  const lines = [
    ...requests.flatMap((one) => {
      const status = one.existingResponse()?.status();
      const trouble = one.failure()?.errorText ?? (status === undefined ? 'no answer' : status);
      return typeof trouble === 'number' && trouble < 400 ? [] : [`${trouble}: ${one.url()}`];
    }),
    ...messages
      .filter((one) => ['error', 'warning'].includes(one.type()))
      .map((one) => `${one.type()}: ${one.text()}`),
    ...(await page.pageErrors()).map((error) => `exception: ${error.message}`),
    `state: ${await page.evaluate(() => `${document.readyState}, ${document.visibilityState}`)}`,
  ];
  return lines.join('\n');
}
