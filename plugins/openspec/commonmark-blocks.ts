import type { ListItem as ListItemNode, Nodes, Root, RootContent } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { LIMITS } from '#config';
import type { Block, HeadingBlock, ListItem } from './block.ts';

/**
 * Inline Markdown is left unread here: blocks do not depend on it (but for reference definitions, which are blocks
 * themselves), and it is more than half of the time. `inline-links.ts` reads it where it matters.
 */
const INLINE_CONSTRUCTS = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'strikethrough',
  'wwwAutolink',
  'protocolAutolink',
  'emailAutolink',
  'literalAutolink',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'tasklistCheck',
];

function withoutInline(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: INLINE_CONSTRUCTS } }];
  // Transforms look for bare addresses in text and drop the positions around them.
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(({ transforms: _, ...extension }) => extension);
}

const inside = unified().use(remarkParse).use(remarkGfm).use(withoutInline).freeze();
const atStart = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(withoutInline).freeze();

/** The length of the front matter that a file begins with; 0 when there is none. */
export function frontMatterLength(text: string): number {
  if (!/^---[ \t]*[\r\n]/.test(text)) return 0;
  CLOSING.lastIndex = 3;
  const closing = CLOSING.exec(text);
  return closing === null ? 0 : closing.index + closing[0].length;
}

const CLOSING = /^---[ \t]*$/gm;

/**
 * Reads the block structure of `text[start, end)` as CommonMark with GFM tables and footnotes; front matter only at 0.
 * Requires: nothing is open at `start` (it is the start of the file or of a top-level block).
 * Limits: time grows faster than length, so callers pass pieces.
 */
export function readCommonMark(text: string, start: number, end: number): Block[] {
  // After `---` that opens no front matter, the reader of front matter takes a list for a paragraph.
  const processor = start === 0 && frontMatterLength(text.slice(0, end)) > 0 ? atStart : inside;
  // The reader swallows a byte order mark in front, and every offset after it would be wrong: it gets a blank line there.
  const marked = text.charCodeAt(start) === 0xfeff;
  const root: Root = processor.parse(marked ? `\n${text.slice(start, end)}` : text.slice(start, end));
  return toSiblings(root.children, text, marked ? start - 1 : start, 0);
}

function toSiblings(nodes: readonly RootContent[], text: string, base: number, depth: number): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) {
    for (const block of toBlocks(node, text, base, depth)) {
      const above = blocks.at(-1);
      // The reader lets an underlined heading begin at the definitions above it.
      if (above === undefined || block.start >= above.end || block.kind !== 'heading') blocks.push(block);
      else blocks.push(headingOf(text, wordsFrom(text, above.end), block.end, block.depth));
    }
  }
  return blocks;
}

function wordsFrom(text: string, offset: number): number {
  let at = offset;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}

function toBlocks(node: RootContent, text: string, base: number, depth: number): Block[] {
  const extent = extentOf(node, base);
  if (extent === undefined) return [];
  if (depth > LIMITS.markdownDepth) return [{ kind: 'unread', ...extent }];
  switch (node.type) {
    case 'heading':
      return [headingOf(text, extent.start, extent.end, node.depth)];
    case 'paragraph':
      return [{ kind: 'paragraph', ...extent }];
    case 'list':
      return [
        {
          kind: 'list',
          ...extent,
          items: toItems(node.children, text, base, depth),
        },
      ];
    case 'blockquote':
    case 'footnoteDefinition':
      return [
        {
          kind: 'quote',
          ...extent,
          children: toSiblings(node.children, text, base, depth + 1),
        },
      ];
    case 'code':
      return [toFence(node.value, extent, text, depth)];
    case 'html':
      return [{ kind: 'html', ...extent }];
    case 'thematicBreak':
      return [{ kind: 'rule', ...extent }];
    case 'table':
      return [{ kind: 'table', ...extent }];
    case 'definition':
      return [{ kind: 'definition', ...extent }];
    case 'yaml':
      return [{ kind: 'front-matter', ...extent }];
    default:
      return [{ kind: 'other', ...extent }];
  }
}

