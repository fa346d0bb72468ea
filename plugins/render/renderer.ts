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
  /** Numbers of lines to mark as never executed; said in words beside the listing too. */
  readonly unexecuted?: ReadonlySet<number>;
  /** What came of lines, by number; without `firstLine` the first is 1. */
  readonly results?: ReadonlyMap<number, LineResult>;
}

/** What came of one line when it was executed. */
export interface LineResult {
  /** Class of its mark: `is-` and this. */
  readonly status: string;
  /** What the mark says to those who do not see it. */
  readonly word: string;
  /** Text, not HTML, that stands below the line. */
  readonly note?: string;
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
  const { firstLine, results } = options;
  const body =
    firstLine === undefined && results === undefined
      ? lines.join('\n')
      : lines.map((line, at) => lineElement(line, (firstLine ?? 1) + at, options)).join('');
  const numbered = `${firstLine === undefined ? '' : ' cb-numbered'}${results === undefined ? '' : ' cb-results'}`;
  // The style sheet counts the lines: a number on each would weigh more than many a line itself.
  const from =
    firstLine === undefined || firstLine === 1 ? '' : ` style="counter-reset:line ${firstLine - 1}"`;
  return `<pre class="cb-code${numbered}" tabindex="0" data-language="${language}"${from}><code>${body}</code></pre>`;
}

function lineElement(html: string, line: number, options: ListingOptions): string {
  const id = options.idPrefix === undefined ? '' : ` id="${escapeHtml(options.idPrefix)}${line}"`;
  const isTraced = options.marked?.has(line) === true;
  const isUnexecuted = options.unexecuted?.has(line) === true;
  const classes = isTraced
    ? isUnexecuted
      ? ' class="traced unexecuted"'
      : ' class=traced'
    : isUnexecuted
      ? ' class=unexecuted'
      : '';
  const result = options.results?.get(line);
  if (result === undefined) return `<span${classes}${id}>${html}\n</span>`;
  const mark = `<span class="cb-mark is-${escapeHtml(result.status)}" role="img" aria-label="${escapeHtml(result.word)}"></span>`;
  const note =
    result.note === undefined ? '' : `<span class="cb-line-note">${escapeHtml(result.note)}\n</span>`;
  return `<span${classes}${id}>${mark}${html}\n${note}</span>`;
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
