import type {
  ElementContent,
  RootContent as HastContent,
  Element as HastElement,
  Root as HastRoot,
} from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Definition, Link, Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { toString as textContent } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { LIMITS } from '#config';
import { markKeywords } from '#ears';
import {
  type Annotations,
  cutAtRegions,
  cutText,
  marksInNode,
  pieceNode,
  type Region,
  regionNode,
} from './annotate.ts';
import { escapeText } from './escape.ts';
import { markdownWork } from './markdown-work.ts';
import { checkLink, type LinkTarget } from './safe-link.ts';

/** What Markdown is rendered for. */
export interface MarkdownContext extends Annotations {
  /** Where a relative address of the author leads. */
  readonly resolve?: ((href: string) => LinkTarget) | undefined;
  /** The level of a heading inside the text; such headings are paragraphs when absent. */
  readonly headingLevel?: ((depth: number) => number) | undefined;
  /** Keeps ids of footnotes apart from those of other texts on the page. */
  readonly idPrefix?: string | undefined;
  /** Link and footnote definitions of the file that stand outside the text. */
  readonly definitions?: string | undefined;
}

/** Depth of elements at most; deeper ones are shown as their text, because trees are walked by recursion. */
const DEPTH = 60;

const processor = unified()
  .use(remarkParse)
  // A single tilde is more often a home folder or "about" than a deletion.
  .use(remarkGfm, { singleTilde: false })
  .use(remarkRehype, {
    footnoteLabelTagName: 'p',
    footnoteLabelProperties: { className: ['cb-footnote-label'] },
    handlers: {
      html: (_state: unknown, node: { value: string }): ElementContent => rawHtml(node.value),
    },
  })
  .freeze();

/**
 * Turns Markdown into safe HTML.
 * Ensures: raw HTML is shown as text; every address is external http, https or mailto, or one that `resolve` gave; no
 * image is loaded; only elements and attributes of `ALLOWED` occur; the same input gives the same HTML.
 */
export function renderMarkdown(text: string, context: MarkdownContext): string {
  if (isPlain(text)) return `<p>${plainHtml(text.trim(), context)}</p>`;
  const excess =
    text.length > LIMITS.proseBytes
      ? `it is longer than ${LIMITS.proseBytes / 1024} KB`
      : markdownWork(text) > LIMITS.proseWork
        ? 'it has too many marks'
        : undefined;
  if (excess !== undefined)
    return `<p class="cb-note">Shown as it is written, because ${excess}.</p>${asWritten(text)}`;
  const definitions = context.definitions ?? '';
  const source = definitions !== '' && text.includes('[') ? `${text}\n\n${definitions}` : text;
  try {
    return htmlOf(source, context).trim();
  } catch (error) {
    // Trees are walked by recursion in the Markdown packages too; text nested thousands deep is shown as it is written.
    if (error instanceof RangeError) return asWritten(text);
    throw error;
  }
}

function asWritten(text: string): string {
  return `<pre class="cb-code" tabindex="0">${escapeText(text)}</pre>`;
}

/** Turns one line of Markdown into HTML without a paragraph around it; what is more than one paragraph is shown as text. */
export function renderInline(text: string, context: MarkdownContext): string {
  if (isPlain(text)) return plainHtml(text.trim(), context);
  const html = renderMarkdown(text, context);
  const inner = html.match(/^<p>([\s\S]*)<\/p>\s*$/)?.[1];
  return inner === undefined || inner.includes('<p>') ? escapeText(text) : inner;
}

/** A top-level piece of a document: a heading, a fence, or what stands between them. */
export type DocumentPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string; readonly words: string }
  | { readonly kind: 'fence'; readonly language: string; readonly value: string };

