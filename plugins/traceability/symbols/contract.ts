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

/** A clause being read; `heading` means that its entries are the lines below it. */
interface Open {
  readonly kind: ContractKind;
  readonly heading: boolean;
  readonly indent: number;
  text: string;
  start: number;
  end: number;
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
  const close = () => {
    if (open && open.text.trim() !== '') {
      clauses.push({
        kind: open.kind,
        text: tidy(open.text),
        span: { path, start: open.start, end: open.end },
      });
    }
  };
  for (const [i, line] of lines.entries()) {
    if (FENCE.test(line.text)) skipping = skipping === 'fence' ? undefined : 'fence';
    const command = COMMAND.exec(line.text);
    if (skipping === 'example' && command) skipping = undefined;
    if (/^(?:example|code)$/.test(command?.[1] ?? '')) skipping = 'example';
    if (skipping) {
      close();
      open = undefined;
      continue;
    }
    const next: Open | undefined = startOf(line, lines[i + 1], command);
    if (next) {
      close();
      open = next;
    } else if (open) {
      const step = continued(open, line, command !== null);
      if (step === 'append') append(open, line);
      else if (step === 'entry') {
        close();
        open = { ...open, ...entryOf(line) };
      } else if (step === 'end') {
        close();
        open = undefined;
      }
    }
  }
  close();
  const summary = readSummary(path, lines);
  return summary ? [summary, ...clauses] : clauses;
}

function startOf(
  line: DocLine,
  next: DocLine | undefined,
  command: RegExpExecArray | null,
): Open | undefined {
  const start = line.start + indentOf(line.text);
  const open = (kind: ContractKind | undefined, from: number, heading: boolean): Open | undefined =>
    kind && {
      kind,
      heading,
      indent: indentOf(line.text),
      text: line.text.slice(from).trim(),
      start,
      end: line.start + line.text.length,
    };
  const heading = HEADING.exec(line.text);
  if (heading) return open(kindOf(heading[1]), line.text.length, true);
  if (command) {
    const word = command[1] ?? command[2];
    const kind = kindOf(word);
    return open(kind, command[3] ? line.text.indexOf(command[3]) : command[0].length, false);
  }
  const annotation = ANNOTATION.exec(line.text);
  if (annotation && line.text.trimEnd().endsWith(';'))
    return open(kindOf(annotation[1]), annotation[0].length, false);
  const label = LABEL.exec(line.text);
  if (label) {
    const from = label[0].length;
    return open(kindOf(label[1]), from, line.text.slice(from).trim() === '');
  }
  if (next && UNDERLINE.test(next.text)) return open(kindOf(line.text.trim()), line.text.length, true);
  const xml = XML_FAILURE.exec(line.text);
  if (xml) return open('failure', xml.index, false);
  return undefined;
}

/** What a line means for the clause above it. */
function continued(open: Open, line: DocLine, isCommand: boolean): 'append' | 'entry' | 'end' | 'skip' {
  const blank = line.text.trim() === '';
  if (isCommand || HEADING.test(line.text)) return 'end';
  if (blank) return open.heading ? 'skip' : 'end';
  if (UNDERLINE.test(line.text)) return 'skip';
  if (!open.heading) return BULLET.test(line.text) || OTHER_LABEL.test(line.text) ? 'end' : 'append';
  if (open.text === '') return 'entry';
  if (BULLET.test(line.text)) return 'entry';
  return indentOf(line.text) > open.indent || !OTHER_LABEL.test(line.text) ? 'append' : 'end';
}

function append(open: Open, line: DocLine): void {
  open.text += ` ${line.text.trim()}`;
  open.end = line.start + line.text.length;
}

function entryOf(line: DocLine): Pick<Open, 'text' | 'start' | 'end'> {
  const mark = BULLET.exec(line.text)?.[0].length ?? indentOf(line.text);
  return { text: line.text.slice(mark), start: line.start + mark, end: line.start + line.text.length };
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
  if (!first || startOf(first, lines[from + 1], COMMAND.exec(first.text)) || COMMAND.test(first.text))
    return undefined;
  const start = first.start + (/^[ \t]*(?:<[a-z]+>[ \t]*)?/.exec(first.text)?.[0].length ?? 0);
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
    .replace(/^\{([^{}\n]{1,200})\}\s*/, '$1: ')
    .replace(/<exception\s+cref="([^"\n]{1,200})"\s*>/g, '$1: ')
    .replace(/<(?:see|seealso|paramref)\s+\w+="([^"\n]{1,200})"\s*\/>/g, '$1')
    .replace(/<\/?(?:exception|summary|remarks|para|c|code)>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/;$/, '');
}
