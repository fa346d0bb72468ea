import type { ContractClause, ContractKind } from '#model';
import type { DocLine } from './doc-comments.ts';

const LABELS: readonly (readonly [RegExp, ContractKind])[] = [
  [/^(?:pre-?conditions?|pre|requires?|requirements?|assumes?)$/i, 'precondition'],
  [/^(?:post-?conditions?|post|ensures?|guarantees?|effects?)$/i, 'postcondition'],
  [/^(?:(?:(?:class|loop|representation|rep|type) )?invariants?|maintains|maintaining)$/i, 'invariant'],
  [
    /^(?:throws?|raises?|exceptions?|panics?|errors?|failures?|failure modes?|signals(?:_only)?|except)$/i,
    'failure',
  ],
  [/^(?:safety|safe|thread[- ]safety)$/i, 'safety'],
];

/** `Precondition: …`, `**Ensures** (when open): …`, `- Invariants (module level):` */
const LABEL =
  /^[ \t]*(?:[-*+] )?(?:\*\*|__)?([A-Za-z][A-Za-z -]{1,25}?)(?:\*\*|__)?[ \t]?(\([^()]{1,80}\))?[ \t]?:(?:\*\*|__)?(?=[ \t]|$)/;
/** `@throws`, `\pre`, `:raises ValueError:` */
const COMMAND = /^[ \t]*(?:[@\\]([a-z_]+)(?![\w(])|:([a-z]+)[ \t]+([\w.]{1,100}):)/i;
/** `requires a > 0;` in an annotation comment of JML or ACSL. */
const ANNOTATION =
  /^[ \t]*(?:also[ \t]+)?(?:public[ \t]+|private[ \t]+)?(requires|ensures|invariant|maintaining|signals|signals_only|assumes)\b(?![:=])/;
/** `# Panics`, `## Safety` */
const HEADING = /^[ \t]{0,3}#{1,6}[ \t]+([A-Za-z][A-Za-z -]{1,25})[ \t]*$/;
const XML_FAILURE = /<exception\s+cref="([^"\n]{1,200})"\s*>/;
const UNDERLINE = /^[ \t]*-{3,}[ \t]*$/;
const OTHER_LABEL = /^[ \t]*(?:[-*+] )?[A-Z][A-Za-z ]{2,30}:(?:[ \t]|$)/;
const FENCE = /^[ \t]*(?:```|~~~)/;
const BULLET = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+/;

/** Not after `e.g.` and the like. */
const SENTENCE_END = /(?<!\b(?:e\.g|i\.e|vs|cf|approx|[A-Z]))[.!?。！？](?=\s|$|<)/;

/**
 * A clause being read. `inline`: it stands after its label. `label`: its entries stand below `Raises:`, deeper or as bullets.
 * `section`: its entries are the paragraphs and bullets below a heading.
 */
interface Open {
  readonly kind: ContractKind;
  readonly form: 'inline' | 'label' | 'section';
  /** Of the label or heading. */
  readonly indent: number;
  /** Of the entry being read. */
  readonly entryIndent: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A blank line stands above the next line. */
  readonly gap: boolean;
  /** The label itself stands behind a bullet, so that a bullet below it is its neighbour. */
  readonly bulleted: boolean;
  /** Indentation of the list that an inline clause leads to with its colon, once the list has begun. */
  readonly list?: number;
}

/**
 * Reads the promises in a doc comment, in the usual spellings: labels (`Precondition: …`), commands (`@throws`, `\pre`,
 * `:raises E:`), annotation comments (`requires …;`), headings (`# Panics`, `Raises:` with entries below), XML.
 * Ensures: clauses stand in the order of the text, the summary first; a span covers the clause with its label.
 */
export function readContract(path: string, lines: readonly DocLine[]): readonly ContractClause[] {
  const clauses: ContractClause[] = [];
  let open: Open | undefined;
  let skipping: 'fence' | 'example' | undefined;
  const finish = () => {
    const text = open ? tidy(open.text) : '';
    if (open && text !== '') {
      clauses.push({ kind: open.kind, text, span: { path, start: open.start, end: open.end } });
    }
  };
  for (const [i, line] of lines.entries()) {
    const command = COMMAND.exec(line.text);
    const isFence = FENCE.test(line.text);
    if (isFence) skipping = skipping === 'fence' ? undefined : 'fence';
    else if (skipping === 'example' && command) skipping = undefined;
    if (/^(?:example|code)$/.test(command?.[1] ?? '')) skipping = 'example';
    const opened = skipping || isFence ? undefined : startOf(line, lines[i + 1], command);
    if (skipping || isFence || opened) {
      finish();
      open = opened;
    } else if (open) {
      const step = advance(open, line, command !== null);
      if (step.finished) finish();
      open = step.open;
    }
  }
  finish();
  const summary = readSummary(path, lines);
  return summary ? [summary, ...clauses] : clauses;
}

function startOf(
  line: DocLine,
  next: DocLine | undefined,
  command: RegExpExecArray | null,
): Open | undefined {
  const { text } = line;
  const indent = indentOf(text);
  const open = (kind: ContractKind | undefined, from: number, form: Open['form']): Open | undefined =>
    kind && {
      kind,
      form,
      indent,
      entryIndent: indent,
      text: text.slice(from).trim(),
      start: line.start + indent,
      end: line.start + text.length,
      gap: false,
      bulleted: BULLET.test(text),
    };
  const heading = HEADING.exec(text);
  if (heading) return open(kindOf(heading[1]), text.length, 'section');
  if (command) {
    const from = command[3] ? text.indexOf(command[3]) : command[0].length;
    return open(kindOf(command[1] ?? command[2]), from, 'inline');
  }
  const annotation = ANNOTATION.exec(text);
  if (annotation && text.endsWith(';')) return open(kindOf(annotation[1]), annotation[0].length, 'inline');
  const label = LABEL.exec(text);
  if (label) {
    const from = label[0].length;
    return open(kindOf(label[1]), from, text.slice(from).trim() === '' ? 'label' : 'inline');
  }
  if (next && UNDERLINE.test(next.text)) return open(kindOf(text.trim()), text.length, 'section');
  const xml = XML_FAILURE.exec(text);
  return xml ? open('failure', xml.index, 'inline') : undefined;
}

/**
 * Gives a line that opens no clause to the open one: as more of it, as its next entry, or as its end.
 * Ensures: the same object, extended or not, means that the clause goes on; `finished` that it is whole.
 */
function advance(
  open: Open,
  line: DocLine,
  isCommand: boolean,
): { readonly finished: boolean; readonly open: Open | undefined } {
  const { text } = line;
  if (isCommand || HEADING.test(text)) return { finished: true, open: undefined };
  if (text.trim() === '') {
    return open.form === 'inline' && !isLeadingToList(open)
      ? { finished: true, open: undefined }
      : { finished: false, open: { ...open, gap: true } };
  }
  if (UNDERLINE.test(text)) return { finished: false, open };
  if (!isProse(text)) return { finished: true, open: undefined };
  switch (placeIn(open, text)) {
    case 'more': {
      const end = line.start + text.length;
      return { finished: false, open: { ...open, text: `${open.text} ${text.trim()}`, end } };
    }
    case 'item': {
      const words = text.replace(BULLET, '').trim();
      const joined = open.list === undefined ? `${open.text} ${words}` : `${open.text}; ${words}`;
      const list = open.list ?? indentOf(text);
      return { finished: false, open: { ...open, text: joined, end: line.start + text.length, list } };
    }
    case 'entry': {
      const mark = BULLET.exec(text)?.[0].length ?? indentOf(text);
      const place = { start: line.start + mark, end: line.start + text.length };
      const entry = { ...open, ...place, text: text.slice(mark), entryIndent: indentOf(text), gap: false };
      return { finished: true, open: entry };
    }
    case 'outside':
      return { finished: true, open: undefined };
  }
}

/** `… is one of:`, of which the list below is the promise. */
function isLeadingToList(open: Open): boolean {
  return open.list === undefined && /[:：]$/.test(open.text);
}

function placeIn(open: Open, text: string): 'more' | 'item' | 'entry' | 'outside' {
  const bullet = BULLET.test(text);
  const indent = indentOf(text);
  switch (open.form) {
    case 'inline':
      if (open.list !== undefined) {
        if (bullet) return indent >= open.list ? 'item' : 'outside';
        return indent > open.list ? 'more' : 'outside';
      }
      if (bullet)
        return isLeadingToList(open) && indent >= open.indent + Number(open.bulleted) ? 'item' : 'outside';
      return open.gap || OTHER_LABEL.test(text) ? 'outside' : 'more';
    case 'label': {
      if (open.gap && indent <= open.indent && !bullet) return 'outside';
      if (open.text === '' || bullet) return 'entry';
      if (indent <= open.indent) return OTHER_LABEL.test(text) ? 'outside' : 'more';
      return indent <= open.entryIndent ? 'entry' : 'more';
    }
    case 'section':
      if (OTHER_LABEL.test(text) && !bullet && open.gap) return 'outside';
      return open.text === '' || bullet || open.gap ? 'entry' : 'more';
  }
}

function kindOf(word: string | undefined): ContractKind | undefined {
  const bare = word?.trim() ?? '';
  return LABELS.find(([pattern]) => pattern.test(bare))?.[1];
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** The first sentence of the first paragraph of documentation. */
function readSummary(path: string, lines: readonly DocLine[]): ContractClause | undefined {
  const from = lines.findIndex((line) => line.formal && isProse(line.text));
  const first = lines[from];
  if (!first) return undefined;
  const mark = /^[ \t]*(?:<[a-z]+>|[@\\]brief\b)?[ \t]*/.exec(first.text)?.[0] ?? '';
  const isBrief = mark.trim() !== '';
  if (!isBrief && (COMMAND.test(first.text) || startOf(first, lines[from + 1], null))) return undefined;
  const start = first.start + mark.length;
  const texts: string[] = [];
  let end = start;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    if (!line || !isProse(line.text) || COMMAND.test(line.text)) break;
    if (i > from && startOf(line, lines[i + 1], null)) break;
    const text = i === from ? line.text.slice(start - line.start) : line.text;
    const stop = SENTENCE_END.exec(text);
    texts.push(stop ? text.slice(0, stop.index + 1) : text);
    end = line.start + (i === from ? start - line.start : 0) + (stop ? stop.index + 1 : text.length);
    if (stop) break;
  }
  const text = tidy(texts.join(' '));
  return text === '' ? undefined : { kind: 'summary', text, span: { path, start, end } };
}

/** A line with words, unlike a ruler, a tag of XML alone or a directive for a tool. */
function isProse(text: string): boolean {
  if (/^[ \t]*<\/?[a-z]+>[ \t]*$/.test(text)) return false;
  if (/^[ \t]*(?:eslint-|biome-|prettier-|@ts-|noqa|pylint:|type: ignore|nolint|go:|SPDX-)/.test(text))
    return false;
  return /[\p{L}\p{N}]/u.test(text);
}

/** Collapses white space and takes the marks of XML documentation off. */
function tidy(text: string): string {
  return text
    .replace(/\{@(?:code|literal)\s+([^{}\n]{1,200})\}/g, '`$1`')
    .replace(/\{@(?:link|linkplain|value)\s+([^{}\n]{1,200})\}/g, '$1')
    .replace(/^\{([^{}\n]{1,200})\}\s*/, '$1: ')
    .replace(/<exception\s+cref="([^"\n]{1,200})"\s*>/g, '$1: ')
    .replace(/<(?:see|seealso|paramref)\s+\w+="([^"\n]{1,200})"\s*\/>/g, '$1')
    .replace(/<\/?(?:exception|summary|remarks|para|c|code)>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/;$/, '');
}