/** Cuts a document at its top-level headings and fences, in order. */
export function cutDocument(text: string): DocumentPiece[] {
  const pieces: DocumentPiece[] = [];
  let from = 0;
  const pushText = (to: number) => {
    if (text.slice(from, to).trim() !== '') pieces.push({ kind: 'text', text: text.slice(from, to) });
  };
  for (const node of processor.parse(text).children) {
    if (node.type !== 'heading' && node.type !== 'code') continue;
    const start = node.position?.start.offset ?? from;
    const end = node.position?.end.offset ?? start;
    pushText(start);
    from = end;
    if (node.type === 'code') pieces.push({ kind: 'fence', language: node.lang ?? '', value: node.value });
    else {
      const source = text.slice(start, end).replace(/^#+\s*|\s+#+\s*$|\n[=-]+\s*$/g, '');
      pieces.push({ kind: 'heading', depth: node.depth, text: source, words: textContent(node) });
    }
  }
  pushText(text.length);
  return pieces;
}

/** True for text in which no character can mean anything to Markdown: most sentences, at a fraction of the cost. */
function isPlain(text: string): boolean {
  return /^\p{L}[\p{L}\p{M}\p{N} ,;()'"?.%=/+–—…’“”-]*$/u.test(text) && !/www\.|\/\//i.test(text);
}

function plainHtml(text: string, context: MarkdownContext): string {
  // The way through the Markdown reader sets regions off; it gives the same words.
  if ((context.regions?.length ?? 0) > 0) return htmlOf(text, context).slice('<p>'.length, -'</p>'.length);
  const marks = context.explained === undefined ? [] : markKeywords(text);
  const pieces = cutText(text, marks, context.mention);
  if (pieces.every((piece) => piece.kind === 'text')) return escapeText(text);
  const tree: Root = {
    type: 'root',
    children: [{ type: 'paragraph', children: pieces.map((piece) => pieceNode(piece, context)) }],
  };
  return toSafeHtml(tree, context).slice('<p>'.length, -'</p>'.length);
}

function htmlOf(source: string, context: MarkdownContext): string {
  const tree = processor.parse(source);
  const definitions = new Map<string, Definition>();
  collectDefinitions(tree, definitions);
  const marks = context.explained === undefined ? undefined : markKeywords(source);
  const regions = context.regions ?? [];
  prepare(tree, { source, context, definitions, marks, regions, insideLink: false, depth: 0 });
  return toSafeHtml(tree, context);
}

interface Walk {
  readonly source: string;
  readonly context: MarkdownContext;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly marks: ReturnType<typeof markKeywords> | undefined;
  /** Those that no element around the node stands for yet. */
  readonly regions: readonly Region[];
  readonly insideLink: boolean;
  readonly depth: number;
}

function collectDefinitions(node: Nodes, into: Map<string, Definition>): void {
  if (node.type === 'definition' && !into.has(node.identifier)) into.set(node.identifier, node);
  // Definitions stand in blocks only, and blocks this deep are shown as text anyway.
  if ('children' in node && node.type !== 'paragraph')
    for (const child of node.children) collectDefinitions(child, into);
}

/** Rewrites a tree in place: links checked, images as links, keywords and tags marked, headings at their level. */
function prepare(parent: Parents, walk: Walk): void {
  const children: Nodes[] = [];
  let open: { readonly region: Region; readonly children: PhrasingContent[] } | undefined;
  for (const child of cutChildren(parent, walk)) {
    const region = regionAround(child, walk);
    const inside = region === undefined ? walk : { ...walk, regions: [] };
    const nodes: readonly Nodes[] =
      walk.depth > DEPTH && 'children' in child
        ? [{ type: 'text', value: textContent(child) }]
        : prepared(child, inside);
    if (region === undefined) {
      open = undefined;
      children.push(...nodes);
    } else if (open?.region === region) open.children.push(...(nodes as PhrasingContent[]));
    else {
      open = { region, children: [...(nodes as PhrasingContent[])] };
      children.push(regionNode(region, open.children));
    }
  }
  parent.children = children as typeof parent.children;
}

function cutChildren(parent: Parents, { source, regions }: Walk): readonly Nodes[] {
  if (regions.length === 0) return parent.children;
  return parent.children.flatMap((child): readonly Nodes[] =>
    child.type === 'text' ? cutAtRegions(child, source, regions) : [child],
  );
}

/** The region that a whole inline node lies in; blocks are never in one. */
function regionAround(node: Nodes, { regions }: Walk): Region | undefined {
  if (!INLINE.has(node.type)) return undefined;
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  return regions.find((region) => region.start <= start && region.end >= end);
}

const INLINE: ReadonlySet<string> = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'break',
  'html',
  'footnoteReference',
]);

function prepared(node: Nodes, walk: Walk): readonly Nodes[] {
  const inside = { ...walk, depth: walk.depth + 1 };
  switch (node.type) {
    case 'text': {
      const marks = walk.marks === undefined ? [] : marksInNode(node, walk.source, walk.marks);
      const mention = walk.insideLink ? undefined : walk.context.mention;
      if (marks.length === 0 && mention === undefined) return [node];
      // A link inside a link is no HTML, so keywords in links are marked without one.
      const annotations = walk.insideLink ? { ...walk.context, explained: undefined } : walk.context;
      return cutText(node.value, marks, mention).map((piece) => pieceNode(piece, annotations));
    }
    case 'inlineCode': {
      const href = walk.insideLink ? undefined : walk.context.mention?.(node.value);
      return href === undefined
        ? [node]
        : [
            {
              type: 'link',
              url: href,
              children: [node],
              data: { hProperties: { className: ['cb-mention'] }, ours: true },
            } as Link,
          ];
    }
    case 'link':
    case 'linkReference': {
      const address = node.type === 'link' ? node : walk.definitions.get(node.identifier);
      prepare(node, { ...inside, insideLink: true });
      return address === undefined ? node.children : linkTo(address.url, address.title, node.children, walk);
    }
    case 'image':
    case 'imageReference': {
      const address = node.type === 'image' ? node : walk.definitions.get(node.identifier);
      const text: PhrasingContent = {
        type: 'text',
        value: `[image: ${node.alt || address?.url || 'no description'}]`,
      };
      return address === undefined ? [text] : linkTo(address.url, address.title, [text], walk);
    }
    case 'heading': {
      prepare(node, inside);
      const level = walk.context.headingLevel?.(node.depth);
      if (level === undefined)
        return [
          {
            type: 'paragraph',
            children: node.children,
            data: { hProperties: { className: ['cb-subheading'] } },
          },
        ];
      return [{ ...node, depth: level as 1 | 2 | 3 | 4 | 5 | 6 }];
    }
    default:
      if ('children' in node) prepare(node, inside);
      return [node];
  }
}

