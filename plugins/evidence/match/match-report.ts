import { groupBy, type TestReport, type TestResult } from '#model';
import { findAnywhere, withoutRivals } from './find-anywhere.ts';
import { findInFiles, fittingPatterns } from './find-in-files.ts';
import { type Location, locatorOf, type ProjectNames, rustModules, whereOpen } from './locate.ts';
import { type Match, type Open, quoteSome, type TestTree } from './match.ts';
import { spellingsOf } from './spellings.ts';
import { familyOf, symbolKey, type TestFile, type TestNode } from './test-tree.ts';
import { bareKey, firstWord, titleKey, titlePattern } from './title-keys.ts';

/** Prepares the tests of the parsed files to be found, by reports that name no file as well. */
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
  // Some files are too large, or no text; a project that has many of them would be asked too much.
  const unread = open.filter((path) => !files.has(path)).length;
  return {
    names,
    files,
    byKey,
    patterns: patternsByWord(files),
    complete: names.testLike !== undefined && 10 * unread <= open.length,
  };
}

function patternsByWord(files: ReadonlyMap<string, TestFile>): TestTree['patterns'] {
  const all = [...files.values()].flatMap(({ patterns }) => patterns);
  return groupBy(all, ({ pattern }) => firstWord(pattern.pieces[0] ?? ''));
}

/** Finds the test of the tree for each result of a report; the answers stand in the report's order. */
export function matchReport(report: TestReport, tree: TestTree): readonly Match[] {
  const locate = locatorOf(report, tree.names);
  const locations = report.results.map((result) => locate(result));
  const first = report.results.map((result, i) =>
    matchResult(result, locations[i] ?? { kind: 'open' }, tree, joinsTitles(report)),
  );
  const open = withoutRivals(new Map([...first.entries()].filter(([i]) => locations[i]?.kind === 'open')));
  const sure = settleParts(
    report,
    first.map((match, i) => open.get(i) ?? match),
  );
  return settleTwins(report, followMoves(report, nameWithoutSuites(report, sure, tree), locations, tree));
}

/** True for reports that may join the titles of suites and test into one, as JUnit from Jest does; some runners never do. */
function joinsTitles({ format, tool }: TestReport): boolean {
  return (
    !['vitest', 'playwright', 'go-test'].includes(format) && !/^(?:vitest|playwright|node)/.test(tool ?? '')
  );
}

function matchResult(result: TestResult, location: Location, tree: TestTree, joins: boolean): Open {
  switch (location.kind) {
    case 'open':
      return findAnywhere(result, tree);
    case 'gone':
      return {
        kind: 'none',
        reason: `The report says that it stands in \`${location.name}\`, which the project does not have.`,
      };
    case 'ambiguous':
      return {
        kind: 'none',
        reason: `The report says that it stands in \`${location.name}\`, which may be ${quoteSome(location.paths)}.`,
      };
    case 'files':
      return matchIn(result, location.paths, tree, joins);
  }
}

function matchIn(result: TestResult, paths: readonly string[], tree: TestTree, joins: boolean): Open {
  const files = paths.flatMap((path) => tree.files.get(path) ?? []);
  const [path] = paths;
  const [file] = files;
  if (file !== undefined) return findInFiles(result, files, spellingsOf(result, file.path), joins);
  if (path === undefined) return { kind: 'none', reason: 'Its package has no file with tests.' };
  return {
    kind: 'within',
    path,
    reason: `The tests in \`${path}\` could not be read, so only the file is known.`,
  };
}

/** Some reports leave out all suites of a file; then the test's own title finds it, where no other result is of that test. */
function nameWithoutSuites(report: TestReport, matches: readonly Open[], tree: TestTree): readonly Open[] {
  const within = groupBy(matches.keys(), (i) => {
    const match = matches[i];
    return match?.kind === 'within' && match.whole === undefined ? match.path : undefined;
  });
  const taken = new Set(matches.flatMap((match) => (match.kind === 'test' ? match.node : [])));
  const titled = groupBy(matches.keys(), (i) => pathOf(matches[i]));
  const found = new Map<number, Open>();
  for (const [path, indexes] of within) {
    const all = titled.get(path) ?? [];
    if (all.some((i) => report.results[i]?.titles.length !== 1 || report.results[i]?.group !== undefined))
      continue;
    const tests = tree.files.get(path)?.tests ?? [];
    const own = groupBy(tests, ({ symbol }) => titleKey([symbol.name]));
    const patterns = tests.flatMap((node) => {
      const pattern = titlePattern([node.symbol.name]);
      return pattern ? [{ node, pattern }] : [];
    });
    for (const i of indexes) {
      const titles = report.results[i]?.titles ?? [];
      const exact = own.get(titleKey(titles)) ?? own.get(bareKey(titles) ?? '');
      const nodes = exact ?? fittingPatterns(patterns, titleKey(titles));
      const [node] = nodes;
      if (node && nodes.length === 1 && !taken.has(node)) found.set(i, { kind: 'test', node });
    }
  }
  return matches.map((match, i) => found.get(i) ?? match);
}

