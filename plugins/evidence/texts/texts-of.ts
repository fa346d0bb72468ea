import {
  type Address,
  type Capability,
  type CodeSymbol,
  groupBy,
  isCounted,
  type Link,
  lineSpan,
  type Place,
  type ProjectTexts,
  requirementsOf,
  type SourceFile,
  type Span,
  scenariosOf,
  type TextHash,
  textOf,
} from '#model';
import { hashClaim } from './claim-text.ts';
import { hashExactly, hashLines, hashParts } from './hash-text.ts';

/** A project's claims and the code that they lead to. */
export interface TextInput {
  readonly capabilities: readonly Capability[];
  readonly links: readonly Link[];
  /** Of every file that evidence may rest on, by path. */
  readonly symbols: ReadonlyMap<string, readonly CodeSymbol[]>;
  /** Of all words and signs of a file, by path; absent for files without a parse tree. */
  readonly fileHashes: ReadonlyMap<string, TextHash>;
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** What the evidence of one claim rests on. */
export interface ClaimGround {
  readonly text: TextHash;
  /** Of a scenario in a requirement: that one's ground. */
  readonly requirement?: ClaimGround;
  /** The code that implements it, each once; `name` is `` `put()` in `src/box.ts` ``. */
  readonly implementation: readonly Implementation[];
  /** Of the tests that links and tags lead to, each once. */
  readonly tests: readonly TextHash[];
  /** All code of the tree. */
  readonly known?: ReadonlySet<TextHash>;
}

/** Code that a claim is said to be implemented by; `missing`: the link leads to nothing. */
export interface Implementation {
  readonly name: string;
  readonly hash: TextHash;
  /** Of its whole file, line by line: where that was there, so was this, whether a link led to it or not. */
  readonly file?: TextHash;
  readonly missing?: true;
}

/** The texts of a project, and for each claim those that its evidence rests on. */
export function textsOf(input: TextInput): {
  readonly texts: ProjectTexts;
  readonly grounds: ReadonlyMap<Address, ClaimGround>;
} {
  const { capabilities, links, symbols, fileHashes, files } = input;
  const code = new Set<TextHash>();
  for (const path of symbols.keys()) {
    const file = files.get(path);
    if (file) code.add(hashExactly(file)).add(wholeFile(path, input));
  }
  for (const hash of fileHashes.values()) code.add(hash);
  for (const list of symbols.values()) for (const { hash } of list) code.add(hash);

  const byClaim = groupBy(links, ({ claim }) => claim);
  const grounds = new Map<Address, ClaimGround>();
  const ground = (address: Address, text: TextHash, requirement?: ClaimGround): ClaimGround => {
    const own = byClaim.get(address) ?? [];
    const made = {
      text,
      ...(requirement === undefined ? {} : { requirement }),
      implementation: implementationOf(own, input),
      tests: testsOf(own, input),
      known: code,
    };
    for (const { hash } of made.implementation) code.add(hash);
    for (const hash of made.tests) code.add(hash);
    grounds.set(address, made);
    return made;
  };
  for (const capability of capabilities) {
    const file = files.get(capability.path);
    for (const scenario of scenariosOf(capability))
      ground(scenario.address, hashClaim(scenario, capability, file));
    for (const requirement of requirementsOf(capability)) {
      const outer = ground(requirement.address, hashClaim(requirement, capability, file));
      for (const scenario of scenariosOf(requirement))
        ground(scenario.address, hashClaim(scenario, capability, file), outer);
    }
  }
  const implementedBy = codeByClaim([...grounds.values()]);
  return { texts: { claims: new Set(implementedBy.keys()), code, implementedBy }, grounds };
}

/** Claims of one text are told apart by nothing, so they have their code together. */
function codeByClaim(grounds: readonly ClaimGround[]): ReadonlyMap<TextHash, ReadonlySet<TextHash>> {
  const groups = groupBy(grounds, ({ text }) => text);
  const hashes = (list: readonly ClaimGround[]) =>
    list.flatMap(({ implementation }) =>
      implementation.flatMap(({ hash, missing }) => (missing ? [] : hash)),
    );
  return new Map([...groups].map(([text, list]) => [text, new Set(hashes(list))]));
}

/**
 * Hashes the code at a place: its symbol; the lines that were named, where they are in none; else the whole file, since
 * nobody said which part of it is meant.
 */
export function hashPlace(
  place: Place,
  input: Pick<TextInput, 'fileHashes' | 'files'>,
): { readonly name: string; readonly hash: TextHash } {
  const { path, line, endLine, symbol } = place;
  if (symbol) return { name: `\`${nameOf(symbol)}\` in \`${path}\``, hash: symbol.hash };
  const file = input.files.get(path);
  const isWhole = endLine <= line || (line === 1 && endLine >= (file?.lineStarts.length ?? 0) - 1);
  if (isWhole || !file) return { name: `\`${path}\``, hash: wholeFile(path, input) };
  const span = { path, start: lineSpan(file, line).start, end: lineSpan(file, endLine).end };
  return { name: `\`${path}\`, lines ${line} to ${endLine},`, hash: hashLines(textOf(file, span)) };
}

function wholeFile(path: string, { fileHashes, files }: Pick<TextInput, 'fileHashes' | 'files'>): TextHash {
  const file = files.get(path);
  return fileHashes.get(path) ?? (file ? hashLines(file.text) : hashParts(['unread', path]));
}

function nameOf({ name, kind, container }: CodeSymbol): string {
  const isCalled = kind === 'function' || kind === 'method';
  return `${kind === 'method' && container !== undefined ? `${container}.` : ''}${name}${isCalled ? '()' : ''}`;
}

function implementationOf(links: readonly Link[], input: TextInput): readonly Implementation[] {
  const found = links.flatMap((link): Implementation[] => {
    if (link.role !== 'implements') return [];
    if (isCounted(link) && link.target) {
      const file = input.files.get(link.target.path);
      return [{ ...hashPlace(link.target, input), ...(file ? { file: hashExactly(file) } : {}) }];
    }
    // That a link leads nowhere is a text as well: it says nothing new as long as it always did.
    if (link.status !== 'missing') return [];
    return [{ name: `\`${link.label}\``, hash: hashParts(['missing', link.label]), missing: true }];
  });
  return [...new Map(found.map((item) => [item.hash, item])).values()];
}

function testsOf(links: readonly Link[], input: TextInput): readonly TextHash[] {
  const found = links.flatMap((link) => {
    if (link.role !== 'verifies' || !isCounted(link) || !link.target) return [];
    return [hashPlace(link.target, input).hash, ...testsInside(link.target, input)];
  });
  return [...new Set(found)].sort();
}

/** The tests of a suite, or of a file that is named as a whole. */
function testsInside({ path, symbol }: Place, { symbols }: TextInput): readonly TextHash[] {
  if (symbol?.kind === 'test') return [];
  return (symbols.get(path) ?? [])
    .filter(({ kind, span }) => kind === 'test' && (!symbol || isInside(span, symbol.span)))
    .map(({ hash }) => hash);
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
