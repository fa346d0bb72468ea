import type { TestResult } from '#model';
import { decide, fittingPatterns } from './find-in-files.ts';
import { groupParts, rustModules } from './locate.ts';
import type { Open, TestTree } from './match.ts';
import { cppNames } from './spellings.ts';
import { familyOf, type TestNode } from './test-tree.ts';
import { firstWord, titleKey } from './title-keys.ts';

/** Finds the test of a result whose report names no file: it must be the only one of its titles in the whole tree. */
export function findAnywhere(result: TestResult, tree: TestTree): Open {
  if (!tree.complete) {
    return {
      kind: 'none',
      reason:
        'The report names no file, and the project has too many files with tests to look in all of them.',
    };
  }
  const { group, titles } = result;
  const parts = group === undefined ? [] : groupParts(group);
  const found =
    nonEmpty(rustTests(titles, parts, tree)) ??
    nonEmpty(titledTests(result, tree)) ??
    nonEmpty(cppTests([...(group === undefined ? [] : [group]), ...titles], tree));
  if (found) return decide(found, result);
  return {
    kind: 'none',
    reason: 'The report names no file, and no test was found that has this title written out.',
  };
}

function nonEmpty(nodes: readonly TestNode[]): readonly TestNode[] | undefined {
  return nodes.length === 0 ? undefined : nodes;
}

/** A group that no file is called by is a part of the title, so a title alone will do only without one. */
function titledTests({ group, titles }: TestResult, tree: TestTree): readonly TestNode[] {
  const spellings = [
    ...(group === undefined ? [] : [[group, ...titles]]),
    ...(group === undefined || titleKey(titles).includes(titleKey([group])) ? [titles] : []),
  ];
  for (const spelling of spellings) {
    const nodes = (tree.byKey.get(titleKey(spelling)) ?? []).filter(({ path }) => familyOf(path) !== 'rust');
    if (nodes.length > 0) return nodes;
  }
  for (const spelling of spellings) {
    const key = titleKey(spelling);
    const near = [...(tree.patterns.get(firstWord(key)) ?? []), ...(tree.patterns.get('') ?? [])];
    const nodes = fittingPatterns(near, key);
    if (nodes.length > 0) return nodes;
  }
  return [];
}

function cppTests(titles: readonly string[], tree: TestTree): readonly TestNode[] {
  const nodes = cppNames(titles).flatMap((name) => tree.byKey.get(titleKey([name])) ?? []);
  return [...new Set(nodes.filter(({ path }) => familyOf(path) === 'cpp'))];
}

/** Of tests of Rust those of the crate and of the binary that the group names: `locker` or `locker::whole`. */
function rustTests(
  titles: readonly string[],
  [crate, binary]: readonly string[],
  { byKey, names }: TestTree,
): readonly TestNode[] {
  const plain = (name: string) => name.replaceAll('-', '_');
  const nodes = (byKey.get(titleKey(titles)) ?? []).filter(({ path }) => familyOf(path) === 'rust');
  return nodes.filter(({ path }) => {
    const own = rustModules(path);
    const folder = plain(own.crate.split('/').at(-1) ?? '');
    const isCrate =
      names.crates.size === 1 ||
      crate === undefined ||
      plain(crate) === folder ||
      (folder !== '' && plain(crate).endsWith(`_${folder}`));
    const isBinary =
      own.binary === undefined
        ? binary === undefined
        : binary !== undefined && plain(own.binary) === plain(binary);
    return isCrate && isBinary;
  });
}

/**
 * Of matches of one report that rest on titles alone, keeps those in files that are surely of its run: a file in which most
 * titles could as well be another file's may be that of another runner.
 */
export function withoutRivals(matches: ReadonlyMap<number, Open>): ReadonlyMap<number, Open> {
  const sure = new Map<string, number>();
  const doubtful = new Map<string, number>();
  for (const match of matches.values()) {
    if (match.kind === 'test') count(sure, match.node.path);
    if (match.kind !== 'several') continue;
    const paths = new Set(match.nodes.map(({ path }) => path));
    if (paths.size > 1) for (const path of paths) count(doubtful, path);
  }
  return new Map(
    [...matches].map(([i, match]): [number, Open] => {
      if (match.kind !== 'test') return [i, match];
      const { path } = match.node;
      if ((sure.get(path) ?? 0) >= (doubtful.get(path) ?? 0)) return [i, match];
      return [
        i,
        {
          kind: 'none',
          reason: `The report names no file, and most of its titles that stand in \`${path}\` stand in other files too.`,
        },
      ];
    }),
  );
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
