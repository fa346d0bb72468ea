import type { EvidenceLine, EvidenceTarget, Fence } from '#model';
import type { Block, ListItem } from './block.ts';
import { toFence } from './fences.ts';
import { linksIn } from './inline-links.ts';
import type { ReadBudget } from './read-budget.ts';
import { collapse, linesOf } from './source-text.ts';

const LABEL =
  /^(?:\*\*|__)?([\p{L}][\p{L} /_-]{0,40}?)(?:\s*[(（]([^)）]*)[)）])?\s*(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：]|[:：])\s*/u;

/** Reads the entries of a list under `Evidence`. */
export function evidenceOfItem(path: string, text: string, item: ListItem, budget: ReadBudget): EvidenceLine {
  const first = item.children[0];
  const start = first?.kind === 'paragraph' ? first.start : item.start;
  const prose = first?.kind === 'paragraph' ? first.end : item.start;
  const label = LABEL.exec(text.slice(start, prose));
  const stretches = item.children.flatMap(stretchesOf);
  const targets = stretches.flatMap((s) => targetsIn(path, text, s.start, s.end, budget));
  const fences = item.children.flatMap((block) => fencesIn(path, block));
  return evidenceLine(path, text, { start: item.start, end: item.end }, start, prose, label, targets, fences);
}

/** Reads one line of a paragraph under `Evidence`, `Implementation: […](…)`; undefined when it has no label. */
export function evidenceOfLine(
  path: string,
  text: string,
  start: number,
  end: number,
  budget: ReadBudget,
): EvidenceLine | undefined {
  const label = LABEL.exec(text.slice(start, end));
  if (label === null || kindOf(label[1] ?? '') === 'other') return undefined;
  const targets = targetsIn(path, text, start, end, budget);
  return evidenceLine(path, text, { start, end }, start, end, label, targets, []);
}

/** Gives an `Example:` line the fence that follows its list. */
export function withFence(line: EvidenceLine, fence: Fence): EvidenceLine {
  return {
    ...line,
    fences: [...line.fences, fence],
    span: { ...line.span, end: Math.max(line.span.end, fence.span.end) },
  };
}

function evidenceLine(
  path: string,
  text: string,
  extent: { start: number; end: number },
  start: number,
  end: number,
  label: RegExpExecArray | null,
  targets: readonly EvidenceTarget[],
  fences: readonly Fence[],
): EvidenceLine {
  const words = label?.[1]?.trim() ?? '';
  const qualifier = label?.[2]?.trim().toLowerCase();
  const rest = remainder(text, start + (label?.[0].length ?? 0), end, targets);
  return {
    kind: kindOf(words),
    label: label === null ? '' : qualifier === undefined ? words : `${words} (${label[2]?.trim()})`,
    ...(qualifier === undefined || qualifier === '' ? {} : { qualifier }),
    targets,
    text: rest,
    fences,
    span: { path, ...extent },
  };
}

function kindOf(label: string): EvidenceLine['kind'] {
  if (/^(?:impl|code|source|module)/i.test(label)) return 'implementation';
  if (/^(?:tests?\b|unit tests?|integration tests?|property tests?|verified|verification)/i.test(label))
    return 'test';
  if (/^examples?\b/i.test(label)) return 'example';
  return 'other';
}

function stretchesOf(block: Block): { start: number; end: number }[] {
  switch (block.kind) {
    case 'paragraph':
    case 'table':
      return [{ start: block.start, end: block.end }];
    case 'list':
      return block.items.flatMap((item) => item.children.flatMap(stretchesOf));
    case 'quote':
      return block.children.flatMap(stretchesOf);
    default:
      return [];
  }
}

/** The fences of a block, at any depth. */
export function fencesIn(path: string, block: Block): Fence[] {
  switch (block.kind) {
    case 'fence':
      return [toFence(path, block)];
    case 'list':
      return block.items.flatMap((item) => item.children.flatMap((child) => fencesIn(path, child)));
    case 'quote':
      return block.children.flatMap((child) => fencesIn(path, child));
    default:
      return [];
  }
}

function withoutCommas(words: string): string {
  let from = 0;
  let to = words.length;
  while (from < to && /[\s,;、]/.test(words.charAt(from))) from++;
  while (to > from && /[\s,;、]/.test(words.charAt(to - 1))) to--;
  return words.slice(from, to);
}

/** What of the line is neither label nor link, without the commas between them. */
function remainder(text: string, start: number, end: number, targets: readonly EvidenceTarget[]): string {
  const pieces: string[] = [];
  let at = start;
  for (const target of targets) {
    if (target.span.start >= end) break;
    pieces.push(text.slice(at, target.span.start));
    at = target.span.end;
  }
  pieces.push(text.slice(Math.min(at, end), end));
  return pieces
    .map((piece) => withoutCommas(collapse(piece, 0, piece.length)))
    .filter((piece) => piece !== '')
    .join(' ');
}

