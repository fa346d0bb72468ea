import type { TestResult } from '#model';
import type { Open } from './match.ts';
import { quoteSome } from './match.ts';
import { rowless } from './spellings.ts';
import { type Family, familyOf, type TestFile, type TestNode } from './test-tree.ts';
import { bareKey, fitsPattern, literalLength, titleKey, titlePattern } from './title-keys.ts';

type Spellings = readonly (readonly string[])[];

/**
 * Finds the test that a result is of in the files that it can only stand in; else the suite or the file, and why.
 * @param joins true for a report that may join the titles of suites and test into one
 */
export function findInFiles(
  result: TestResult,
  files: readonly TestFile[],
  spellings: Spellings,
  joins: boolean,
): Open {
  const found = firstHit(files, spellings, joins);
  if (found.length > 0) return decide(found, result);
  const there = atLine(files, result);
  if (there) return { kind: 'test', node: there };
  const around = testAround(files, spellings);
  const otherwise = withinFiles(result, files, spellings);
  return around ? { kind: 'part', node: around, otherwise } : otherwise;
}

/** The tests that answer to the first spelling that any answers to; word for word before patterns, tags left out last. */
function firstHit(files: readonly TestFile[], spellings: Spellings, joins: boolean): readonly TestNode[] {
  const path = files[0]?.path ?? '';
  const ways: readonly ((titles: readonly string[]) => readonly TestNode[])[] = [
    (titles) => ofKey(files, titleKey(titles)),
    (titles) =>
      fittingPatterns(
        files.flatMap(({ patterns }) => patterns),
        titleKey(titles),
      ),
    (titles) => files.flatMap((file) => file.byBareKey.get(bareKey(titles) ?? titleKey(titles)) ?? []),
    (titles) =>
      rowless(titles, path)
        .map((key) => ofKey(files, key))
        .find((nodes) => nodes.length > 0) ?? [],
  ];
  for (const way of ways) {
    for (const titles of spellings) {
      const nodes = way(titles).filter((node) => hasForm(titles, node, joins));
      if (nodes.length > 0) return nodes;
    }
  }
  return [];
}

/** What runners put between titles that they join, where a title may hold it too. */
const BETWEEN: Readonly<Record<Family, RegExp>> = {
  titles: / [>›] /,
  class: / [>›] /,
  cpp: /\./,
  go: /\//,
  rust: /::/,
};

/** True where as many titles stand around each other: a suite `a` with a test `b` is no test `a b`. */
function hasForm(titles: readonly string[], node: TestNode, joins: boolean): boolean {
  if (joins && titles.length === 1) return true;
  const between = BETWEEN[familyOf(node.path)];
  const count = (all: readonly string[]) => all.flatMap((title) => title.split(between)).length;
  return count(titles) === count(node.titles);
}

function ofKey(files: readonly TestFile[], key: string): readonly TestNode[] {
  return files.flatMap((file) => file.byKey.get(key) ?? []);
}

/** Letters that a pattern must have of its own; `%s` alone would fit everything. */
const MIN_LITERAL = 3;

/** The tests whose patterns fit a key; of several those that only numbers complete. */
export function fittingPatterns(patterns: TestFile['patterns'], key: string): readonly TestNode[] {
  const fitting = patterns.filter(
    ({ pattern }) => literalLength(pattern) >= MIN_LITERAL && fitsPattern(pattern, key),
  );
  const numbers = fitting.filter(({ pattern }) => pattern.holes.every((hole) => hole === 'number'));
  return (numbers.length > 0 ? numbers : fitting).map(({ node }) => node);
}

/** One of several by the line that the report gives; else all of them. */
export function decide(nodes: readonly TestNode[], { line }: TestResult): Open {
  const [only] = nodes;
  if (only !== undefined && nodes.length === 1) return { kind: 'test', node: only };
  const there =
    line === undefined ? [] : nodes.filter(({ symbol }) => symbol.line <= line && line <= symbol.endLine);
  const [node] = there;
  return node !== undefined && there.length === 1 ? { kind: 'test', node } : { kind: 'several', nodes };
}

