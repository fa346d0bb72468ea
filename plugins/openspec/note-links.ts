import type { SourceFile } from '#model';
import type { Note } from './author-blocks.ts';
import type { Block } from './block.ts';
import { isUnsafe, linksByMarkdown, mayHoldUnsafeLink } from './inline-links.ts';
import type { ReadBudget } from './read-budget.ts';

/** Notes links and images whose address runs script or holds a document, anywhere but in fences and raw HTML. */
export function noteLinks(file: SourceFile, blocks: readonly Block[], note: Note, budget: ReadBudget): void {
  if (!mayHoldUnsafeLink(file.text)) return;
  const check = (start: number, end: number): void => {
    const source = file.text.slice(start, end);
    if (!mayHoldUnsafeLink(source)) return;
    for (const link of linksByMarkdown(source, start, budget) ?? [])
      if (isUnsafe(link.href)) note('unsafe-link', link.start, link.end, link.href);
  };
  for (const block of blocks) eachStretch(block, check);
}

/** Calls `visit` for every stretch that has inline parts. */
function eachStretch(block: Block, visit: (start: number, end: number) => void): void {
  switch (block.kind) {
    case 'list':
      for (const item of block.items) for (const child of item.children) eachStretch(child, visit);
      return;
    case 'quote':
      for (const child of block.children) eachStretch(child, visit);
      return;
    case 'heading':
      visit(block.textStart, block.textEnd);
      return;
    case 'paragraph':
    case 'table':
    case 'definition':
      visit(block.start, block.end);
      return;
    default:
      return;
  }
}

/** Notes every stretch whose links were not read, once. */
export function noteRefused(budget: ReadBudget, note: Note): void {
  let at = -1;
  for (const { start, end } of budget.refused.toSorted((a, b) => a.start - b.start)) {
    if (start > at) note('unread-text', start, end, 'links');
    at = Math.max(at, start);
  }
}
