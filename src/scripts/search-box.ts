/**
 * Starlight makes the search box when the browser is idle, for which it would wait without end, and says nothing where the
 * box cannot be loaded. This bounds the wait, and tells the reader. A module runs before Starlight asks, at the end of the page.
 */
const LONGEST_WAIT_MS = 2000;

// Not every browser has it; Starlight does without there.
const whenIdle: Window['requestIdleCallback'] | undefined = window.requestIdleCallback?.bind(window);
if (whenIdle) {
  window.requestIdleCallback = (callback, options) =>
    whenIdle(callback, { timeout: LONGEST_WAIT_MS, ...options });
}

window.addEventListener('vite:preloadError', () => {
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.textContent = 'The search could not be loaded. ';
  const again = document.createElement('button');
  again.textContent = 'Load this page again';
  again.addEventListener('click', () => location.reload());
  message.append(again);
  document.getElementById('starlight__search')?.replaceChildren(message);
});
