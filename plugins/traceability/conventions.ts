import ignore, { type Ignore } from 'ignore';
import { type Config, compileTagPattern, type TagConvention, type TagConventionName } from '#config';

/** A way of writing tags in code, ready to be looked for. */
export interface Convention {
  readonly name: string;
  /** Global, with a group `tag` or `tags`; takes time linear in the text. */
  readonly pattern: RegExp;
  /** A text without this cannot hold the convention; absent when there is no such text. */
  readonly hint?: string;
  readonly role: TagConvention['role'];
  readonly names: TagConvention['names'];
  /** Where an occurrence counts: `prose` is comments and the titles of tests. */
  readonly where: 'code' | 'comment' | 'prose' | 'anywhere';
  /** Looks at a path; absent when every code file is looked through. */
  readonly files?: (path: string) => boolean;
  /** An occurrence that names nothing counts only when it begins like a known tag: `[TAG]` in prose is too common. */
  readonly needsKnownStart?: true;
}

interface BuiltIn extends Convention {
  readonly name: Exclude<TagConventionName, typeof IN_SPEC_CONVENTION>;
}

/** Links in a comment of the spec itself; it is written in specs, not in code, and so has no pattern. */
export const IN_SPEC_CONVENTION = 'trace-comment' satisfies TagConventionName;

/** Every way of writing tags in code that is on by default; the config adds and removes by name. */
const BUILT_IN: readonly BuiltIn[] = [
  {
    name: 'spec-call',
    pattern: /(?<![\w.$])spec\s{0,99}\((?<tags>\s{0,99}["'`][^()]{1,4000})\)/g,
    // The call of `casebook/vitest` and `casebook/playwright`; without their import, `spec` may be anything.
    hint: 'casebook/',
    role: 'verifies',
    names: 'claim',
    where: 'code',
    files: (path) => /\.[cm]?[jt]sx?$/.test(path),
    needsKnownStart: true,
  },
  {
    name: 'trace-spec-call',
    pattern: /\btraceSpec\s{0,99}\((?<tags>[^()]{1,4000})\)/g,
    hint: 'traceSpec',
    role: 'verifies',
    names: 'claim',
    where: 'code',
    files: (path) => /\.[cm]?[jt]sx?$/.test(path),
  },
  {
    name: 'spec-trace-annotation',
    pattern: /@(?:\w{1,40}\.){0,8}SpecTrace\s{0,99}\((?<tags>[^()]{1,4000})\)/g,
    hint: 'SpecTrace',
    role: 'verifies',
    names: 'claim',
    where: 'code',
    files: (path) => /\.(?:java|kts?|groovy|scala)$/.test(path),
  },
  {
    name: 'pytest-mark',
    pattern: /\bpytest\.mark\.req\s{0,99}\((?<tags>[^()]{1,4000})\)/g,
    hint: 'pytest.mark.req',
    role: 'verifies',
    names: 'claim',
    where: 'code',
    files: (path) => /\.pyi?$/.test(path),
  },
  {
    name: 'trace-capability',
    pattern: /@trace[ \t]{1,20}(?<tags>spec:[\w./-]{1,200}(?:,[ \t]{0,20}spec:[\w./-]{1,200}){0,50})/g,
    hint: '@trace',
    role: 'by-file',
    names: 'capability',
    where: 'comment',
  },
  {
    name: 'openspec-call',
    pattern:
      /\.openspec\s{0,99}\(\s{0,200}(?<tag>"[^"\n]{1,500}"|'[^'\n]{1,500}'|`[^`\n]{1,500}`)\s{0,200},?\s{0,200}\)/g,
    hint: '.openspec',
    role: 'verifies',
    names: 'claim',
    where: 'code',
    files: (path) => /\.[cm]?[jt]sx?$/.test(path),
  },
  {
    name: 'bracketed-tag',
    pattern: /\[(?<tag>[^\s[\]]{2,100})\]/g,
    hint: '[',
    role: 'by-file',
    names: 'claim',
    where: 'prose',
    needsKnownStart: true,
  },
];

/** The conventions of a project: the built-in ones it keeps, and its own; a pattern that is refused is left out. */
export function conventionsOf(
  config: Pick<Config, 'tagConventions' | 'withoutConventions'>,
): readonly Convention[] {
  const kept = BUILT_IN.filter((convention) => !config.withoutConventions.includes(convention.name));
  return [...kept, ...config.tagConventions.flatMap((own) => ownConvention(own) ?? [])];
}

function ownConvention(own: TagConvention): Convention | undefined {
  const compiled = compileTagPattern(own.pattern);
  if (!compiled.ok) return undefined;
  const { files } = own;
  return {
    name: own.name,
    pattern: compiled.pattern,
    role: own.role,
    names: own.names,
    where: 'anywhere',
    ...(files === undefined ? {} : { files: pathMatcher(files) }),
  };
}

/** Tells whether a path matches any of some .gitignore-style patterns. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const rules: Ignore = ignore().add([...patterns]);
  return (path) => ignore.isPathValid(path) && rules.ignores(path);
}

/** One name inside what a convention's pattern found, with its offset there. */
export interface NamedPart {
  readonly text: string;
  readonly at: number;
}

const QUOTED = /"([^"\n]{1,500})"|'([^'\n]{1,500})'|`([^`\n]{1,500})`/g;

/**
 * Reads the names in a matched list: what stands in quotes, else in brackets, else the words between commas, semicolons and
 * spaces. `spec:` before a capability is no part of its name.
 */
export function readNames(list: string, convention: Convention): readonly NamedPart[] {
  if (convention.names === 'capability') {
    return [...list.matchAll(/(?:spec:)?([\w./-]{1,200})/g)].flatMap((match) =>
      part(match[1]?.replace(/[./-]+$/, ''), match.index + match[0].length - (match[1]?.length ?? 0)),
    );
  }
  const quoted = [...list.matchAll(QUOTED)].flatMap((match) =>
    part(match[1] ?? match[2] ?? match[3], match.index + 1),
  );
  if (quoted.length > 0) return quoted;
  if (convention.where === 'code') return [];
  const bracketed = [...list.matchAll(/\[([^\][\n]{1,200})\]/g)].flatMap((match) =>
    part(match[1], match.index + 1),
  );
  if (bracketed.length > 0) return bracketed;
  return [...list.matchAll(/[^\s,;()[\]{}"'`]{1,200}/g)].flatMap((match) => part(match[0], match.index));
}

/** Reads the one name that a `tag` group matched; quotes around it are no part of it. */
export function readName(name: string): readonly NamedPart[] {
  const quote = /^(["'`])([\s\S]*)\1$/.exec(name);
  return quote ? part(quote[2], 1) : part(name, 0);
}

function part(text: string | undefined, at: number): readonly NamedPart[] {
  return text === undefined || text.trim() === '' ? [] : [{ text, at }];
}
