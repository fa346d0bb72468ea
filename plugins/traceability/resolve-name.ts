import type { CodeSymbol, Link } from '#model';
import type { CodeFile } from './code-index.ts';
import {
  inWords,
  lineCount,
  lineHolds,
  linesWith,
  nearest,
  placeOf,
  placeOfSymbol,
  startLine,
  symbolAround,
  type Wanted,
  wordsOf,
} from './find-name.ts';
import { isWhole, partAnswers, wholeAnswers } from './name-table.ts';

/** What became of an evidence link: the part of a `Link` that looking at the code decides. */
export type Resolution = Pick<Link, 'status' | 'target' | 'match' | 'reason'>;

/** Looks for a name in a file when the link gives no line. */
export function resolveInFile(wanted: Wanted, code: CodeFile): Resolution {
  const { file, symbols } = code;
  if (wanted.kind === 'description') return resolveDescription(wanted, undefined, code);
  const unclear = severalParts(wanted, code);
  if (unclear !== undefined) return missing(unclear);
  const declared = bestOf(symbols, wanted, 1);
  if (declared) {
    return {
      status: 'covers',
      match: 'file',
      target: placeOfSymbol(declared),
      reason: sentence(`${inWords(declared)} is declared at line ${declared.line}`, declared, wanted),
    };
  }
  const owner = otherOwner(wanted, code);
  if (owner !== undefined) return missing(owner);
  const words = wordsOf(wanted);
  const line = linesWith(file, words, code.comments)[0];
  if (line === undefined) return missing(`${nowhere(words, code)}.`);
  return {
    status: 'covers',
    match: 'file',
    target: placeOf(file.path, line, line, symbolAround(file, symbols, line)),
    reason: `\`${words}\` stands on line ${line}; no declaration of it was recognised.`,
  };
}

/** Looks for a name on the lines a link gives, then in the symbol of that name, then in the rest of the file. */
export function resolveAtLine(wanted: Wanted, line: number, endLine: number, code: CodeFile): Resolution {
  const { file, symbols, comments } = code;
  if (wanted.kind === 'description') return resolveDescription(wanted, line, code);
  const words = wordsOf(wanted);
  const declared = bestOf(symbols, wanted, line);
  const owner = declared ? undefined : otherOwner(wanted, code);
  if (owner !== undefined) return missing(owner);
  const last = lineCount(file);
  const isHere = declared !== undefined && declared.line >= line && declared.line <= endLine;
  if (isHere) {
    return {
      status: 'covers',
      match: 'line',
      target: placeOfSymbol(declared),
      reason: sentence(`line ${declared.line} declares ${inWords(declared)}`, declared, wanted),
    };
  }
  const to = Math.min(endLine, last);
  if (line >= 1 && line <= last && lineHolds(file, line, to, words, comments)) {
    return {
      status: 'covers',
      match: 'line',
      target: placeOf(file.path, line, to, symbolAround(file, symbols, line)),
      reason: `${to > line ? `Lines ${line} to ${to} hold` : `Line ${line} holds`} \`${words}\`; ${declared ? `${inWords(declared)} is declared at line ${declared.line}` : 'no declaration of it was recognised'}.`,
    };
  }
  if (!declared) return resolveByLines(words, line, code);
  const place = `declared at line ${declared.line}`;
  const isInside = startLine(file, declared) <= endLine && line <= declared.endLine;
  return {
    status: isInside ? 'covers' : 'moved',
    match: isInside ? 'symbol' : 'elsewhere',
    target: placeOfSymbol(declared),
    reason: isInside
      ? sentence(`line ${line} lies in ${inWords(declared)}, which is ${place}`, declared, wanted)
      : sentence(`${inWords(declared)} is ${place}, not at line ${line}`, declared, wanted),
  };
}

/** Words that stand in the titles of several tests, and are the title of none, say nothing of which is meant: why, or undefined. */
function severalParts(wanted: Wanted, { symbols }: CodeFile): string | undefined {
  if (wholeAnswers(symbols, wanted).length > 0) return undefined;
  const all = partAnswers(symbols, wanted);
  // A suite holds its tests, so that a link to it names them as well.
  const outer = all.filter(({ span }) =>
    all.every((other) => other.span.start >= span.start || other.span.end < span.end),
  );
  const [first, second, ...others] = outer;
  if (first === undefined || second === undefined) return undefined;
  const more = others.length > 0 ? ` and of ${others.length} more` : '';
  return `No test is called \`${wordsOf(wanted)}\`; the words are part of the titles of the tests at lines ${first.line} and ${second.line}${more}, so it is not known which is meant.`;
}

function missing(reason: string): Resolution {
  return { status: 'missing', reason };
}

