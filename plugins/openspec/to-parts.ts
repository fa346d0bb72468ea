import type { EvidenceLine, Metadata, Part, Step } from '#model';
import type { Note } from './author-blocks.ts';
import type { Block, HeadingBlock, ListBlock, ListItem } from './block.ts';
import { evidenceOfItem, evidenceOfLine, withFence } from './evidence.ts';
import { toFence } from './fences.ts';
import { stepsOfItem, stepsOfLines } from './find-steps.ts';
import { parseFrontMatter } from './front-matter.ts';
import { isPlaceholder } from './placeholder.ts';
import type { ReadBudget } from './read-budget.ts';
import { referenceOfItem } from './references.ts';
import { collapse, isRule, type Line, linesOf } from './source-text.ts';
import { isNormative, splitSentences } from './split-sentences.ts';
import type { StepWords } from './step-words.ts';

/** Where the blocks stand, which decides what they may be. */
export interface PartContext {
  readonly path: string;
  readonly text: string;
  readonly words: StepWords;
  readonly note: Note;
  readonly budget: ReadBudget;
  /** `claim`: directly under a requirement or scenario. `purpose`: under Purpose. `evidence`: under Evidence. */
  readonly place: 'claim' | 'purpose' | 'evidence' | 'other';
  /** The `Evidence` heading, which the first evidence part takes in. */
  readonly heading?: HeadingBlock;
}

/** Turns the blocks under one heading into parts, in order; together they cover every block. */
export function toParts(blocks: readonly Block[], context: PartContext): Part[] {
  const parts: Part[] = [];
  let label: Label | undefined;
  for (const block of blocks) {
    const open = label;
    label = undefined;
    if (open !== undefined && block.kind === 'list') {
      if (parts.at(-1) === open.part) parts.pop();
      parts.push(labelled(open, block, context));
      continue;
    }
    switch (block.kind) {
      case 'paragraph': {
        const read = paragraph(block.start, block.end, context);
        for (const part of read.parts) parts.push(part);
        label = read.label;
        break;
      }
      case 'list':
        for (const part of list(block, context)) parts.push(part);
        break;
      case 'fence':
        fence(parts, block, context);
        break;
      case 'html':
        for (const part of comments(block, context)) parts.push(part);
        break;
      case 'front-matter':
        parts.push(parseFrontMatter(context.path, context.text, block, context.note));
        break;
      default:
        parts.push({ kind: 'prose', span: span(context, block) });
    }
  }
  return context.place === 'evidence' ? withEvidenceHeading(parts, context) : joined(parts, context.text);
}

function span(context: PartContext, extent: Line): { path: string; start: number; end: number } {
  return { path: context.path, start: extent.start, end: extent.end };
}

/** `**References:**` or `**Evidence:**` at the end of a paragraph, which a list then completes. */
interface Label {
  readonly kind: 'references' | 'evidence';
  readonly start: number;
  readonly part: Part;
}

