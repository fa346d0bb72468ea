import { groupBy, type TestReport, type TestResult } from '#model';
import {
  groupParts,
  isGo,
  type Location,
  locatorOf,
  type ProjectNames,
  rustModules,
  whereOpen,
} from './locate.ts';
import { familyOf, symbolKey, type TestFile, type TestNode } from './test-tree.ts';
import { bareKey, fitsPattern, literalLength, titleKey } from './title-keys.ts';

/**
 * What a result belongs to in the tree. `within`: the file, or the suite, is known, and in it no test of that title. `none`:
 * not even that. Both say why in a sentence.
 */
export type Match =
  | { readonly kind: 'test'; readonly node: TestNode }
  | { readonly kind: 'within'; readonly path: string; readonly holder?: TestNode; readonly reason: string }
  | { readonly kind: 'none'; readonly reason: string };

/** The tests of a tree, ready to be found. */
export interface TestTree {
  readonly names: ProjectNames;
  /** Of every file whose symbols were read. */
  readonly files: ReadonlyMap<string, TestFile>;
  /** Tests of all files by their titles. */
  readonly byKey: ReadonlyMap<string, readonly TestNode[]>;
  /** True where every file that may hold a test was read, so that what is found once is there once. */
  readonly complete: boolean;
}

/** Prepares the tests of the parsed files to be found by reports that name no file. */
export function testTree(files: ReadonlyMap<string, TestFile>, names: ProjectNames): TestTree {
  const byKey = new Map<string, TestNode[]>();
  for (const file of files.values()) {
    const modules = familyOf(file.path) === 'rust' ? rustModules(file.path).modules : [];
    for (const [key, nodes] of file.byKey) {
      const full = modules.length === 0 ? key : titleKey([...modules, key]);
      const list = byKey.get(full);
      if (list) list.push(...nodes);
      else byKey.set(full, [...nodes]);
    }
  }
  const open = whereOpen(names);
  const complete =
    names.testLike !== undefined && open.filter((path) => !files.has(path)).length <= open.length / 10;
  return { names, files, byKey, complete };
}

/** Finds the test of the tree for each result of a report; the answers stand in the report's order. */
export function matchReport(report: TestReport, tree: TestTree): readonly Match[] {
  const locate = locatorOf(report, tree.names);
  const go = isGo(report);
  const first = report.results.map((result) => matchResult(result, locate(result), tree, go));
  return settleTwins(report, followMoves(report, first, locate, tree));
}

/** A match that is not decided yet: several tests are as good. */
type Open = Match | { readonly kind: 'several'; readonly nodes: readonly TestNode[] };

function matchResult(result: TestResult, location: Location, tree: TestTree, go: boolean): Open {
  switch (location.kind) {
    case 'open':
      return matchAnywhere(result, tree);
    case 'gone':
      return {
        kind: 'none',
        reason: `The report says that it stands in \`${location.name}\`, which the project does not have.`,
      };
    case 'ambiguous':
      return {
        kind: 'none',
        reason: `The report says that it stands in \`${location.name}\`, which may be ${inWords(location.paths)}.`,
      };
    case 'files':
      return matchIn(result, location.paths, tree, go);
  }
}

function matchIn(result: TestResult, paths: readonly string[], tree: TestTree, go: boolean): Open {
  const files = paths.flatMap((path) => tree.files.get(path) ?? []);
  const [path] = paths;
  const [file] = files;
  if (file === undefined) {
    return path === undefined
      ? { kind: 'none', reason: 'The package has no file with tests.' }
      : {
          kind: 'within',
          path,
          reason: `The tests in \`${path}\` could not be read, so only the file is known.`,
        };
  }
  const spellings = spellingsOf(result, file.path, go);
  const found = firstHit(files, spellings);
  if (found.length > 0) return decide(found, result);
  const parent = testAround(files, spellings);
  if (parent) return { kind: 'test', node: parent };
  return withinFile(files, spellings);
}

