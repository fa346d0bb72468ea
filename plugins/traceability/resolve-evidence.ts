import type { EvidenceTarget, Link, ReadResult } from '#model';
import type { CodeFile, CodeIndex } from './code-index.ts';
import type { WrittenLink } from './evidence-targets.ts';
import type { FileRole } from './file-role.ts';
import { inWords, lineCount, placeOf, readWanted, symbolAround, type Wanted } from './find-name.ts';
import { type Resolution, resolveAtLine, resolveInFile } from './resolve-name.ts';

/** Decides what an evidence link finds in the file it names. Requires: the file was parsed into the index. */
export function resolveTarget(target: EvidenceTarget, role: Link['role'], index: CodeIndex): Resolution {
  if (target.path === undefined) return missing(whyNoPath(target.href));
  if (target.path === target.span.path) {
    return missing(
      `\`${target.path}\` is the spec that the link stands in, and what a spec says is no evidence of it.`,
    );
  }
  const read = index.read(target.path);
  if (read.kind !== 'text') return unreadable(target.path, read.kind);
  const code = index.code(read.file);
  const wanted = wantedOf(target, role);
  if (!wanted) return resolvePlace(target, code);
  if (target.line === undefined) return resolveInFile(wanted, code);
  return resolveAtLine(wanted, target.line, Math.max(target.line, target.endLine ?? target.line), code);
}

/** What a link's text asks for; undefined when it names nothing that can be checked. */
export function wantedOf(target: EvidenceTarget, role: Link['role']): Wanted | undefined {
  const { name, path } = target;
  if (name === undefined || name.trim() === '') return undefined;
  if (path !== undefined && (name === path || path.endsWith(`/${name}`))) return undefined;
  const wanted = readWanted(name, role);
  return wanted.kind === 'description' && wanted.mentions.length === 0 ? undefined : wanted;
}

/** The role of an evidence link: what its line says, else what its file is for. */
export function roleOf(written: WrittenLink, fileRole: (path: string) => FileRole): Link['role'] {
  if (written.role) return written.role;
  const { path } = written.target;
  return path !== undefined && fileRole(path) === 'test' ? 'verifies' : 'implements';
}

function missing(reason: string): Resolution {
  return { status: 'missing', reason };
}

function whyNoPath(href: string): string {
  const isWeb = /^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(href) && !/^file:/i.test(href);
  return isWeb
    ? 'The address is no file of the project, so it is not read.'
    : 'The address leaves the project, and nothing outside it is read.';
}

function unreadable(path: string, kind: Exclude<ReadResult['kind'], 'text'>): Resolution {
  switch (kind) {
    case 'missing':
      return missing(`There is no file \`${path}\`.`);
    case 'outside':
      return missing(`\`${path}\` leaves the project, and nothing outside it is read.`);
    case 'ignored':
      return missing(`\`${path}\` is ignored by git, so other checkouts do not have it; it is not read.`);
    case 'too-large':
      return missing(`\`${path}\` is too large to be looked into.`);
    case 'binary':
      return missing(`\`${path}\` is no text, so it is not looked into.`);
    case 'unreadable':
      return missing(`\`${path}\` cannot be read.`);
  }
}

/** A link without a name to check: the line, or the file, exists or not. */
function resolvePlace(target: EvidenceTarget, { file, symbols }: CodeFile): Resolution {
  const last = lineCount(file);
  const { line } = target;
  if (line === undefined) {
    return {
      status: 'covers',
      match: 'place',
      target: placeOf(file.path, 1, last),
      reason: 'The link names no symbol, so only the file was looked for: it exists.',
    };
  }
  if (line < 1 || line > last)
    return missing(`\`${file.path}\` has ${last} lines, so there is no line ${line}.`);
  const symbol = symbolAround(file, symbols, line);
  return {
    status: 'covers',
    match: 'place',
    target: placeOf(file.path, line, Math.max(line, Math.min(target.endLine ?? line, last)), symbol),
    reason: `The link names no symbol, so only the line was looked for: line ${line} exists${symbol ? `, in ${inWords(symbol)}` : ''}.`,
  };
}