/**
 * The one test around the line that the report gives, where its own title is the result's: suites may be called by names that
 * only a run knows, as in `describe(name, …)`.
 */
function atLine(files: readonly TestFile[], { line, titles }: TestResult): TestNode | undefined {
  const [file] = files;
  const own = titles.at(-1);
  if (line === undefined || own === undefined || file === undefined || files.length > 1) return undefined;
  const there = file.tests.filter(({ symbol }) => symbol.line <= line && line <= symbol.endLine);
  const [node] = there;
  if (node === undefined || there.length > 1) return undefined;
  const written = node.titles.at(-1) ?? '';
  const pattern = titlePattern([written]);
  const fits =
    pattern === undefined
      ? titleKey([written]) === titleKey([own])
      : literalLength(pattern) >= MIN_LITERAL && fitsPattern(pattern, titleKey([own]));
  return fits ? node : undefined;
}

/** The innermost test whose own titles are the first ones of the result: a table in a test makes results of its own. */
function testAround(files: readonly TestFile[], spellings: Spellings): TestNode | undefined {
  for (const titles of spellings) {
    for (let length = titles.length - 1; length > 0; length--) {
      const tests = ofKey(files, titleKey(titles.slice(0, length)));
      const [only] = tests;
      if (only !== undefined) return tests.length === 1 ? only : undefined;
    }
  }
  return undefined;
}

/** The innermost suite that the titles name, else the file. */
function withinFiles({ titles: own }: TestResult, files: readonly TestFile[], spellings: Spellings): Open {
  for (const titles of spellings) {
    for (let length = titles.length; length > 0; length--) {
      const outer = titles.slice(0, length);
      const holders = files.flatMap(
        (file) => file.holdersByKey.get(titleKey(outer)) ?? file.holdersByKey.get(bareKey(outer) ?? '') ?? [],
      );
      const [holder] = holders;
      if (holder === undefined || holders.length > 1) continue;
      const isWhole =
        length === titles.length ||
        (familyOf(holder.path) === 'class' && own.length === 1 && own[0] === holder.symbol.name);
      const where = `\`${holder.symbol.name}\` in \`${holder.path}\``;
      return {
        kind: 'within',
        path: holder.path,
        holder,
        ...(isWhole ? { whole: testsOf(holder, files) } : {}),
        reason: isWhole
          ? `It is a result of all of ${where}, not of one test.`
          : `${where} has no test with this title written out.`,
      };
    }
  }
  const [file] = files;
  const isWhole = isPackage(own) || (own.length === 1 && isFile(own[0] ?? '', file?.path));
  const whole = isWhole ? { whole: files.flatMap(({ tests }) => tests) } : {};
  if (file === undefined || files.length > 1) {
    const names = quoteSome(files.map(({ path }) => path));
    return { kind: 'none', ...whole, reason: `No test in ${names} has this title written out.` };
  }
  const reason = isWhole
    ? `It is a result of all of \`${file.path}\`, not of one test.`
    : file.tests.length === 0
      ? `No test was found in \`${file.path}\` by its text.`
      : `\`${file.path}\` has no test with this title written out.`;
  return { kind: 'within', path: file.path, ...whole, reason };
}

function testsOf(holder: TestNode, files: readonly TestFile[]): readonly TestNode[] {
  const file = files.find(({ path }) => path === holder.path);
  return (file?.tests ?? []).filter(({ around }) => around.includes(holder));
}

/** What reports of Go have in place of a test where a package was not built, or broke outside of its tests. */
function isPackage(titles: readonly string[]): boolean {
  return (
    titles.length === 1 &&
    /^(?:\[build failed\]|\[setup failed\]|\(the whole package\))$/.test(titles[0] ?? '')
  );
}

/** True for a title that is the file's own name, as runners give a file that they could not load. */
function isFile(title: string, path: string | undefined): boolean {
  if (path === undefined) return false;
  const name = path.split('/').at(-1) ?? path;
  const plain = title.replaceAll('\\', '/');
  const module = path.replace(/\.\w+$/, '').replaceAll('/', '.');
  return plain === name || plain.endsWith(`/${name}`) || module === plain || module.endsWith(`.${plain}`);
}
