import type { SourceFile } from '#model';
import type { Note } from './author-blocks.ts';
import type { Block } from './block.ts';
import { isUnsafe, linksByMarkdown, mayHoldUnsafeLink } from './inline-links.ts';
import type { ReadBudget } from './read-budget.ts';
import type { Line } from './source-text.ts';

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

/** Notes the first stretch whose links were not read, with the number of such stretches. */
export function noteRefused(budget: ReadBudget, note: Note): void {
  const starts = new Set(budget.refused.map(({ start }) => start));
  const first = budget.refused.reduce<Line | undefined>(
    (least, each) => (least === undefined || each.start < least.start ? each : least),
    undefined,
  );
  if (first === undefined) return;
  const places = starts.size === 1 ? '1 place' : `${starts.size} places`;
  note('unread-text', first.start, first.end, `links in ${places}`);
}