/** `src/box.ts:12 put()` in code marks, for authors who write no link. */
const CODE_PATH =
  /`((?:\.{0,2}\/)?(?:[\w@.-]{1,255}\/){0,64}[\w@.-]{1,255}\.[A-Za-z]\w{0,9})(?::(\d+)(?:-(\d+))?)?(?:\s+([^`]+))?`/g;

function targetsIn(
  path: string,
  text: string,
  start: number,
  end: number,
  budget: ReadBudget,
): EvidenceTarget[] {
  const links = linksIn(text, start, end, budget);
  if (links.length > 0)
    return links.map((link) => target(path, link.text, link.href, { start: link.start, end: link.end }));
  return linesOf(text, start, end).flatMap((line) =>
    [...text.slice(line.start, line.end).matchAll(CODE_PATH)].filter(isCodePath).map((match) => {
      const from = line.start + match.index;
      const lines =
        match[2] === undefined ? '' : `#L${match[2]}${match[3] === undefined ? '' : `-L${match[3]}`}`;
      const words = match[0].slice(1, -1);
      return target(path, words, `${match[1] ?? ''}${lines}`, { start: from, end: from + match[0].length });
    }),
  );
}

/** True for `src/box`, `box.ts`, `box.add:12`; not for `Box.add`, which names a symbol and no file. */
function isCodePath(match: RegExpExecArray): boolean {
  const path = match[1] ?? '';
  return path.includes('/') || match[2] !== undefined || FILE_ENDING.test(path) || SHORT_ENDING.test(path);
}

/** A word that may name a file, with the lines that may follow it. */
const FRONT = /^`?([\p{L}\p{N}_@./\\+-]+)`?(?::(\d+)(?:-(\d+))?)?(?=\s|$)\s*/u;

/** Endings of files that are no words a symbol would be called by: `Box.ts` is a file, `Box.add` and `Box.go` are symbols. */
const FILE_ENDING =
  /\.(?:[cm]?tsx?|[cm]?jsx?|vue|svelte|astro|pyi?|java|kts?|scala|groovy|rs|cs|fs|vb|cc|cpp|cxx|hh|hpp|hxx|mm|php|rb|ps1|lua|jl|exs|erl|hrl|hs|mli?|zig|adb|ads|f90|proto|graphql|tf|hcl|rego|nix|scss|svh?|vhd|tla|dfy|thy|sol|cairo|swift|dart|clj|bats|ya?ml|toml|mdx?|rst|adoc|txt|xml|ini|cfg|csv)$/i;
/** Endings that are also words: enough in code marks, where a path is expected. */
const SHORT_ENDING = /\.(?:go|c|h|sh|sql|json|html|css|lock|feature|ex|pl|r|d|m|t)$/i;

/**
 * What of a link's text names its file, `box.ts:12` of `box.ts:12 put()`.
 * A word does that when it is the end of the file's path, with or without its ending, when it ends as the file does or as
 * only files do, and when it has a line.
 */
function frontOf(text: string, file: string | undefined): RegExpExecArray | undefined {
  const front = FRONT.exec(text);
  const word = front?.[1]?.toLowerCase().replace(/^\.{0,2}\//, '') ?? '';
  if (front === null || word === '') return undefined;
  const whole = `/${file?.toLowerCase() ?? ''}`;
  if (whole.endsWith(`/${word}`)) return front;
  if (!/[\p{L}\p{N}_][./\\][\p{L}\p{N}_]/u.test(word)) return undefined;
  const ending = /\.[^./]+$/.exec(whole)?.[0];
  const isFile =
    whole.includes(`/${word}.`) ||
    (ending !== undefined && word.endsWith(ending)) ||
    FILE_ENDING.test(word) ||
    front[2] !== undefined;
  return isFile ? front : undefined;
}

function target(
  path: string,
  words: string,
  href: string,
  extent: { start: number; end: number },
): EvidenceTarget {
  const fragment = /#L(\d+)(?:C\d+)?(?:-L?(\d+)(?:C\d+)?)?$/.exec(href);
  const suffix = /:(\d+)(?:-(\d+))?$/.exec(href);
  const text = collapse(words, 0, words.length);
  const file = pathOf(path, suffix === null ? href : href.slice(0, suffix.index));
  const shown = text.replace(/^`([^`]*)`$/, '$1');
  const front = frontOf(shown, file);
  const name = shown
    .slice(front?.[0].length ?? 0)
    .replace(/^`([^`]*)`$/, '$1')
    .replace(/\(\)$/, '')
    .trim();
  const line = Number(fragment?.[1] ?? suffix?.[1] ?? front?.[2] ?? 0);
  const endLine = Number(fragment?.[2] ?? suffix?.[2] ?? front?.[3] ?? 0);
  return {
    text,
    href,
    ...(file === undefined ? {} : { path: file }),
    ...(line > 0 ? { line } : {}),
    ...(endLine > 0 ? { endLine } : {}),
    ...(name === '' ? {} : { name }),
    span: { path, ...extent },
  };
}

/**
 * The file of the project that an address means: below the root, or below the spec's folder when it begins with a dot.
 * Undefined for an address elsewhere, and for one that leaves the project.
 */
export function pathOf(from: string, href: string): string | undefined {
  const bare = (href.split(/[?#]/, 1)[0] ?? '').trim();
  if (bare === '' || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(bare) || bare.startsWith('//') || bare.includes('\\'))
    return undefined;
  const decoded = decode(bare);
  if (decoded === undefined || /[\u0000-\u001f]/.test(decoded)) return undefined;
  const parts = /^\.{1,2}(?:\/|$)/.test(decoded) ? from.split('/').slice(0, -1) : [];
  for (const part of decoded.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join('/');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
