/** A `#` beside a claim copies its full address as well as going there. */
document.addEventListener('click', (event) => {
  const anchor =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-copy]') : null;
  if (!anchor || !navigator.clipboard) return;
  void navigator.clipboard.writeText(anchor.href).then(
    () => {
      anchor.dataset.copied = '';
      setTimeout(() => delete anchor.dataset.copied, 1500);
    },
    // The browser may refuse; the link itself still leads to the address.
    () => undefined,
  );
});
