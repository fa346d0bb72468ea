import type { CodeSymbol, EvidenceTarget, Link, ReadResult, SourceFile } from '#model';
import type { CodeIndex } from './code-index.ts';
import type { WrittenLink } from './evidence-targets.ts';
import type { FileRole } from './file-role.ts';
import {
  answersTo,
  lineHolds,
  linesWith,
  nearest,
  placeOf,
  placeOfSymbol,
  readWanted,
  startLine,
  symbolAround,
  type Wanted,
  wordsOf,
} from './find-name.ts';

/** What became of an evidence link: the part of a `Link` that looking at the code decides. */
export type Resolution = Pick<Link, 'status' | 'target' | 'match' | 'reason'>;

/** Decides what an evidence link finds in the file it names. Requires: the file was parsed into the index. */
export function resolveTarget(target: EvidenceTarget, role: Link['role'], index: CodeIndex): Resolution {
  if (target.path === undefined) return missing(whyNoPath(target.href));
  const read = index.read(target.path);
  if (read.kind !== 'text') return unreadable(target, read.kind);
  const { file } = read;
  const symbols = index.symbolsOf(target.path);
  const wanted = target.name === undefined ? undefined : readWanted(target.name, role);
  if (wanted === undefined || (wanted.kind === 'description' && wanted.mentions.length === 0)) {
    return resolvePlace(target, file, symbols);
  }
  if (target.line === undefined) return resolveInFile(wanted, file, symbols);
  return resolveAtLine(wanted, target.line, target.endLine ?? target.line, file, symbols);
}

/** The role of an evidence link: what its line says, else what its file is for. */
export function roleOf(written: WrittenLink, fileRole: (path: string) => FileRole): Link['role'] {
  if (written.role) return written.role;
  return written.target.path !== undefined && fileRole(written.target.path) === 'test'
    ? 'verifies'
    : 'implements';
}

function missing(reason: string): Resolution {
  return { status: 'missing', reason };
}

function whyNoPath(href: string): string {
  if (/^[a-z][a-z\d+.-]+:/i.test(href) && !/^file:/i.test(href)) {
    return 'The address leads to the web, not to a file of the project, and is not read.';
  }
  return 'The address leaves the project, and nothing outside it is read.';
}

function unreadable(target: EvidenceTarget, kind: Exclude<ReadResult['kind'], 'text'>): Resolution {
  const path = `\`${target.path ?? target.href}\``;
  switch (kind) {
    case 'missing':
      return missing(`There is no file ${path}.`);
    case 'outside':
      return missing(`${path} leaves the project, and nothing outside it is read.`);
    case 'ignored':
      return missing(`${path} is ignored by git, so no other checkout has it; it is not read.`);
    case 'too-large':
      return missing(`${path} is too large to be looked into.`);
    case 'binary':
      return missing(`${path} is no text, so it is not looked into.`);
    case 'unreadable':
      return missing(`${path} cannot be read.`);
  }
}

/** A link without a name to check: the line, or the file, exists or not. */
function resolvePlace(target: EvidenceTarget, file: SourceFile, symbols: readonly CodeSymbol[]): Resolution {
  const last = lineCount(file);
  if (target.line === undefined) {
    return {
      status: 'covers',
      match: 'place',
      target: placeOf(file.path, 1, last),
      reason: 'The link names no symbol; the file exists.',
    };
  }
  if (target.line > last)
    return missing(`\`${file.path}\` has ${last} lines, so there is no line ${target.line}.`);
  const symbol = symbolAround(file, symbols, target.line);
  const inside = symbol ? `, in \`${symbol.name}\`` : '';
  return {
    status: 'covers',
    match: 'place',
    target: placeOf(file.path, target.line, Math.min(target.endLine ?? target.line, last), symbol),
    reason: `The link names no symbol; line ${target.line} exists${inside}.`,
  };
}

function resolveInFile(wanted: Wanted, file: SourceFile, symbols: readonly CodeSymbol[]): Resolution {
  if (wanted.kind === 'description') return resolveDescription(wanted, undefined, file, undefined);
  const words = wordsOf(wanted);
  const declared = bestOf(symbols, wanted, 1);
  if (declared) {
    return {
      status: 'covers',
      match: 'file',
      target: placeOfSymbol(declared),
      reason: `\`${declared.name}\` is declared at line ${declared.line}.`,
    };
  }
  const line = linesWith(file, words)[0];
  if (line === undefined) return missing(`\`${file.path}\` does not hold \`${words}\`.`);
  return {
    status: 'covers',
    match: 'file',
    target: placeOf(file.path, line, line, symbolAround(file, symbols, line)),
    reason: `\`${words}\` stands on line ${line}; no declaration of it was recognised.`,
  };
}