const REFERENCES =
  /^(?:\*\*|__)references?(?:\s*[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*|^references?[:：]\s*$/i;
const EVIDENCE = /^(?:\*\*|__)evidence(?:\s*[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：]?)\s*$/i;
const POSTCONDITION =
  /^(?:(?:\*\*|__)post-?conditions?(?:\s*\([^)]*\))?(?:\s*[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])|post-?conditions?[:：])\s*/i;
const METADATA = /^(?:\*\*|__)([^*_\r\n]{1,60}?)(?:\s*[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*/;

type Group = {
  readonly kind: 'text' | 'postcondition' | 'references' | 'evidence' | 'metadata';
  lines: Line[];
};

/** Splits a paragraph where a line begins something of its own, such as `**Postcondition:** …` without blank line. */
function paragraph(start: number, end: number, context: PartContext): { parts: Part[]; label?: Label } {
  const parts: Part[] = [];
  let label: Label | undefined;
  for (const group of groups(start, end, context)) {
    const first = group.lines[0];
    const last = group.lines.at(-1);
    if (first === undefined || last === undefined) continue;
    const part = groupPart(group, first.start, last.end, context);
    for (const each of part) parts.push(each);
    label = undefined;
    const only = part[0];
    if ((group.kind === 'references' || group.kind === 'evidence') && only !== undefined)
      label = { kind: group.kind, start: first.start, part: only };
  }
  return label === undefined ? { parts } : { parts, label };
}

function groups(start: number, end: number, context: PartContext): Group[] {
  const { text } = context;
  const found: Group[] = [];
  for (const line of linesOf(text, start, end)) {
    const source = text.slice(line.start, line.end);
    const kind = lineKind(source, line.start, context);
    const last = found.at(-1);
    if (kind === 'text' && last !== undefined && continues(last, source, text)) last.lines.push(line);
    else if (kind === 'metadata' && last?.kind === 'metadata') last.lines.push(line);
    else found.push({ kind, lines: [line] });
  }
  return found;
}

function lineKind(source: string, offset: number, context: PartContext): Group['kind'] {
  if (context.place === 'purpose') return 'text';
  const mark = source.charCodeAt(0);
  // `*`, `_`, or the first letter of Postcondition, References.
  if (mark !== 42 && mark !== 95 && !/^[pr]/i.test(source)) return 'text';
  if (POSTCONDITION.test(source)) return 'postcondition';
  if (REFERENCES.test(source)) return 'references';
  if (EVIDENCE.test(source)) return 'evidence';
  if (context.place !== 'claim') return 'text';
  const key = METADATA.exec(source);
  if (key === null || context.words.keywordOf.has((key[1] ?? '').toLowerCase())) return 'text';
  context.words.marked.lastIndex = offset;
  return isNormative(source.slice(key[0].length)) ? 'text' : 'metadata';
}

/** Whether a line without a mark of its own belongs to the group above it. */
function continues(group: Group, source: string, text: string): boolean {
  if (group.kind === 'text' || group.kind === 'postcondition') return true;
  if (group.kind !== 'metadata') return false;
  const last = group.lines.at(-1);
  // A long value was wrapped; after a short one something new begins.
  return (
    last !== undefined &&
    last.end - last.start > 60 &&
    !isNormative(source) &&
    !/[.。]$/.test(text.slice(last.start, last.end))
  );
}

function groupPart(group: Group, start: number, end: number, context: PartContext): Part[] {
  const { path, text } = context;
  const extent = { path, start, end };
  const source = text.slice(start, end);
  switch (group.kind) {
    case 'postcondition': {
      const textStart = start + (POSTCONDITION.exec(source)?.[0].length ?? 0);
      const textSpan = { path, start: textStart, end };
      return [{ kind: 'postcondition', span: extent, text: collapse(text, textStart, end), textSpan }];
    }
    case 'references': {
      const from = start + (REFERENCES.exec(source)?.[0].length ?? 0);
      const item: ListItem = { start: from, end, children: [{ kind: 'paragraph', start: from, end }] };
      return [
        {
          kind: 'references',
          span: extent,
          references: from < end ? [referenceOfItem(path, text, item, context.budget)] : [],
        },
      ];
    }
    case 'evidence':
      return [{ kind: 'evidence', span: extent, lines: [] }];
    case 'metadata':
      return [{ kind: 'metadata', span: extent, entries: metadataOfLines(group.lines, context) }];
    case 'text':
      return textPart(start, end, context);
  }
}

function textPart(start: number, end: number, context: PartContext): Part[] {
  const { path, text, place } = context;
  const extent = { path, start, end };
  const source = text.slice(start, end);
  if (place === 'purpose') return [{ kind: isPlaceholder(source) ? 'placeholder' : 'prose', span: extent }];
  if (place === 'evidence') {
    const lines = linesOf(text, start, end).map((line) =>
      evidenceOfLine(path, text, line.start, line.end, context.budget),
    );
    if (lines.every((line) => line !== undefined)) return [{ kind: 'evidence', span: extent, lines }];
    return [{ kind: 'prose', span: extent }];
  }
  const steps = stepsOfLines(path, text, start, end, context.words);
  if (steps.length > 0 && !isEars(steps, source)) return [{ kind: 'steps', span: extent, steps }];
  if (place === 'claim' && isNormative(source))
    return [{ kind: 'sentence', span: extent, sentences: splitSentences(path, text, start, end) }];
  return [{ kind: 'prose', span: extent }];
}

/** One WHEN with a SHALL in it and no THEN is an EARS sentence, however it is marked. */
function isEars(steps: readonly Step[], source: string): boolean {
  return isNormative(source) && !steps.some((step) => step.keyword === 'then');
}

function metadataOfLines(lines: readonly Line[], context: PartContext): Metadata[] {
  const { path, text } = context;
  const entries: Metadata[] = [];
  for (const line of lines) {
    const key = METADATA.exec(text.slice(line.start, line.end));
    const last = entries.at(-1);
    if (key !== null) {
      const value = collapse(text, line.start + key[0].length, line.end);
      entries.push({ key: (key[1] ?? '').trim(), value, span: span(context, line) });
    } else if (last !== undefined) {
      const value = `${last.value} ${collapse(text, line.start, line.end)}`;
      entries[entries.length - 1] = { ...last, value, span: { path, start: last.span.start, end: line.end } };
    }
  }
  return entries;
}

function labelled(label: Label, block: ListBlock, context: PartContext): Part {
  const { path, text } = context;
  const extent = { path, start: label.start, end: block.end };
  if (label.kind === 'evidence')
    return { kind: 'evidence', span: extent, lines: evidenceLines(block, context) };
  const above = label.part.kind === 'references' ? label.part.references : [];
  const below = block.items.map((item) => referenceOfItem(path, text, item, context.budget));
  return { kind: 'references', span: extent, references: [...above, ...below] };
}

function list(block: ListBlock, context: PartContext): Part[] {
  if (context.place === 'evidence')
    return [{ kind: 'evidence', span: span(context, block), lines: evidenceLines(block, context) }];
  if (context.place === 'purpose') return [{ kind: 'prose', span: span(context, block) }];
  const steps = stepList(block, context);
  if (steps !== undefined) return steps;
  if (context.place === 'claim') {
    const entries = block.items.map((item) => metadataOfItem(item, context));
    if (entries.every((entry) => entry !== undefined))
      return [{ kind: 'metadata', span: span(context, block), entries }];
    if (block.items.every((item) => isNormativeItem(item, context))) {
      const sentences = block.items.flatMap((item) => {
        const { start, end } = item.children[0] ?? item;
        return splitSentences(context.path, context.text, start, end);
      });
      return [{ kind: 'sentence', span: span(context, block), sentences }];
    }
  }
  return [{ kind: 'prose', span: span(context, block) }];
}

function metadataOfItem(item: ListItem, context: PartContext): Metadata | undefined {
  const first = item.children[0];
  if (first?.kind !== 'paragraph' || item.children.length > 1) return undefined;
  const source = context.text.slice(first.start, first.end);
  const key = METADATA.exec(source);
  if (key === null || isNormative(source.slice(key[0].length))) return undefined;
  const value = collapse(context.text, first.start + key[0].length, first.end);
  return { key: (key[1] ?? '').trim(), value, span: span(context, item) };
}

function isNormativeItem(item: ListItem, context: PartContext): boolean {
  const first = item.children[0];
  return (
    first?.kind === 'paragraph' &&
    item.children.length === 1 &&
    isNormative(context.text.slice(first.start, first.end))
  );
}

/** A list whose items are steps; items without keyword belong to the step above, items before the first step do not. */
function stepList(block: ListBlock, context: PartContext): Part[] | undefined {
  const { path, text, words } = context;
  const read = block.items.map((item) => stepsOfItem(path, text, item, words));
  const from = read.findIndex((steps) => steps.length > 0);
  if (from === -1) return undefined;
  const kinds = new Set(read.flat().map((step) => step.keyword));
  const first = block.items[from];
  if (first === undefined) return undefined;
  // A single EARS sentence in a bullet, and prose that happens to begin with `When`.
  if (
    !kinds.has('then') &&
    block.items.every((item, i) => read[i]?.length === 0 || isNormativeItem(item, context))
  )
    return undefined;
  if (!kinds.has('then') && from > 0) return undefined;
  const steps: Step[] = [];
  for (const [index, item] of block.items.entries()) {
    const own = read[index] ?? [];
    const last = steps.at(-1);
    for (const step of own) steps.push(step);
    if (own.length === 0 && last !== undefined) {
      const added = collapse(text, item.start, item.end);
      steps[steps.length - 1] = {
        ...last,
        text: `${last.text}\n\n${added}`,
        span: { ...last.span, end: item.end },
      };
    }
  }
  const parts: Part[] = [{ kind: 'steps', span: { path, start: first.start, end: block.end }, steps }];
  const before = block.items[from - 1];
  if (before !== undefined)
    parts.unshift({ kind: 'prose', span: { path, start: block.start, end: before.end } });
  return parts;
}

function evidenceLines(block: ListBlock, context: PartContext): EvidenceLine[] {
  return block.items.map((item) => {
    const line = evidenceOfItem(context.path, context.text, item, context.budget);
    const odd =
      line.label === '' ||
      ((line.kind === 'implementation' || line.kind === 'test') && line.targets.length === 0);
    if (odd)
      context.note('malformed-evidence', item.start, item.end, collapse(context.text, item.start, item.end));
    return line;
  });
}

function fence(parts: Part[], block: Extract<Block, { kind: 'fence' }>, context: PartContext): void {
  const read = toFence(context.path, block);
  const last = parts.at(-1);
  const line = last?.kind === 'evidence' ? last.lines.at(-1) : undefined;
  if (last?.kind === 'evidence' && line?.kind === 'example') {
    const lines = [...last.lines.slice(0, -1), withFence(line, read)];
    parts[parts.length - 1] = { ...last, lines, span: { ...last.span, end: block.end } };
    return;
  }
  parts.push({ kind: 'fence', span: span(context, block), fence: read });
}

/** Raw HTML: its comments as comments, the rest as prose, which a page shows as text. */
function comments(block: Block, context: PartContext): Part[] {
  const { path, text } = context;
  const parts: Part[] = [];
  const prose = (start: number, end: number): void => {
    for (const line of linesOf(text, start, end)) parts.push({ kind: 'prose', span: span(context, line) });
  };
  let at = block.start;
  const source = text.slice(block.start, block.end);
  while (at < block.end) {
    const opening = source.indexOf('<!--', at - block.start);
    if (opening === -1) break;
    const start = block.start + opening;
    prose(at, start);
    const close = source.indexOf('-->', opening + 4);
    const end = close === -1 ? block.end : block.start + close + 3;
    const inner = source.slice(opening + 4, close === -1 ? undefined : close);
    parts.push({ kind: 'comment', span: { path, start, end }, text: inner.replace(/\r\n?/g, '\n').trim() });
    at = end;
  }
  prose(at, block.end);
  return parts;
}

/** The `Evidence` heading belongs to the first evidence part; without one it stays a heading, and is noted. */
function withEvidenceHeading(parts: readonly Part[], context: PartContext): Part[] {
  const { heading, path, text } = context;
  const merged = joined(parts, text);
  if (heading === undefined) return merged;
  const first = merged[0];
  if (first?.kind === 'evidence')
    return [{ ...first, span: { ...first.span, start: heading.start } }, ...merged.slice(1)];
  if (!merged.some((part) => part.kind === 'evidence'))
    context.note(
      'malformed-evidence',
      heading.start,
      heading.end,
      text.slice(heading.textStart, heading.textEnd),
    );
  const words = text.slice(heading.textStart, heading.textEnd);
  return [
    {
      kind: 'heading',
      span: { path, start: heading.start, end: heading.end },
      depth: heading.depth,
      text: words,
    },
    ...merged,
  ];
}

/** Joins prose that follows prose, so that its Markdown is rendered at once; but never a rule to the text above it. */
function joined(parts: readonly Part[], text: string): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === 'prose' && part.kind === 'prose' && !isRule(text, part.span.start, part.span.end))
      result[result.length - 1] = { kind: 'prose', span: { ...last.span, end: part.span.end } };
    else result.push(part);
  }
  return result;
}
