import { createHash } from 'node:crypto';
import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import shikiPackage from 'shiki/package.json' with { type: 'json' };
import type { ThemedToken } from 'shiki/types';
import { LIMITS } from '#config';
import { escapeHtml, escapeText } from './escape.ts';
import { hasTerms, knownLanguage, loadGrammars, OWN_GRAMMARS } from './languages.ts';
import { TOKEN_THEME, tokenClass } from './token-theme.ts';

/** Remembers rendered text by key; `get` gives what `set` was given, or nothing. */
export interface RenderCache {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** Highlighted text: one piece of HTML per line without its line ending, and the ids of the terms in it. */
export interface Highlighted {
  readonly lines: readonly string[];
  readonly terms: readonly string[];
}

const VERSION = digest(`3 ${shikiPackage.version} ${OWN_GRAMMARS} ${JSON.stringify(TOKEN_THEME)}`);

const engine = createOnigurumaEngine(import('shiki/wasm'));
const highlighters = new Map<string, Promise<HighlighterCore>>();

/**
 * The highlighter of a language. Each has its own: a grammar highlights the languages inside its own as far as they happen to
 * be loaded, so that in a common one the result would depend on what was highlighted before.
 */
function highlighterOf(language: string): Promise<HighlighterCore> {
  const known = highlighters.get(language);
  if (known !== undefined) return known;
  const made = loadGrammars(language).then((langs) =>
    // Shiki warns of many highlighters, which could be parts of a leak; here there is one for each language.
    createHighlighterCore({ themes: [TOKEN_THEME], langs, engine, warnings: false }),
  );
  highlighters.set(language, made);
  return made;
}

/**
 * Makes a highlighter of lines.
 * Ensures: the HTML holds the text and nothing else; the same input gives the same HTML, cached or not.
 * Limits: text beyond `LIMITS.highlightBytes`, lines beyond `LIMITS.highlightColumns` and unknown languages stay plain.
 * @param termHref where the first occurrence of a term leads
 */
export function createHighlight(
  cache: RenderCache,
  termHref: (id: string) => string,
): (text: string, language: string) => Promise<Highlighted> {
  const keyStart = `highlight ${VERSION} ${termHref('')} `;
  return async (text, word) => {
    const body = text.replace(/\r\n?/g, '\n');
    const language = knownLanguage(word);
    if (language === undefined || Buffer.byteLength(body) > LIMITS.highlightBytes) return plain(body);
    const key = `${keyStart}${language}\n${body}`;
    const remembered = cache.get(key);
    if (remembered !== undefined) return JSON.parse(remembered) as Highlighted;
    const highlighted = await highlight(body, language, termHref);
    cache.set(key, JSON.stringify(highlighted));
    return highlighted;
  };
}

function plain(text: string): Highlighted {
  return { lines: text.split('\n').map(escapeText), terms: [] };
}

async function highlight(
  text: string,
  language: string,
  termHref: (id: string) => string,
): Promise<Highlighted> {
  const core = await highlighterOf(language);
  const withTerms = hasTerms(language);
  const lines = core.codeToTokensBase(text, {
    lang: language,
    theme: 'casebook',
    includeExplanation: withTerms ? 'scopeName' : false,
    tokenizeMaxLineLength: LIMITS.highlightColumns,
    // A limit in time would make the result depend on how busy the machine is.
    tokenizeTimeLimit: 0,
  });
  const seen = new Set<string>();
  return {
    lines: lines.map((line) => (withTerms ? lineWithTerms(line, seen, termHref) : lineOf(line))),
    terms: [...seen],
  };
}

/** Joins neighbours of one class, with the white space between them, to keep the page small. */
function lineOf(tokens: readonly ThemedToken[]): string {
  let html = '';
  let open: string | undefined;
  let run = '';
  const close = () => {
    html += open === undefined ? run : tokenHtml(open, run);
    run = '';
  };
  for (const token of tokens) {
    const name = classIn(token);
    if (name !== open && token.content.trim() !== '') {
      const space = run.match(/\s*$/)?.[0] ?? '';
      run = run.slice(0, run.length - space.length);
      close();
      html += space;
      open = name;
    }
    run += escapeText(token.content);
  }
  close();
  return html;
}

/** Operators of programming languages are many, short and plain to see: as text they cost a page nothing. */
function classIn(token: ThemedToken): string | undefined {
  const name = tokenClass(token.color);
  return name === 'o' ? undefined : name;
}

function tokenHtml(name: string, html: string): string {
  const space = html.match(/\s*$/)?.[0] ?? '';
  const body = html.slice(0, html.length - space.length);
  return body === '' ? html : `<i class=${name}>${body}</i>${space}`;
}

/** The first occurrence of a term is a link to its help, so that it can be focused; the others carry its id only. */
function lineWithTerms(
  tokens: readonly ThemedToken[],
  seen: Set<string>,
  termHref: (id: string) => string,
): string {
  let html = '';
  for (const token of tokens) {
    // A line beyond the column limit comes as one token that nothing is said about.
    const parts = token.explanation?.length ? token.explanation : [{ content: token.content, scopes: [] }];
    for (const part of parts) {
      const name = tokenClass(token.color);
      const term = termOf(part.scopes.map((scope) => scope.scopeName));
      const lead = part.content.match(/^\s*/)?.[0] ?? '';
      const text = escapeText(part.content.slice(lead.length));
      html += lead;
      if (text === '') continue;
      const attributes = `${name === undefined ? '' : ` class=${name}`}${term === undefined ? '' : ` data-term=${term}`}`;
      if (attributes === '') html += text;
      else if (term === undefined || seen.has(term)) html += `<i${attributes}>${text}</i>`;
      else html += `<a${attributes} href="${escapeHtml(termHref(term))}">${text}</a>`;
      if (term !== undefined) seen.add(term);
    }
  }
  return html;
}

function termOf(scopes: readonly string[]): string | undefined {
  for (const scope of scopes) {
    const term = scope.match(/(?:^|\s)term\.([\w-]+)/)?.[1];
    if (term !== undefined) return term;
  }
  return undefined;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
