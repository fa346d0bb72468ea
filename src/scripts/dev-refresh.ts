/// <reference types="vite/client" />

/**
 * Puts a changed page in the place of the open one while `dev` runs. Loading it anew would fetch every style and script
 * again, one by one, which takes the better part of a second; and the reader would lose the place and what was unfolded.
 */
const PARTS = ['title', 'main', '.sidebar-content', 'starlight-toc', 'mobile-starlight-toc'];

let asked = 0;

async function refresh(): Promise<void> {
  // The page that says that there is none: it may have come into being.
  if (document.querySelector('[data-page="notfound"]')) return location.reload();
  if (!document.querySelector('.cb')) return;
  const turn = ++asked;
  const response = await fetch(location.href, { cache: 'no-store' });
  const text = await response.text();
  if (turn !== asked) return;
  const next = new DOMParser().parseFromString(text, 'text/html');
  // The filter of the findings is bound to its list; and a page that is gone has another frame.
  if (!response.ok || document.querySelector('[data-findings-filter]')) {
    location.reload();
    return;
  }
  const open = unfolded(document);
  for (const selector of PARTS) {
    const fresh = next.querySelector(selector);
    const old = document.querySelector(selector);
    if (fresh && old && fresh.outerHTML !== old.outerHTML) old.replaceWith(document.adoptNode(fresh));
  }
  const details = [...document.querySelectorAll<HTMLDetailsElement>('main details')];
  if (open.length !== details.length) return;
  for (const [at, part] of details.entries()) part.open = open[at] ?? part.open;
}

function unfolded(root: ParentNode): boolean[] {
  return [...root.querySelectorAll<HTMLDetailsElement>('main details')].map((part) => part.open);
}

import.meta.hot?.on('casebook:changed', () => void refresh());
