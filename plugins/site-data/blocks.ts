import { namePattern, STEP_HELP } from '#ears';
import {
  type Address,
  type CheckedCommand,
  type EvidenceLine,
  type Fence,
  type Part,
  type Reference,
  type Span,
  type Step,
  textOf,
} from '#model';
import { escapeHtml, messageHtml, type TextContext } from '#render';
import { type PageText, resolveAuthorLink } from './author-text.ts';
import { clauseRegions } from './clause-regions.ts';
import { commandLines } from './commands.ts';
import { type PageEvidence, withResults } from './evidence.ts';
import { exampleIn, type ShownExample } from './examples.ts';
import { legendOf } from './notation.ts';
import { toReading } from './sentence-reading.ts';
import type { SiteIndex } from './site-index.ts';
import type { BlockView, CodeView, EvidenceLineView, Html, LinkView, TermView } from './types.ts';
import { placeOf } from './views.ts';

/** What blocks are made for. */
export interface BlockScope {
  readonly index: SiteIndex;
  readonly page: PageText;
  /** The claim whose text it is; absent for text of the capability itself. */
  readonly claim?: Address | undefined;
  /** Model commands whose details the page shows; none when absent. */
  readonly commands?: ReadonlySet<CheckedCommand> | undefined;
  /** Evidence of the page, where it has a section for it. */
  readonly evidence?: PageEvidence | undefined;
  /** Adds what the page knows about a link, such as its excerpt. */
  readonly withExcerpt: (key: string, view: LinkView) => LinkView;
}

/** Stands where an author has only a placeholder, so that nobody takes the gap for a fault of the page. */
const NOT_WRITTEN = '<p class="cb-note">Not written yet: the spec has a placeholder here.</p>';

/** Names a link on a page by where it is written. */
export function linkKey(span: Span): string {
  return `${span.path}:${span.start}`;
}

/** Turns parts of a spec into blocks, in the author's order; nothing but front matter and placeholders is left out. */
export async function toBlocks(parts: readonly Part[], scope: BlockScope): Promise<BlockView[]> {
  const blocks: BlockView[] = [];
  for (const part of parts) blocks.push(...(await toBlock(part, scope)));
  return blocks;
}

async function toBlock(part: Part, scope: BlockScope): Promise<readonly BlockView[]> {
  const { index, page } = scope;
  const { renderer } = index;
  const context = contextAt(part.span, scope);
  switch (part.kind) {
    case 'front-matter':
      return [];
    case 'placeholder':
      return [{ kind: 'html', html: NOT_WRITTEN }];
    case 'heading':
      return [
        {
          kind: 'heading',
          depth: page.level(part.depth),
          id: page.headingId(part.text),
          html: renderer.inline(part.text, context),
        },
      ];
    case 'prose':
      return [{ kind: 'html', html: proseHtml(textOf(page.file, part.span), scope, context) }];
    case 'comment':
      return [{ kind: 'comment', text: part.text }];
    case 'sentence':
      return sentenceBlocks(part, scope);
    case 'steps':
      return [
        {
          kind: 'steps',
          steps: part.steps.map((step) => toStep(step, scope)),
          readings: index.ears.sentencesIn(part.span).map((sentence) => toReading(index, sentence)),
        },
      ];
    case 'postcondition':
      return [
        {
          kind: 'postcondition',
          html: renderer.markdown(part.text, { ...context, explained: page.explained }),
        },
      ];
    case 'references':
      return [
        { kind: 'references', items: part.references.map((reference) => toReference(reference, scope)) },
      ];
    case 'metadata':
      return [
        {
          kind: 'metadata',
          entries: part.entries.map(({ key, value }) => ({ key, html: renderer.inline(value, context) })),
        },
      ];
    case 'evidence': {
      const lines: EvidenceLineView[] = [];
      for (const line of part.lines) lines.push(await toEvidenceLine(line, scope));
      return [{ kind: 'evidence', lines }];
    }
    case 'fence':
      return [{ kind: 'code', code: await toCode(part.fence, scope) }];
  }
}

function contextAt(span: Span, scope: BlockScope): TextContext {
  return { ...scope.page.context, idPrefix: String(span.start), headingLevel: scope.page.level };
}

/** Markdown of which nothing is visible, a definition for one, is shown as it is written rather than lost. */
function proseHtml(text: string, scope: BlockScope, context: TextContext): string {
  const html = scope.index.renderer.markdown(dedented(text), context);
  return html === '' && text.trim() !== '' ? `<p class="cb-raw">${escapeHtml(text.trim())}</p>` : html;
}

/** Takes away the indentation that all lines but the first share, which a span that begins inside a line leaves. */
function dedented(text: string): string {
  const lines = text.split('\n');
  const rest = lines.slice(1).filter((line) => line.trim() !== '');
  const indent = Math.min(...rest.map((line) => line.match(/^ */)?.[0].length ?? 0), 40);
  if (rest.length === 0 || indent < 4 || /^\s/.test(text)) return text;
  return lines.map((line, at) => (at === 0 ? line : line.slice(indent))).join('\n');
}

/**
 * A paragraph is one block per normative sentence, with the text around them as it stands. A paragraph of which the sentences
 * leave something out (a list mark, a quote) is one block with its keywords marked.
 */
