import type { Reference } from '#model';
import type { ListItem } from './block.ts';
import { linksIn } from './inline-links.ts';
import type { ReadBudget } from './read-budget.ts';
import { collapse } from './source-text.ts';

/** Reads one item of a `**References:**` list: a link, a path in code marks, a bare path, or words. */
export function referenceOfItem(path: string, text: string, item: ListItem, budget: ReadBudget): Reference {
  const first = item.children[0];
  const start = first?.start ?? item.start;
  const words = collapse(text, start, item.end);
  const span = { path, start: item.start, end: item.end };
  const link = first?.kind === 'paragraph' ? linksIn(text, first.start, first.end, budget)[0] : undefined;
  const address = link?.href ?? addressIn(words);
  if (address === undefined || /^[a-z][a-z0-9+.-]*:/i.test(address)) return { text: words, span };
  const at = address.indexOf('#');
  const file = at < 0 ? address : address.slice(0, at);
  const fragment = at < 0 ? '' : address.slice(at + 1).trim();
  return {
    text: words,
    ...(file === '' ? {} : { path: file.trim() }),
    ...(fragment === '' ? {} : { fragment }),
    span,
  };
}

function addressIn(words: string): string | undefined {
  const code = /`([^`]+)`/.exec(words)?.[1]?.trim();
  if (code !== undefined && looksLikePath(code)) return code;
  // Without marks the fragment, a heading in words, runs to the end.
  const bare = /^\S+/.exec(words)?.[0] ?? '';
  if (!looksLikePath(bare)) return undefined;
  return bare.includes('#') ? words : bare;
}

function looksLikePath(text: string): boolean {
  const file = text.split('#', 1)[0] ?? '';
  return file !== '' && !/\s/.test(file) && (file.includes('/') || /\.[a-z]\w{0,5}$/i.test(file));
}
