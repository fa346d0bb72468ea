import type { Nodes } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { inlineWork, type ReadBudget, spend } from './read-budget.ts';
import type { Line } from './source-text.ts';

/** A link in a stretch of Markdown: `[text](href)`, an image, `<href>`; or `code` that looks like a path. */
export interface InlineLink extends Line {
  readonly text: string;
  readonly href: string;
}

const whole = unified().use(remarkParse).use(remarkGfm).freeze();
const PLAIN_LINK = /\[([^[\]\r\n]*)\]\(([^()\s<>]*)\)/g;

/** Finds the links of a stretch, in order; where the budget does not suffice, only those that are plain. */
export function linksIn(text: string, start: number, end: number, budget: ReadBudget): InlineLink[] {
  const source = text.slice(start, end);
  if (!source.includes('](') && !source.includes('<')) return [];
  // What could be code, escaped, an image or more than a plain link is read as Markdown.
  if (/[`\\<&!]|\]\[|\[[^\]]*\[|\]\([^)]*[\s(]/.test(source))
    return linksByMarkdown(source, start, budget) ?? plainLinks(source, start);
  return plainLinks(source, start);
}

function plainLinks(source: string, base: number): InlineLink[] {
  return [...source.matchAll(PLAIN_LINK)].map((match) => {
    const start = base + match.index;
    return { text: match[1] ?? '', href: match[2] ?? '', start, end: start + match[0].length };
  });
}

/**
 * Finds links, images and definitions by reading the stretch as Markdown with all its inline parts; undefined, with the
 * stretch among the budget's refused ones, when that is too much.
 */
export function linksByMarkdown(source: string, base: number, budget: ReadBudget): InlineLink[] | undefined {
  if (spend(budget, inlineWork(source))) {
    try {
      return linksOf(source, base);
    } catch (error) {
      // Thousands of nested marks are more than the Markdown reader's call stack holds.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  budget.refused.push({ start: base, end: base + source.length });
  return undefined;
}

function linksOf(source: string, base: number): InlineLink[] {
  const links: InlineLink[] = [];
  const skipped = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const walk = (node: Nodes, depth: number): void => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const start = node.position?.start.offset;
      const end = node.position?.end.offset;
      if (start !== undefined && end !== undefined)
        links.push({
          text:
            node.type === 'link' ? wordsOf(node) : node.type === 'image' ? (node.alt ?? '') : node.identifier,
          href: node.url,
          start: start + base + skipped,
          end: end + base + skipped,
        });
    }
    if ('children' in node && depth < 200) for (const child of node.children) walk(child, depth + 1);
  };
  walk(whole.parse(source.slice(skipped)), 0);
  return links;
}

/** True for an address that runs script or carries a document of its own when followed. */
export function isUnsafe(href: string): boolean {
  // Browsers leave out control characters and white space in a scheme.
  const bare = href.replace(/[\u0000-\u0020\u007f-\u009f]/g, '').toLowerCase();
  return /^(?:javascript|vbscript|data):/.test(bare);
}

/** Cheap sign that a stretch could hold an unsafe link, however it is written. */
export function mayHoldUnsafeLink(source: string): boolean {
  return /script|data\s*:|&[#a-z]/i.test(source) && /\]\(|\]:|<[a-z&\s]/i.test(source);
}