/** Ways to read the titles of a result as those of a test, the most telling first. */
function spellingsOf(result: TestResult, path: string, go: boolean): readonly (readonly string[])[] {
  const titles = go ? result.titles.flatMap((title) => title.split('/')) : result.titles;
  if (go || result.group === undefined) return [titles];
  const parts = groupParts(result.group);
  const stem = (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
  const at = parts.lastIndexOf(stem);
  const byClass = familyOf(path) === 'class';
  const spelled: (readonly string[])[] = [];
  if (!byClass) spelled.push([result.group, ...titles]);
  if (!byClass && at < 0 && !standsAlone(result)) return spelled;
  // What stands behind the file's own name in the group is a class in it, and is never left out.
  const last = at < 0 ? parts.length - (byClass ? 1 : 0) : at + 1;
  for (let from = 0; from <= Math.min(last, MAX_PARTS); from++)
    if (byClass || from === last) spelled.push([...parts.slice(from), ...titles]);
  return spelled;
}

const MAX_PARTS = 20;

/** True where the group is no title: it is a path or a package, or stands in the titles already. */
function standsAlone({ group, titles }: TestResult): boolean {
  return group === undefined || /[/.\\]/.test(group) || titleKey(titles).includes(titleKey([group]));
}

/** The tests that answer to the first spelling that any answers to; word for word before patterns, tags left out last. */
function firstHit(
  files: readonly TestFile[],
  spellings: readonly (readonly string[])[],
): readonly TestNode[] {
  for (const titles of spellings) {
    const key = titleKey(titles);
    const equal = files.flatMap((file) => file.byKey.get(key) ?? []);
    if (equal.length > 0) return equal;
  }
  for (const titles of spellings) {
    const fitting = fittingPatterns(files, titleKey(titles));
    if (fitting.length > 0) return fitting;
  }
  for (const titles of spellings) {
    const key = bareKey(titles) ?? titleKey(titles);
    const bare = files.flatMap((file) => file.byBareKey.get(key) ?? []);
    if (bare.length > 0) return bare;
  }
  for (const titles of spellings) {
    for (const key of rowless(titles, files[0]?.path ?? '')) {
      const row = files.flatMap((file) => file.byKey.get(key) ?? []);
      if (row.length > 0) return row;
    }
  }
  return [];
}

/** Of the patterns that fit a key those that leave the least open. */
function fittingPatterns(files: readonly TestFile[], key: string): readonly TestNode[] {
  const fitting = files
    .flatMap((file) => file.patterns)
    .filter(({ pattern }) => literalLength(pattern) >= MIN_LITERAL && fitsPattern(pattern, key));
  const numbers = fitting.filter(({ pattern }) => pattern.holes.every((hole) => hole === 'number'));
  return (numbers.length > 0 ? numbers : fitting).map(({ node }) => node);
}

/** Letters that a pattern must have of its own; `%s` alone would fit everything. */
const MIN_LITERAL = 3;

/** Keys without what a runner adds to a title for a row of values: `adds[1-2]`, `adds(int)[1]`, `adds with data set #1`. */
function rowless(titles: readonly string[], path: string): readonly string[] {
  const last = titles.at(-1) ?? '';
  const cuts = new Set<string>();
  switch (familyOf(path)) {
    case 'class':
      cuts.add(last.replace(/\[.*\]$/s, ''));
      cuts.add(last.replace(/\s*\(.*\)\s*(?:\[.*\])?$/s, ''));
      cuts.add(last.replace(/ with data set .*$/s, ''));
      break;
    case 'cpp':
      return cppNames(titles).map((name) => titleKey([name]));
    case 'rust':
    case 'go':
    case 'titles':
      break;
  }
  cuts.delete(last);
  return [...cuts].filter((cut) => cut.trim() !== '').map((cut) => titleKey([...titles.slice(0, -1), cut]));
}

/** `Prefix/Suite.Name/0` and `Suite/0.Name` are rows of `Suite.Name`. */
function cppNames(titles: readonly string[]): readonly string[] {
  const [suite = '', name = ''] = titles.length >= 2 ? titles.slice(-2) : (titles[0] ?? '').split('.', 2);
  const bare = name.replace(/\/[\w-]+$/, '');
  const parts = suite.split('/');
  const suites = new Set([suite, parts.at(-1) ?? '', parts[0] ?? '', parts.at(-2) ?? '']);
  return [...suites].filter((one) => one !== '' && bare !== '').map((one) => `${one}.${bare}`);
}

/** The innermost test whose own titles are the first ones of the result: a table in a test makes results of its own. */
function testAround(
  files: readonly TestFile[],
  spellings: readonly (readonly string[])[],
): TestNode | undefined {
  for (const titles of spellings) {
    for (let length = titles.length - 1; length > 0; length--) {
      const key = titleKey(titles.slice(0, length));
      const tests = files.flatMap((file) => file.byKey.get(key) ?? []);
      const [only] = tests;
      if (only !== undefined) return tests.length === 1 ? only : undefined;
    }
  }
  return undefined;
}

function withinFile(files: readonly TestFile[], spellings: readonly (readonly string[])[]): Match {
  for (const titles of spellings) {
    for (let length = titles.length - 1; length > 0; length--) {
      const outer = titles.slice(0, length);
      const holders = files.flatMap(
        (file) => file.holdersByKey.get(titleKey(outer)) ?? file.holdersByKey.get(bareKey(outer) ?? '') ?? [],
      );
      const [holder] = holders;
      if (holder === undefined || holders.length > 1) continue;
      return {
        kind: 'within',
        path: holder.path,
        holder,
        reason: `\`${holder.symbol.name}\` in \`${holder.path}\` has no test with this title written out.`,
      };
    }
  }
  const [file] = files;
  if (file === undefined || files.length > 1)
    return {
      kind: 'none',
      reason: `None of ${inWords(files.map(({ path }) => path))} has a test with this title written out.`,
    };
  const reason =
    file.tests.length === 0
      ? `No test was found in \`${file.path}\` by its text.`
      : `\`${file.path}\` has no test with this title written out.`;
  return { kind: 'within', path: file.path, reason };
}

function matchAnywhere(result: TestResult, tree: TestTree): Open {
  if (!tree.complete)
    return {
      kind: 'none',
      reason:
        'The report names no file, and the project has too many files with tests to look in all of them.',
    };
  const parts = result.group === undefined ? [] : groupParts(result.group);
  const spellings = [
    ...(result.group === undefined ? [] : [[result.group, ...result.titles]]),
    ...(parts.length > 1 ? [[...parts.slice(1), ...result.titles]] : []),
    ...(result.group === undefined || titleKey(result.titles).includes(titleKey([result.group]))
      ? [result.titles]
      : []),
  ];
  const modules = ofCrate(tree.byKey.get(titleKey(result.titles)) ?? [], parts).filter(
    ({ path }) => familyOf(path) === 'rust',
  );
  if (modules.length > 0) return decide(modules, result);
  for (const titles of spellings) {
    const nodes = ofCrate(tree.byKey.get(titleKey(titles)) ?? [], parts);
    if (nodes.length > 0) return decide(nodes, result);
  }
  for (const titles of spellings) {
    const [node, ...others] = cppNames(titles).flatMap((name) => tree.byKey.get(titleKey([name])) ?? []);
    if (node && others.every((other) => other === node)) return { kind: 'test', node };
  }
  return {
    kind: 'none',
    reason: 'The report names no file, and no file has a test with this title written out.',
  };
}

/** Of tests of Rust those of the crate and of the binary that the group names. */
function ofCrate(nodes: readonly TestNode[], [crate, binary]: readonly string[]): readonly TestNode[] {
  const plain = (name: string | undefined) => name?.replaceAll('-', '_');
  return nodes.filter((node) => {
    if (familyOf(node.path) !== 'rust') return true;
    const own = rustModules(node.path);
    return (
      (own.crate === '' || crate === undefined || plain(own.crate) === plain(crate)) &&
      (own.binary === undefined ? binary === undefined : plain(own.binary) === plain(binary))
    );
  });
}

/** One of several by the line that the report gives; else all of them. */
function decide(nodes: readonly TestNode[], { line }: TestResult): Open {
  const [only] = nodes;
  if (only !== undefined && nodes.length === 1) return { kind: 'test', node: only };
  const there =
    line === undefined ? [] : nodes.filter(({ symbol }) => symbol.line <= line && line <= symbol.endLine);
  const [node] = there;
  return node !== undefined && there.length === 1 ? { kind: 'test', node } : { kind: 'several', nodes };
}

/**
 * Settles results for which several tests of one title are as good: where there are as many results, and all ended alike, it
 * does not matter which is whose.
 */
function settleTwins(report: TestReport, matches: readonly Open[]): readonly Match[] {
  const twins = groupBy(matches.keys(), (i) => {
    const match = matches[i];
    return match?.kind === 'several'
      ? match.nodes.map(({ symbol }) => symbolKey(symbol)).join('\u0001')
      : undefined;
  });
  const settled = new Map<number, TestNode>();
  for (const indexes of twins.values()) {
    const [at] = indexes;
    const match = at === undefined ? undefined : matches[at];
    if (match?.kind !== 'several' || match.nodes.length !== indexes.length) continue;
    const endings = new Set(indexes.map((i) => report.results[i]?.status));
    if (endings.size > 1) continue;
    for (const [k, i] of indexes.entries()) {
      const node = match.nodes[k];
      if (node) settled.set(i, node);
    }
  }
  return matches.map((match, i): Match => {
    if (match.kind !== 'several') return match;
    const node = settled.get(i);
    if (node) return { kind: 'test', node };
    const places = match.nodes.map(({ path, symbol }) => `\`${path}:${symbol.line}\``);
    return { kind: 'none', reason: `Several tests have this title: ${inWords(places, '')}.` };
  });
}

/**
 * Follows files that were renamed since: a file that the report names and the project does not have is that one file, not
 * known to the report, in which all its titles stand.
 */
function followMoves(
  report: TestReport,
  matches: readonly Open[],
  locate: (result: TestResult) => Location,
  tree: TestTree,
): readonly Open[] {
  const gone = groupBy(matches.keys(), (i) => {
    const result = report.results[i];
    const location = result ? locate(result) : undefined;
    return location?.kind === 'gone' ? location.name : undefined;
  });
  if (gone.size === 0) return matches;
  const known = new Set(
    matches.flatMap((match) =>
      match.kind === 'test' ? match.node.path : match.kind === 'within' ? match.path : [],
    ),
  );
  const moved = new Map<number, TestNode>();
  for (const indexes of gone.values()) {
    const nodes = indexes.map((i) => {
      const result = report.results[i];
      return result ? (tree.byKey.get(titleKey(result.titles)) ?? []) : [];
    });
    const files = nodes.map((list) => new Set(list.map(({ path }) => path)));
    const all = [...(files[0] ?? [])].filter(
      (path) => !known.has(path) && files.every((set) => set.has(path)),
    );
    const [path] = all;
    if (path === undefined || all.length > 1) continue;
    for (const [k, i] of indexes.entries()) {
      const own = (nodes[k] ?? []).filter((node) => node.path === path);
      const [node] = own;
      if (node && own.length === 1) moved.set(i, node);
    }
  }
  return matches.map((match, i): Open => {
    const node = moved.get(i);
    return node ? { kind: 'test', node } : match;
  });
}

/** A few things in words. */
function inWords(paths: readonly string[], quote = '`'): string {
  const shown = paths.slice(0, 3).map((path) => `${quote}${path}${quote}`);
  const rest = paths.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} or ${rest} more` : shown.join(' or ');
}