/** Begins with a capital, and says it when a title holds more than the words of the link. */
function sentence(clause: string, symbol: CodeSymbol, wanted: Wanted): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${isWhole(symbol, wanted) ? '' : '; the words of the link are only part of its title'}.`;
}

/** `Crate.add` is not found in `Box.add`: why, when the file has the name in other classes only and nowhere says the whole. */
function otherOwner(wanted: Wanted, { file, symbols }: CodeFile): string | undefined {
  if (wanted.kind !== 'identifier' || wanted.container === undefined) return undefined;
  const { name, container } = wanted;
  const owners = wholeAnswers(symbols, { kind: 'identifier', name: container });
  if (owners.length === 0 && !/^\p{Lu}/u.test(container)) return undefined;
  const named = wholeAnswers(symbols, { kind: 'identifier', name });
  const isNested = named.some(({ span }) =>
    owners.some((owner) => owner.span.start <= span.start && span.end <= owner.span.end),
  );
  const [first] = named;
  if (!first || isNested || saysWhole(file.text, container, name)) return undefined;
  return `\`${container}\` declares no \`${name}\` in \`${file.path}\`; the one at line ${first.line} belongs to \`${first.container ?? file.path}\`.`;
}

function saysWhole(text: string, container: string, name: string): boolean {
  return ['.', '::', '->', '#'].some((mark) => text.includes(`${container}${mark}${name}`));
}

function nowhere(words: string, { file }: CodeFile): string {
  return linesWith(file, words).length > 0
    ? `\`${words}\` stands in \`${file.path}\` only in comments or in tests yet to be written`
    : `\`${words}\` stands nowhere in \`${file.path}\``;
}

function resolveByLines(words: string, line: number, code: CodeFile): Resolution {
  const { file, symbols, comments } = code;
  const found = nearest(linesWith(file, words, comments), line);
  if (found === undefined) {
    const last = lineCount(file);
    const around = symbolAround(file, symbols, line);
    const there =
      line > last
        ? `there is no line ${line} in its ${last}`
        : around
          ? `line ${line} ${around.line === line ? 'declares' : 'lies in'} ${inWords(around)}`
          : `line ${line} lies in no symbol`;
    return missing(`${nowhere(words, code)}; ${there}.`);
  }
  return {
    status: 'moved',
    match: 'elsewhere',
    target: placeOf(file.path, found, found, symbolAround(file, symbols, found)),
    reason: `\`${words}\` stands on line ${found}, not on line ${line}; no declaration of it was recognised.`,
  };
}

/**
 * Words about a place count when the code of the symbol around the line, or of the file without a line, has every identifier
 * in them. No symbol is looked for, and the reason says so.
 */
function resolveDescription(
  wanted: Extract<Wanted, { kind: 'description' }>,
  line: number | undefined,
  { file, symbols, comments }: CodeFile,
): Resolution {
  const last = lineCount(file);
  if (line !== undefined && (line < 1 || line > last)) {
    return missing(`\`${file.path}\` has ${last} lines, so there is no line ${line}.`);
  }
  const around = line === undefined ? undefined : symbolAround(file, symbols, line);
  const from = line === undefined ? 1 : around ? startLine(file, around) : line;
  const to = line === undefined ? last : around ? around.endLine : line;
  const where =
    line === undefined
      ? `in \`${file.path}\``
      : around
        ? `in ${inWords(around)}, which line ${line} lies in`
        : `on line ${line}`;
  const absent = wanted.mentions.filter((word) => !lineHolds(file, from, to, word, comments));
  const what = 'The text of the link is a description and no name';
  if (absent.length > 0) {
    return missing(`${what}, and ${quoted(absent)} ${absent.length > 1 ? 'do' : 'does'} not stand ${where}.`);
  }
  return {
    status: 'covers',
    match: 'mentions',
    target: placeOf(file.path, line ?? 1, line ?? last, around),
    reason: `${what}, so no symbol was looked for, only the identifiers in it: ${quoted(wanted.mentions)} ${wanted.mentions.length > 1 ? 'stand' : 'stands'} ${where}.`,
  };
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(' and ');
}

/** The symbol that answers, one that answers wholly before others, then the one around the line, then the nearest. */
function bestOf(symbols: readonly CodeSymbol[], wanted: Wanted, line: number): CodeSymbol | undefined {
  const whole = wholeAnswers(symbols, wanted);
  const candidates = whole.length > 0 ? whole : partAnswers(symbols, wanted);
  const around = candidates.findLast((symbol) => symbol.line <= line && line <= symbol.endLine);
  const at = nearest(
    candidates.map((symbol) => symbol.line),
    line,
  );
  return around ?? candidates.find((symbol) => symbol.line === at);
}