/**
 * A result is of a part of a test where the report has one of the test itself too, as most runners give. Rust's cases stand
 * alone, and Node's runner writes a test with parts as if it were a suite.
 */
function settleParts({ tool }: TestReport, matches: readonly Open[]): readonly Open[] {
  const whole = new Set(matches.flatMap((match) => (match.kind === 'test' ? match.node : [])));
  return matches.map((match) => {
    if (match.kind !== 'part') return match;
    const { node, otherwise } = match;
    if (WITHOUT_PARTS.test(tool ?? '')) return otherwise;
    const isAlone = familyOf(node.path) === 'rust' || (tool?.startsWith('node') ?? false);
    return isAlone || whole.has(node) ? { kind: 'test', node } : otherwise;
  });
}

/** Runners whose tests have no parts with results of their own. */
const WITHOUT_PARTS = /^(?:vitest|jest|playwright|mocha|googletest)/;

function pathOf(match: Open | undefined): string | undefined {
  switch (match?.kind) {
    case 'test':
      return match.node.path;
    case 'within':
      return match.path;
    case 'several':
      return match.nodes[0]?.path;
    case 'part':
      return match.node.path;
    case 'none':
    case undefined:
      return undefined;
  }
}

/**
 * Follows files that were renamed since: a file that the report names and the project does not have is that one file, not
 * known to the report, in which all its titles stand.
 */
function followMoves(
  report: TestReport,
  matches: readonly Open[],
  locations: readonly Location[],
  tree: TestTree,
): readonly Open[] {
  const gone = groupBy(locations.keys(), (i) => {
    const location = locations[i];
    return location?.kind === 'gone' ? location.name : undefined;
  });
  if (gone.size === 0) return matches;
  const known = new Set(matches.flatMap((match) => pathOf(match) ?? []));
  const moved = new Map<number, Open>();
  for (const indexes of gone.values()) {
    const results = indexes.flatMap((i) => report.results[i] ?? []);
    const paths = new Set(
      results.flatMap(({ titles }) => (tree.byKey.get(titleKey(titles)) ?? []).map(({ path }) => path)),
    );
    const answers = [...paths]
      .filter((path) => !known.has(path))
      .map((path) => results.map((result) => matchIn(result, [path], tree, joinsTitles(report))))
      .filter((all) => all.every(({ kind }) => kind === 'test' || kind === 'several'));
    const [only] = answers;
    if (only === undefined || answers.length > 1) continue;
    for (const [k, i] of indexes.entries()) {
      const match = only[k];
      if (match) moved.set(i, match);
    }
  }
  return matches.map((match, i) => moved.get(i) ?? match);
}

/** What a result that is no part of a test is. */
function settledPart(otherwise: Open): Match {
  switch (otherwise.kind) {
    case 'test':
    case 'within':
    case 'none':
      return otherwise;
    case 'several':
    case 'part':
      return { kind: 'none', reason: 'It may be of a part of a test, but of which is not known.' };
  }
}

/**
 * Settles results for which several tests of one title are as good: where there are as many results, and all ended alike, it
 * does not matter which is whose.
 */
function settleTwins(report: TestReport, matches: readonly Open[]): readonly Match[] {
  const twins = groupBy(matches.keys(), (i) => {
    const match = matches[i];
    if (match?.kind !== 'several' || new Set(match.nodes.map(({ path }) => path)).size > 1) return undefined;
    return match.nodes.map(({ symbol }) => symbolKey(symbol)).join('\u0001');
  });
  const settled = new Map<number, TestNode>();
  for (const indexes of twins.values()) {
    const match = matches[indexes[0] ?? -1];
    if (match?.kind !== 'several' || match.nodes.length !== indexes.length) continue;
    if (new Set(indexes.map((i) => report.results[i]?.status)).size > 1) continue;
    for (const [k, i] of indexes.entries()) {
      const node = match.nodes[k];
      if (node) settled.set(i, node);
    }
  }
  return matches.map((match, i): Match => {
    if (match.kind === 'part') return settledPart(match.otherwise);
    if (match.kind !== 'several') return match;
    const node = settled.get(i);
    if (node) return { kind: 'test', node };
    const places = match.nodes.map(({ path, symbol }) => `${path}:${symbol.line}`);
    return { kind: 'none', reason: `Several tests have this title: ${quoteSome(places)}.` };
  });
}