function linkTo(
  url: string,
  title: string | null | undefined,
  children: PhrasingContent[],
  walk: Walk,
): readonly PhrasingContent[] {
  const checked = checkLink(url);
  const plain = (className: string): PhrasingContent => ({
    type: 'emphasis',
    children,
    data: { hName: 'span', hProperties: { className: [className] } },
  });
  if (checked.kind === 'removed') {
    const note: PhrasingContent = {
      type: 'emphasis',
      children: [{ type: 'text', value: ' (link removed)' }],
      data: { hName: 'span', hProperties: { className: ['cb-note'] } },
    };
    return [plain('cb-removed'), note];
  }
  if (walk.insideLink) return children;
  if (checked.kind === 'external')
    return [{ type: 'link', url: checked.href, title: title ?? null, children, data: external() } as Link];
  const target = walk.context.resolve?.(checked.path) ?? { kind: 'text' };
  return target.kind === 'text'
    ? [plain('cb-unlinked')]
    : [{ type: 'link', url: target.href, title: title ?? null, children, data: { ours: true } } as Link];
}

const external = () => ({ hProperties: { className: ['cb-external'], rel: ['noreferrer'] }, ours: true });

function rawHtml(value: string): ElementContent {
  const comment = value.startsWith('<!--');
  const element: HastElement = {
    type: 'element',
    tagName: 'code',
    properties: { className: [comment ? 'cb-comment' : 'cb-raw'] },
    children: [{ type: 'text', value }],
  };
  return element;
}

function toSafeHtml(tree: Root, context: MarkdownContext): string {
  const hast = processor.runSync(tree) as HastRoot;
  hast.children = hast.children.flatMap((child) => allowed(child, context, 0)) as HastContent[];
  return toHtml(hast, { closeSelfClosing: false });
}

/** Every element that Markdown can become, and its attributes besides `class`; whatever else appears is unwrapped. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: [
    'href',
    'title',
    'rel',
    'dataTerm',
    'dataFootnoteRef',
    'dataFootnoteBackref',
    'ariaLabel',
    'ariaDescribedBy',
    'id',
  ],
  blockquote: [],
  br: [],
  code: [],
  del: [],
  div: ['tabIndex'],
  em: [],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  h5: ['id'],
  h6: ['id'],
  hr: [],
  li: ['id'],
  ol: ['start'],
  p: ['id'],
  pre: ['tabIndex'],
  section: ['dataFootnotes'],
  span: ['dataTerm', 'role', 'ariaLabel'],
  strong: [],
  sup: [],
  table: [],
  tbody: [],
  td: ['align'],
  th: ['align', 'scope'],
  thead: [],
  tr: [],
  ul: [],
};

function allowed(node: HastContent, context: MarkdownContext, depth: number): readonly HastContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  if (node.tagName === 'input') return [taskBox(node)];
  const children = node.children.flatMap((child) => allowed(child, context, depth + 1)) as ElementContent[];
  const attributes = Object.hasOwn(ALLOWED, node.tagName) ? ALLOWED[node.tagName] : undefined;
  if (attributes === undefined) return children;
  const properties = Object.fromEntries(
    Object.entries(node.properties).filter(([name]) => name === 'className' || attributes.includes(name)),
  );
  const element: HastElement = { ...node, properties, children };
  separateIds(element, context.idPrefix ?? '');
  if (node.tagName === 'pre') element.properties = { tabIndex: 0, className: ['cb-code'] };
  if (node.tagName === 'th') element.properties.scope = 'col';
  if (node.tagName === 'code' && depth === 0) return [block('p', {}, [element])];
  if (node.tagName === 'table') return [block('div', { className: ['cb-scroll'], tabIndex: 0 }, [element])];
  return [element];
}

function block(
  tagName: string,
  properties: HastElement['properties'],
  children: ElementContent[],
): HastElement {
  return { type: 'element', tagName, properties, children };
}

/** A box of a task list as text: a disabled input would be a form field without a label. */
function taskBox(node: HastElement): HastElement {
  const done = node.properties.checked === true;
  return block('span', { className: ['cb-box'], role: 'img', ariaLabel: done ? 'done' : 'open' }, [
    { type: 'text', value: done ? '☑' : '☐' },
  ]);
}

/** Only footnotes have ids and links to them; both get the prefix of this text. */
function separateIds(element: HastElement, prefix: string): void {
  const { properties } = element;
  const own = (id: string) => `a-${prefix}-${id}`;
  if (typeof properties.id === 'string') properties.id = own(properties.id);
  if (properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined) {
    if (typeof properties.href === 'string') properties.href = `#${own(properties.href.slice(1))}`;
    if (properties.ariaDescribedBy !== undefined) properties.ariaDescribedBy = [own('footnote-label')];
  }
}