function sentenceBlocks(part: Extract<Part, { kind: 'sentence' }>, scope: BlockScope): readonly BlockView[] {
  const { page, index } = scope;
  const context = { ...contextAt(part.span, scope), explained: page.explained };
  let at = part.span.start;
  const whole = part.sentences.every((sentence) => {
    const gap = page.file.text.slice(at, sentence.span.start);
    at = sentence.span.end;
    return gap.trim() === '';
  });
  if (!whole || page.file.text.slice(at, part.span.end).trim() !== '') {
    const text = textOf(page.file, part.span);
    const sentences = index.ears.sentencesIn(part.span);
    // Where lines lose their indentation, places in the text are other ones.
    const shown = dedented(text) === text ? text : '';
    const regions = clauseRegions(sentences, { raw: text, shown, origin: part.span.start });
    const html = proseHtml(text, scope, { ...context, regions });
    return [{ kind: 'sentence', html, readings: sentences.map((one) => toReading(index, one)) }];
  }
  const blocks: BlockView[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0)
      blocks.push({ kind: 'html', html: index.renderer.markdown(plain.join(' '), context) });
    plain = [];
  };
  for (const { text, strength, span } of part.sentences) {
    const read = index.ears.sentencesIn(span);
    if (strength === undefined && read.length === 0) {
      plain.push(text);
      continue;
    }
    flush();
    const pattern = read.length > 0 ? read[0]?.pattern : namePattern(text);
    const raw = textOf(page.file, span);
    const regions = clauseRegions(read, { raw, shown: text, origin: span.start });
    blocks.push({
      kind: 'sentence',
      html: index.renderer.markdown(text, { ...context, regions }),
      ...(pattern === undefined ? {} : { pattern }),
      readings: read.map((one) => toReading(index, one)),
    });
  }
  flush();
  return blocks;
}

function toStep(step: Step, scope: BlockScope): Extract<BlockView, { kind: 'steps' }>['steps'][number] {
  const context = { ...contextAt(step.span, scope), explained: scope.page.explained };
  const html = scope.index.renderer.markdown(step.text, context);
  const single = html.match(/^<p>((?:(?!<p>)[\s\S])*)<\/p>$/)?.[1];
  return {
    keyword: step.keyword,
    written: step.written,
    help: STEP_HELP[step.keyword],
    html: single ?? html,
  };
}

function toReference(
  reference: Reference,
  scope: BlockScope,
): Extract<BlockView, { kind: 'references' }>['items'][number] {
  const { index } = scope;
  const { path } = reference.span;
  const target =
    reference.path === undefined
      ? ({ kind: 'text' } as const)
      : resolveReference(index, path, reference.path, reference.fragment);
  const dangling = (index.findingsOfPath.get(path) ?? []).some(
    (finding) =>
      /dangling/.test(finding.code) &&
      finding.span !== undefined &&
      finding.span.start < reference.span.end &&
      finding.span.end > reference.span.start,
  );
  const html = messageHtml(reference.text.includes('`') ? reference.text : `\`${reference.text}\``);
  return { html, dangling, ...(target.kind === 'href' && !dangling ? { href: target.href } : {}) };
}

/** References are written from the project's root as often as from the spec. */
function resolveReference(index: SiteIndex, from: string, path: string, fragment: string | undefined) {
  const suffix = fragment === undefined ? '' : `#${fragment}`;
  const rooted = path.startsWith('.') || path.startsWith('/') ? path : `/${path}`;
  return resolveAuthorLink(index, from, rooted + suffix);
}

async function toEvidenceLine(line: EvidenceLine, scope: BlockScope): Promise<EvidenceLineView> {
  const { index, page } = scope;
  const context = contextAt(line.span, scope);
  const links: LinkView[] = [];
  // Commas between links are no words.
  const words = /[\p{L}\p{N}]/u.test(line.text) ? line.text.trim() : '';
  const rest: string[] = words === '' ? [] : [index.renderer.inline(words, context)];
  for (const target of line.targets) {
    const link = index.evidenceLinks.get(`${scope.claim ?? ''} ${linkKey(target.span)}`);
    // A target that is no file of the project, a web page for one, claims nothing; it is shown as the author's link.
    if (link === undefined) rest.push(index.renderer.inline(textOf(page.file, target.span), context));
    else links.push(scope.withExcerpt(linkKey(link.from), withResults(index, link, scope.evidence)));
  }
  const codes: CodeView[] = [];
  for (const fence of line.fences) codes.push(await toCode(fence, scope));
  return { label: line.label, html: rest.join(' '), links, codes };
}

/** A fence with its legend, which says of terms that one above it explains only that they are there. */
async function toCode(fence: Fence, { index, page, commands = new Set() }: BlockScope): Promise<CodeView> {
  const shown = exampleIn(index, fence);
  const { html, terms } = await index.renderer.code(fence.value, fence.language);
  const legend = legendOf(index, terms).map(
    (term): TermView => (page.explainedInCode.has(term.id) ? { ...term, above: true } : term),
  );
  for (const { id } of legend) page.explainedInCode.add(id);
  return {
    language: fence.language,
    code: shown === undefined || shown.results.size === 0 ? html : await listExample(index, fence, shown),
    closed: fence.closed,
    at: placeOf(index, fence.span),
    lines: fence.value.replace(/\n$/, '').split('\n').length,
    legend,
    commands: commandLines(index, fence, commands),
    ...(shown === undefined ? {} : { example: shown.view }),
  };
}

/** The fence with a mark beside each line that was executed. */
async function listExample(index: SiteIndex, fence: Fence, { results }: ShownExample): Promise<Html> {
  const { lines } = await index.renderer.highlight(fence.value.replace(/\r?\n$/, ''), fence.language);
  return index.renderer.listing(lines, { language: fence.language, results });
}
