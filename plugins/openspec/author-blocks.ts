import type { IrregularityKind, SourceFile } from '#model';
import type { Block, HeadingBlock } from './block.ts';
import { headingOf, readCommonMark } from './commonmark-blocks.ts';
import { isHeadingAt } from './heading-mark.ts';
import { roleOfHeading } from './heading-words.ts';
import { readBlocks } from './read-blocks.ts';
import { blockWork, type ReadBudget, spend } from './read-budget.ts';
import { collapse, linesOf } from './source-text.ts';

/** Says that something at `[start, end)` would make a person stumble. */
export type Note = (kind: IrregularityKind, start: number, end: number, detail: string) => void;

/** The blocks of a file as its author meant them, where CommonMark reads something else; each such place is noted. */
export function readAuthorBlocks(file: SourceFile, note: Note, budget: ReadBudget): Block[] {
  const blocks = readBlocks(file, budget);
  const meant: Block[] = [];
  const first = blocks[0];
  const second = blocks[1];
  let from = 0;
  if (
    first?.kind === 'rule' &&
    isDashes(file.text, first) &&
    second !== undefined &&
    holdsKeys(file.text, second)
  ) {
    from = misplacedFrontMatter(file.text, first, second, meant, note);
  }
  for (const block of blocks.slice(from))
    for (const each of meantBy(file, block, note, budget)) meant.push(each);
  noteUnread(file, meant, note);
  return meant;
}

function meantBy(file: SourceFile, block: Block, note: Note, budget: ReadBudget): readonly Block[] {
  if (block.kind === 'heading' && block.underlined) return underlined(file.text, block, note);
  if (block.kind === 'html') return html(file, block, note, budget);
  return block.kind === 'paragraph' ? unspacedHeadings(file.text, block) : [block];
}

/** Notes text beyond the limits, at any depth, with how much of it there is. */
function noteUnread(file: SourceFile, blocks: readonly Block[], note: Note): void {
  for (const block of blocks) {
    if (block.kind === 'list') for (const item of block.items) noteUnread(file, item.children, note);
    else if (block.kind === 'quote') noteUnread(file, block.children, note);
    else if (block.kind === 'unread') {
      const lines = linesOf(file.text, block.start, block.end);
      const first = lines[0] ?? block;
      note('unread-text', first.start, first.end, lines.length === 1 ? '1 line' : `${lines.length} lines`);
    }
  }
}

function isDashes(text: string, block: Block): boolean {
  return /^---[ \t]*$/.test(text.slice(block.start, block.end));
}

function holdsKeys(text: string, block: Block): boolean {
  if (block.kind !== 'paragraph' && !(block.kind === 'heading' && block.underlined)) return false;
  return /^[A-Za-z_][\w-]*:(?:\s|$)/.test(text.slice(block.start, block.end));
}

/** `---` and keys below a blank line, or without the closing `---`: a rule and a heading or a paragraph for Markdown. */
function misplacedFrontMatter(text: string, first: Block, second: Block, meant: Block[], note: Note): number {
  if (second.kind === 'heading') {
    note(
      'malformed-front-matter',
      first.start,
      second.end,
      'front matter that does not start on the first line',
    );
    meant.push({ kind: 'front-matter', start: first.start, end: second.end });
    return 2;
  }
  note('malformed-front-matter', first.start, first.end, 'front matter without a closing `---`');
  const lines = linesOf(text, second.start, second.end);
  const keys = lines.findIndex((line) => !/^[\w-]+:|^[-#]|^\s/.test(text.slice(line.start, line.end)));
  const last = keys === -1 ? lines.at(-1) : lines[keys - 1];
  const end = last?.end ?? second.end;
  meant.push({ kind: 'front-matter', start: first.start, end });
  const rest = keys === -1 ? undefined : lines[keys];
  if (rest !== undefined) meant.push({ kind: 'paragraph', start: rest.start, end: second.end });
  return 2;
}

/**
 * A line of words above `===` or `---` is a heading for Markdown. With `---` the author mostly meant a rule and left out
 * the blank line: so it is read unless the words are a known heading, or short and underlined to their length.
 */
function underlined(text: string, block: HeadingBlock, note: Note): Block[] {
  const words = collapse(text, block.textStart, block.textEnd);
  const line = linesOf(text, block.textEnd, block.end)[0];
  const dashes = line === undefined ? '' : text.slice(line.start, line.end);
  const isLine = !/[\r\n]/.test(text.slice(block.textStart, block.textEnd));
  const known = roleOfHeading(words).kind !== 'plain';
  const drawn = isLine && dashes.length > 3 && words.length <= 80 && !/[.!?:;,。]$/.test(words);
  if (dashes.startsWith('=') || known || drawn || line === undefined) {
    note('setext-heading', block.start, block.end, words);
    return [block];
  }
  note('setext-heading', line.start, line.end, `\`${dashes}\` directly below text`);
  return [
    { kind: 'paragraph', start: block.start, end: block.textEnd },
    { kind: 'rule', start: line.start, end: line.end },
  ];
}

const OPAQUE = /^<(?:script|pre|style|textarea)(?=[\s>]|$)|^<[!?]/i;

/** Headings stuck to raw HTML are read as headings; headings in a comment are only noted. */
function html(file: SourceFile, block: Block, note: Note, budget: ReadBudget): Block[] {
  const { text } = file;
  const source = text.slice(block.start, block.end);
  const lines = linesOf(text, block.start, block.end);
  const headings = lines.filter((line) => isHeadingAt(text, line.start) && startsLine(text, line.start));
  if (headings.length === 0) return [block];
  if (OPAQUE.test(source)) {
    if (source.startsWith('<!--'))
      for (const { start, end } of headings) note('hidden-heading', start, end, text.slice(start, end));
    return [block];
  }
  const blocks: Block[] = [];
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    if (blocks.length === 0) blocks.push({ kind: 'html', ...open });
    else if (spend(budget, blockWork(text.slice(open.start, open.end))))
      for (const block of readCommonMark(text, open.start, open.end)) blocks.push(block);
    else blocks.push({ kind: 'unread', ...open });
    open = undefined;
  };
  for (const line of lines) {
    if (isHeadingAt(text, line.start) && startsLine(text, line.start)) {
      close();
      const depth = /^#+/.exec(text.slice(line.start, line.end))?.[0].length ?? 1;
      blocks.push(headingOf(text, line.start, line.end, depth));
    } else open = { start: open?.start ?? line.start, end: line.end };
  }
  close();
  return blocks;
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r';
}

const UNSPACED = /^(#{2,6})(?=(?:requirement|scenario)\s*[:：])/i;

/** `###Requirement: …` without the space that Markdown wants. */
function unspacedHeadings(text: string, block: Block): Block[] {
  if (!text.startsWith('#', block.start) && !/[\r\n]#{2,6}[rs]/i.test(text.slice(block.start, block.end)))
    return [block];
  const blocks: Block[] = [];
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    if (open !== undefined) blocks.push({ kind: 'paragraph', ...open });
    open = undefined;
  };
  for (const line of linesOf(text, block.start, block.end)) {
    const signs = UNSPACED.exec(text.slice(line.start, line.end))?.[1];
    if (signs === undefined) {
      open = { start: open?.start ?? line.start, end: line.end };
      continue;
    }
    close();
    const textStart = line.start + signs.length;
    blocks.push({
      kind: 'heading',
      start: line.start,
      end: line.end,
      depth: signs.length,
      textStart,
      textEnd: line.end,
      underlined: false,
    });
  }
  close();
  return blocks;
}