function resolveAtLine(
  wanted: Wanted,
  line: number,
  endLine: number,
  file: SourceFile,
  symbols: readonly CodeSymbol[],
): Resolution {
  const words = wordsOf(wanted);
  const declared = bestOf(symbols, wanted, line);
  if (line <= lineCount(file) && lineHolds(file, line, endLine, words)) {
    const here = declared && declared.line >= line && declared.line <= endLine;
    const around = symbolAround(file, symbols, line);
    return {
      status: 'covers',
      match: 'line',
      target: here
        ? placeOfSymbol(declared)
        : placeOf(file.path, line, Math.max(line, Math.min(endLine, lineCount(file))), around),
      reason: here
        ? `Line ${line} declares \`${declared.name}\`.`
        : `Line ${line} holds \`${words}\`${declared ? `, which is declared at line ${declared.line}` : ''}.`,
    };
  }
  if (declared && startLine(file, declared) <= endLine && line <= declared.endLine) {
    return {
      status: 'covers',
      match: 'symbol',
      target: placeOfSymbol(declared),
      reason: `Line ${line} lies in \`${declared.name}\`, which is declared at line ${declared.line}.`,
    };
  }
  if (declared) {
    return {
      status: 'moved',
      match: 'elsewhere',
      target: placeOfSymbol(declared),
      reason: `\`${declared.name}\` is declared at line ${declared.line}, not at line ${line}.`,
    };
  }
  if (wanted.kind === 'description')
    return resolveDescription(wanted, line, file, symbolAround(file, symbols, line));
  return resolveByLines(words, line, file, symbols);
}

function resolveByLines(
  words: string,
  line: number,
  file: SourceFile,
  symbols: readonly CodeSymbol[],
): Resolution {
  const found = nearest(linesWith(file, words), line);
  if (found === undefined) {
    const last = lineCount(file);
    const there = line > last ? `which has ${last} lines` : whatIsAt(file, symbols, line);
    return missing(`\`${words}\` stands nowhere in \`${file.path}\`, ${there}.`);
  }
  return {
    status: 'moved',
    match: 'elsewhere',
    target: placeOf(file.path, found, found, symbolAround(file, symbols, found)),
    reason: `\`${words}\` stands on line ${found}, not on line ${line}.`,
  };
}

function whatIsAt(file: SourceFile, symbols: readonly CodeSymbol[], line: number): string {
  const around = symbolAround(file, symbols, line);
  return around ? `where line ${line} is in \`${around.name}\`` : `where line ${line} is in no symbol`;
}

/** Words about a place count when the identifiers in them stand in the symbol around the line, or in the file without one. */
function resolveDescription(
  wanted: Extract<Wanted, { kind: 'description' }>,
  line: number | undefined,
  file: SourceFile,
  around: CodeSymbol | undefined,
): Resolution {
  const from = line === undefined ? 1 : around ? startLine(file, around) : line;
  const to = line === undefined ? lineCount(file) : around ? around.endLine : line;
  const absent = wanted.mentions.filter((word) => from > lineCount(file) || !lineHolds(file, from, to, word));
  const where =
    line === undefined
      ? `\`${file.path}\``
      : around
        ? `\`${around.name}\`, around line ${line},`
        : `line ${line}`;
  if (absent.length > 0) return missing(`${where} does not hold ${quoted(absent)}.`);
  return {
    status: 'covers',
    match: 'place',
    target: placeOf(file.path, line ?? 1, line ?? lineCount(file), around),
    reason: `The link describes a place; ${where} holds ${quoted(wanted.mentions)}.`,
  };
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(' and ');
}

/** The symbol that answers, one with an equal title before others, then the one around or nearest to the line. */
function bestOf(symbols: readonly CodeSymbol[], wanted: Wanted, line: number): CodeSymbol | undefined {
  const answering = symbols.filter((symbol) => answersTo(symbol, wanted));
  const equal = answering.filter(
    (symbol) => wanted.kind === 'title' && (symbol.name === wanted.words || symbol.title === wanted.words),
  );
  const candidates = equal.length > 0 ? equal : answering;
  const around = candidates.findLast((symbol) => symbol.line <= line && line <= symbol.endLine);
  const line1 = nearest(
    candidates.map((symbol) => symbol.line),
    line,
  );
  return around ?? candidates.find((symbol) => symbol.line === line1);
}

function lineCount(file: SourceFile): number {
  const last = file.lineStarts.length;
  const empty = (file.lineStarts.at(-1) ?? 0) >= file.text.length && last > 1;
  return empty ? last - 1 : last;
}
