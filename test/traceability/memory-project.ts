import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Config, parseConfig } from '#config';
import type {
  Address,
  Capability,
  Change,
  Claim,
  CodeSymbol,
  EvidenceTarget,
  Grammars,
  Link,
  Part,
  ProjectFiles,
  Requirement,
  Scenario,
  Span,
  Tag,
} from '#model';
import { sourceFile } from '#model';
import { type Trace, traceLinks } from '#traceability';

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/package.json')),
  'wasm',
);

export const grammars: Grammars = {
  now: () => performance.now(),
  runtime: () => readFile(join(folder, 'tree-sitter.wasm')),
  grammar: (name) => readFile(join(folder, `tree-sitter-${name}.wasm`)),
};

/** Files of a project that exists only in a test. */
export function memoryFiles(texts: Readonly<Record<string, string>>): ProjectFiles {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, sourceFile(path, text)]));
  return {
    list: () => [...files.keys()].sort(),
    read: (path) => {
      const file = files.get(path);
      return file ? { kind: 'text', file } : { kind: 'missing' };
    },
    exists: (path) => files.has(path),
  };
}

export const SPEC = 'openspec/specs/locker/spec.md';
const nowhere: Span = { path: SPEC, start: 0, end: 0 };

/** An evidence link as the parser of specs gives it: `[text](/path#L3)`. */
export interface LinkInSpec {
  readonly path?: string;
  readonly href?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly name?: string;
  readonly kind?: 'implementation' | 'test' | 'other';
  readonly qualifier?: string;
}

/** A claim in brief: its tag or its title. */
export interface ClaimInSpec {
  readonly tag?: string;
  readonly title?: string;
  readonly kind?: 'requirement' | 'scenario';
  readonly links?: readonly LinkInSpec[];
  /** Where a comment stands in the spec's text. */
  readonly comment?: Span;
}

/** A capability `locker` with the given claims; every scenario belongs to the requirement before it. */
export function specOf(claims: readonly ClaimInSpec[]): {
  readonly capabilities: readonly Capability[];
  readonly claims: readonly Claim[];
  readonly changes: readonly Change[];
} {
  const body: Requirement[] = [];
  const all: Claim[] = [];
  for (const [i, each] of claims.entries()) {
    const kind = each.kind ?? 'requirement';
    const title = each.title ?? `claim ${i}`;
    const address = `${each.tag ?? `locker/${title}`}${all.some((claim) => claim.tag === each.tag && each.tag) ? '@2' : ''}`;
    const block = {
      address: address as Address,
      ...(each.tag === undefined ? {} : { tag: each.tag as Tag }),
      title,
      span: nowhere,
      headingSpan: nowhere,
      strength: 'mandatory' as const,
    };
    const parts: Part[] = [evidencePart(each.links ?? [])];
    if (each.comment) parts.push({ kind: 'comment', span: each.comment, text: 'a comment' });
    all.push({ ...block, kind, capability: 'locker' });
    const last = body.at(-1);
    if (kind === 'requirement') body.push({ ...block, kind, body: parts });
    else if (last) {
      const scenario: Scenario = { ...block, kind, form: 'heading', body: parts };
      body[body.length - 1] = { ...last, body: [...last.body, scenario] };
    }
  }
  const capability: Capability = {
    id: 'locker',
    path: SPEC,
    title: 'Locker',
    body,
    models: [],
    irregularities: [],
    allows: [],
  };
  return { capabilities: [capability], claims: all, changes: [] };
}

function evidencePart(links: readonly LinkInSpec[]): Part {
  return {
    kind: 'evidence',
    span: nowhere,
    lines: links.map((link) => ({
      kind: link.kind ?? 'implementation',
      label: '',
      ...(link.qualifier === undefined ? {} : { qualifier: link.qualifier }),
      targets: [targetOf(link)],
      text: '',
      fences: [],
      span: nowhere,
    })),
  };
}

function targetOf(link: LinkInSpec): EvidenceTarget {
  const { path, line, endLine, name } = link;
  return {
    text: name ?? path ?? 'link',
    href: link.href ?? `/${path}`,
    ...(path === undefined ? {} : { path }),
    ...(line === undefined ? {} : { line }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(name === undefined ? {} : { name }),
    span: nowhere,
  };
}

/** The options with every default, changed as given. */
export function configWith(changes: Partial<Config> = {}): Config {
  const parsed = parseConfig({});
  if (!parsed.ok) throw new Error('The default options are refused');
  return { ...parsed.config, ...changes };
}

/** Traces a project that exists only in a test. */
export function trace(
  claims: readonly ClaimInSpec[],
  texts: Readonly<Record<string, string>>,
  options: Partial<Config> = {},
  changes: readonly Change[] = [],
): Promise<Trace> {
  const files = memoryFiles(texts);
  return traceLinks({ ...specOf(claims), changes, files, config: configWith(options), grammars });
}

/** A link in one line: what is named, what became of it, and where. */
export function inBrief(link: Link): string {
  const place = link.target
    ? `${link.target.path}:${link.target.line}${symbolInBrief(link.target.symbol)}`
    : 'nowhere';
  const owner = link.claim ?? (link.capability === undefined ? 'no claim' : `capability ${link.capability}`);
  return `${owner} ${link.role} ${link.status} ${place}`;
}

function symbolInBrief(symbol: CodeSymbol | undefined): string {
  return symbol ? ` in ${symbol.kind} ${symbol.name}` : '';
}
