// turns text of an author into safe HTML: Markdown, code, graphs
// knows: Markdown, TextMate grammars, the glossary of notation, what HTML may not contain
// must never know: specs, claims, verdicts, files, where pages are
//
// Class names, for style sheets:
// - `.cb-code` a listing (`pre`), `.cb-numbered` with lines `code > span`, which the counter `line` numbers,
//   `.traced` where a link points, `.unexecuted` where no test came, `.cb-results` with a `.cb-mark` (`.is-passed`, …)
//   and perhaps a `.cb-line-note` on lines that were executed one by one;
//   tokens are `i` or `a` with one class: c comment, s string, n number or constant, k keyword, o operator, f function,
//   t type, p parameter, g tag, a attribute or key, h heading, b emphasis, i inserted, d deleted
// - `.cb-name` a name in a model, which leads to its declaration
// - `[data-term]` a keyword or operator with help: a link at its first occurrence, else `i` or `span`
// - `.cb-ears` a keyword in a sentence, with `.cb-condition`, `.cb-consequence`, `.cb-system`, `.cb-response`,
//   `.cb-step` or `.cb-joint`
// - `.cb-clause` a part of a sentence, with the class that its region gives it
// - `.cb-mention` a tag that leads to its claim, `.cb-external` a link away from the site, `.cb-unlinked` a link that
//   leads nowhere here, `.cb-removed` and `.cb-note` a link that was taken out, `.cb-raw` HTML shown as text,
//   `.cb-comment` an HTML comment, `.cb-subheading`, `.cb-scroll` around tables, `.cb-box` a task's box,
//   `.cb-footnote-label`
// - `svg.cb-gsn` with `.gsn-goal`, `.gsn-strategy`, `.gsn-solution`, `.gsn-context`, `.gsn-assumption`, `.gsn-justification`,
//   `.gsn-undeveloped`, `.gsn-edge` and `.gsn-head`, texts `.gsn-id`, `.gsn-word`, `.gsn-caption`, `.gsn-letter`
// - `svg.cb-map` with `.node` (`rect`, `text`) and `.edge` (`path`), both with the classes of the graph

export type { NotationTerm, TermSection } from './alloy-terms.ts';
export type { Region } from './annotate.ts';
export { drawArgument } from './argument-picture.ts';
export type { ArgumentElement, ArgumentMark, ArgumentPicture, ArgumentShape } from './argument-types.ts';
export { escapeHtml, messageHtml } from './escape.ts';
export type { Graph, GraphEdge, GraphNode } from './graph.ts';
export type { Highlighted, RenderCache } from './highlight.ts';
export { languageOfPath } from './languages.ts';
export { openOutline } from './outline.ts';
export {
  createRenderer,
  type LineResult,
  type ListingOptions,
  type Renderer,
  type TextContext,
} from './renderer.ts';
export { checkLink, type LinkTarget } from './safe-link.ts';
export { TERM_SECTIONS, termById } from './terms.ts';
