import GithubSlugger from 'github-slugger';
import { escapeHtml } from './escape.ts';
import { drawGraph, type Graph } from './graph.ts';
import { createHighlight, type Highlighted, type RenderCache } from './highlight.ts';
import { linkNames } from './link-names.ts';
import { cutDocument, type MarkdownContext, renderInline, renderMarkdown } from './markdown.ts';
import { inGlossaryOrder } from './terms.ts';

/** Markdown's surroundings without what the renderer knows itself. */
export type TextContext = Omit<MarkdownContext, 'termHref'>;

/** How highlighted lines become a listing. */
export interface ListingOptions {
  readonly language: string;
  /** Number of the first line; lines carry numbers when it is given. */
  readonly firstLine?: number;
  /** Gives each line an id: this and its number. */
  readonly idPrefix?: string;
  /** Numbers of lines to mark as traced. */
  readonly marked?: ReadonlySet<number>;
}

/** Turns text into safe HTML for one site. */
export interface Renderer {
  readonly base: string;
  /** Blocks of Markdown. */
  markdown(text: string, context: TextContext): string;
  /** One line of Markdown without a paragraph around it. */
  inline(text: string, context: TextContext): string;
  /** A whole document of our own: headings get ids of their words, fences are highlighted, addresses are kept as written. */
  document(text: string): Promise<{
    readonly html: string;
    readonly headings: readonly { readonly depth: number; readonly slug: string; readonly text: string }[];
  }>;
  /** A whole listing, with the terms in it in the order of the glossary. */
  code(text: string, language: string): Promise<{ readonly html: string; readonly terms: readonly string[] }>;
  /** The lines of a text, highlighted; to cut excerpts from. */
  highlight(text: string, language: string): Promise<Highlighted>;
  /** Makes names in lines that `highlight` gave lead somewhere, but not in comments and texts. */
  linkNames(lines: readonly string[], hrefs: ReadonlyMap<string, string>): readonly string[];
  /** A listing of lines that `highlight` gave. */
  listing(lines: readonly string[], options: ListingOptions): string;
  /** A picture, as SVG. */
  graph(graph: Graph): Promise<string>;
  /** Where the help for a term stands. */
  termHref(id: string): string;
}

/**
 * Makes a renderer.
 * Ensures: every result is a function of its input and of `base`, with any cache or none.
 * @param options.base path below which the site is served, such as `/` or `/spec/`
 * @param options.cache remembers highlighted text; in memory when absent
 */
export function createRenderer(options: { readonly base: string; readonly cache?: RenderCache }): Renderer {
  const base = options.base.endsWith('/') ? options.base : `${options.base}/`;
  const termHref = (id: string) => `${base}notation/#${id}`;
  const highlight = createHighlight(options.cache ?? memoryCache(), termHref);
  return {
    base,
    markdown: (text, context) => renderMarkdown(text, { ...context, termHref }),
    inline: (text, context) => renderInline(text, { ...context, termHref }),
    async code(text, language) {
      const { lines, terms } = await highlight(text.replace(/\r?\n$/, ''), language);
      return { html: listing(lines, { language }), terms: inGlossaryOrder(terms) };
    },
    document: (text) => renderDocument(text, termHref, highlight),
    highlight,
    linkNames,
    listing,
    graph: drawGraph,
    termHref,
  };
}

async function renderDocument(
  text: string,
  termHref: (id: string) => string,
  highlight: (text: string, language: string) => Promise<Highlighted>,
): ReturnType<Renderer['document']> {
  const context: MarkdownContext = { termHref, resolve: (href) => ({ kind: 'href', href }) };
  const slugger = new GithubSlugger();
  const headings: { depth: number; slug: string; text: string }[] = [];
  let html = '';
  for (const [at, piece] of cutDocument(text).entries()) {
    if (piece.kind === 'text')
      html += `${renderMarkdown(piece.text, { ...context, idPrefix: String(at) })}\n`;
    else if (piece.kind === 'fence') {
      const { lines } = await highlight(piece.value, piece.language);
      html += `${listing(lines, { language: piece.language })}\n`;
    } else {
      const { depth, words } = piece;
      const slug = slugger.slug(words);
      headings.push({ depth, slug, text: words });
      html += `<h${depth} id="${escapeHtml(slug)}">${renderInline(piece.text, context)}</h${depth}>\n`;
    }
  }
  return { html, headings };
}

/** The listing can be scrolled sideways, so it takes the focus for those who scroll by keyboard. */
function listing(lines: readonly string[], options: ListingOptions): string {
  const language = escapeHtml(options.language || 'text');
  const { firstLine } = options;
  const body =
    firstLine === undefined
      ? lines.join('\n')
      : lines.map((line, at) => numberedLine(line, firstLine + at, options)).join('');
  const numbered = firstLine === undefined ? '' : ' cb-numbered';
  // The style sheet counts the lines: a number on each would weigh more than many a line itself.
  const from =
    firstLine === undefined || firstLine === 1 ? '' : ` style="counter-reset:line ${firstLine - 1}"`;
  return `<pre class="cb-code${numbered}" tabindex="0" data-language="${language}"${from}><code>${body}</code></pre>`;
}

function numberedLine(html: string, line: number, options: ListingOptions): string {
  const id = options.idPrefix === undefined ? '' : ` id="${escapeHtml(options.idPrefix)}${line}"`;
  const marked = options.marked?.has(line) ? ' class=traced' : '';
  return `<span${marked}${id}>${html}\n</span>`;
}

function memoryCache(): RenderCache {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.set(key, value);
    },
  };
}