function toItems(nodes: readonly ListItemNode[], text: string, base: number, depth: number): ListItem[] {
  const items: ListItem[] = [];
  for (const node of nodes) {
    const extent = extentOf(node, base);
    if (extent === undefined) continue;
    const above = items.at(-1);
    // The reader lets a fence that its item leaves open run into the next item's marker.
    if (above !== undefined && above.end > extent.start)
      items[items.length - 1] = itemUpTo(above, extent.start);
    items.push({ ...extent, children: toSiblings(node.children, text, base, depth + 1) });
  }
  return items;
}

function itemUpTo(item: ListItem, end: number): ListItem {
  return {
    start: item.start,
    end: Math.min(item.end, end),
    children: item.children.map((child) => blockUpTo(child, end)),
  };
}

function blockUpTo(block: Block, limit: number): Block {
  if (block.end <= limit) return block;
  const end = limit;
  switch (block.kind) {
    case 'list':
      return { ...block, end, items: block.items.map((item) => itemUpTo(item, end)) };
    case 'quote':
      return { ...block, end, children: block.children.map((child) => blockUpTo(child, end)) };
    case 'fence':
      return {
        ...block,
        end,
        valueStart: Math.min(block.valueStart, end),
        valueEnd: Math.min(block.valueEnd, end),
      };
    case 'heading':
      return { ...block, end, textEnd: Math.min(block.textEnd, end) };
    default:
      return { ...block, end };
  }
}

function extentOf(node: Nodes, base: number): { start: number; end: number } | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start: start + base, end: end + base };
}

const NUMBER_SIGNS = /^#{1,6}[ \t]*/;

/** The words of a heading without number signs at their end that stand apart from them. */
function withoutClosingSigns(words: string): string {
  const all = words.trimEnd();
  let end = all.length;
  while (end > 0 && all[end - 1] === '#') end--;
  const apart = end === 0 || all[end - 1] === ' ' || all[end - 1] === '\t';
  return apart ? all.slice(0, end).trimEnd() : all;
}

/** Finds the words of a heading whose extent is known. */
export function headingOf(text: string, start: number, end: number, depth: number): HeadingBlock {
  const source = text.slice(start, end);
  const signs = NUMBER_SIGNS.exec(source)?.[0].length;
  if (signs !== undefined) {
    const words = withoutClosingSigns(source.slice(signs));
    const textStart = start + signs;
    return {
      kind: 'heading',
      start,
      end,
      depth,
      textStart,
      textEnd: textStart + words.length,
      underlined: false,
    };
  }
  const words = source.replace(/(?:\r\n?|\n)[ \t]*(?:=+|-+)[ \t]*$/, '').trimEnd();
  return {
    kind: 'heading',
    start,
    end,
    depth,
    textStart: start,
    textEnd: start + words.length,
    underlined: true,
  };
}

const OPENING_FENCE = /^(`{3,}|~{3,})[ \t]*([^\r\n]*)/;

function toFence(value: string, extent: { start: number; end: number }, text: string, depth: number): Block {
  const source = text.slice(extent.start, extent.end);
  const opening = OPENING_FENCE.exec(source);
  if (opening === null) return { kind: 'other', ...extent };
  const end = extent.end;
  const firstEnd = /\r\n?|\n/.exec(source);
  const valueStart = firstEnd === null ? end : extent.start + firstEnd.index + firstEnd[0].length;
  const lastBreak = Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r'));
  // Inside a list or a quote the last line begins with what holds it.
  const lastLine = source.slice(lastBreak + 1).replace(depth === 0 ? /^ {0,3}/ : /^[\s>]*/, '');
  const run = lastLine.trimEnd();
  const marker = opening[1] ?? '```';
  const closed =
    lastBreak >= 0 && run.length >= marker.length && run === (marker[0] ?? '`').repeat(run.length);
  const valueEnd = closed ? Math.max(valueStart, extent.start + lastBreak + 1) : end;
  return {
    kind: 'fence',
    ...extent,
    info: (opening[2] ?? '').trim(),
    value: value.replace(/\r\n?/g, '\n'),
    valueStart,
    valueEnd,
    closed,
  };
}
