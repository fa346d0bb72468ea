import type { CodeSymbol, Link } from '#model';
import type { CodeFile } from './code-index.ts';
import {
  answerOf,
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

/** What became of an evidence link: the part of a `Link` that looking at the code decides. */
export type Resolution = Pick<Link, 'status' | 'target' | 'match' | 'reason'>;

/** Looks for a name in a file when the link gives no line. */
export function resolveInFile(wanted: Wanted, code: CodeFile): Resolution {
  const { file, symbols } = code;
  if (wanted.kind === 'description') return resolveDescription(wanted, undefined, code);
  const declared = bestOf(symbols, wanted, 1);
  if (declared) {
    return {
      status: 'covers',
      match: 'file',
      target: placeOfSymbol(declared),
      reason: `${naming(declared, wanted)} is declared at line ${declared.line}.`,
    };
  }
  const words = wordsOf(wanted);
  const line = linesWith(file, words, code.comments)[0];
  if (line === undefined) return missing(`\`${words}\` stands nowhere in \`${file.path}\`.`);
  return {
    status: 'covers',
    match: 'file',
    target: placeOf(file.path, line, line, symbolAround(file, symbols, line)),
    reason: `\`${words}\` stands on line ${line}; no declaration of it was recognised.`,
  };
}

/** Looks for a name on the lines a link gives, then in the symbol of that name, then in the rest of the file. */
export function resolveAtLine(wanted: Wanted, line: number, endLine: number, code: CodeFile): Resolution {
  const { file, symbols } = code;
  const words = wordsOf(wanted);
  const declared = bestOf(symbols, wanted, line);
  const last = lineCount(file);
  if (line >= 1 && line <= last && lineHolds(file, line, Math.min(endLine, last), words)) {
    const here = declared !== undefined && declared.line >= line && declared.line <= endLine;
    return {
      status: 'covers',
      match: 'line',
      target: here
        ? placeOfSymbol(declared)
        : placeOf(file.path, line, Math.min(endLine, last), symbolAround(file, symbols, line)),
      reason: here
        ? `Line ${declared.line} declares ${naming(declared, wanted)}.`
        : `Line ${line} holds \`${words}\`${declared ? `, which is declared at line ${declared.line}` : ''}.`,
    };
  }
  if (declared && startLine(file, declared) <= endLine && line <= declared.endLine) {
    const here = declared.line >= line && declared.line <= endLine;
    return {
      status: 'covers',
      match: here ? 'line' : 'symbol',
      target: placeOfSymbol(declared),
      reason: here
        ? `Line ${declared.line} declares ${naming(declared, wanted)}.`
        : `Line ${line} lies in ${naming(declared, wanted)}, which is declared at line ${declared.line}.`,
    };
  }
  if (declared) {
    return {
      status: 'moved',
      match: 'elsewhere',
      target: placeOfSymbol(declared),
      reason: `${naming(declared, wanted)} is declared at line ${declared.line}, not at line ${line}.`,
    };
  }
  if (wanted.kind === 'description') return resolveDescription(wanted, line, code);
  return resolveByLines(words, line, code);
}

function missing(reason: string): Resolution {
  return { status: 'missing', reason };
}

function resolveByLines(words: string, line: number, { file, symbols, comments }: CodeFile): Resolution {
  const found = nearest(linesWith(file, words, comments), line);
  if (found === undefined) {
    const last = lineCount(file);
    const around = symbolAround(file, symbols, line);
    const there =
      line > last
        ? `which has ${last} lines`
        : `where line ${line} is in ${around ? `\`${around.name}\`` : 'no symbol'}`;
    return missing(`\`${words}\` stands nowhere in \`${file.path}\`, ${there}.`);
  }
  return {
    status: 'moved',
    match: 'elsewhere',
    target: placeOf(file.path, found, found, symbolAround(file, symbols, found)),
    reason: `\`${words}\` stands on line ${found}, not on line ${line}.`,
  };
}

/** Words about a place count when every identifier in them stands in the symbol around the line, or in the file without one. */
function resolveDescription(
  wanted: Extract<Wanted, { kind: 'description' }>,
  line: number | undefined,
  { file, symbols }: CodeFile,
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
      ? `\`${file.path}\``
      : around
        ? `\`${around.name}\`, around line ${line},`
        : `line ${line}`;
  const absent = wanted.mentions.filter((word) => !lineHolds(file, from, to, word));
  if (absent.length > 0) return missing(`The link describes a place, but ${where} lacks ${quoted(absent)}.`);
  return {
    status: 'covers',
    match: 'place',
    target: placeOf(file.path, line ?? 1, line ?? last, around),
    reason: `The link describes a place; ${where} holds ${quoted(wanted.mentions)}.`,
  };
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(' and ');
}

/** Says it when a title holds more than the words of the link. */
function naming(symbol: CodeSymbol, wanted: Wanted): string {
  return answerOf(symbol, wanted) === 'part'
    ? `\`${symbol.name}\`, in whose title the words stand,`
    : `\`${symbol.name}\``;
}

/** The symbol that answers, one that answers wholly before others, then the one around the line, then the nearest. */
function bestOf(symbols: readonly CodeSymbol[], wanted: Wanted, line: number): CodeSymbol | undefined {
  const answers = symbols.map((symbol) => answerOf(symbol, wanted));
  const level = answers.includes('equal') ? 'equal' : 'part';
  const candidates = symbols.filter((_, i) => answers[i] === level);
  const around = candidates.findLast((symbol) => symbol.line <= line && line <= symbol.endLine);
  const at = nearest(
    candidates.map((symbol) => symbol.line),
    line,
  );
  return around ?? candidates.find((symbol) => symbol.line === at);
}
