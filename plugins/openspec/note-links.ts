import type { SourceFile } from '#model';
import type { Note } from './author-blocks.ts';
import type { Block } from './block.ts';
import { isUnsafe, linksByMarkdown, mayHoldUnsafeLink } from './inline-links.ts';

/** Notes links and images whose address runs script or holds a document, anywhere but in fences and raw HTML. */
export function noteLinks(file: SourceFile, blocks: readonly Block[], note: Note): void {
  if (!mayHoldUnsafeLink(file.text)) return;
  for (const block of blocks) noteIn(file.text, block, note);
}

function noteIn(text: string, block: Block, note: Note): void {
  switch (block.kind) {
    case 'list':
      for (const item of block.items) for (const child of item.children) noteIn(text, child, note);
      return;
    case 'quote':
      for (const child of block.children) noteIn(text, child, note);
      return;
    case 'heading':
      check(text, block.textStart, block.textEnd, note);
      return;
    case 'paragraph':
    case 'table':
    case 'definition':
      check(text, block.start, block.end, note);
      return;
    default:
      return;
  }
}

function check(text: string, start: number, end: number, note: Note): void {
  const source = text.slice(start, end);
  if (!mayHoldUnsafeLink(source)) return;
  for (const link of linksByMarkdown(source, start))
    if (isUnsafe(link.href)) note('unsafe-link', link.start, link.end, link.href);
}
