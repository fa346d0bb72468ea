import { LIMITS } from '#config';
import type { TestReport, TestResult } from '#model';
import {
  type Aligned,
  alignNames,
  keyOf,
  type Named,
  type NameIndex,
  nameIndex,
  type Parts,
} from './align-names.ts';
import { familyOf } from './test-tree.ts';

/**
 * Where a result's test stands by what the report says of its file or group. `gone`: a file is named that the project does not
 * have. `open`: nothing is named that could be a file.
 */
export type Location =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly name: string; readonly paths: readonly string[] }
  | { readonly kind: 'gone'; readonly name: string }
  | { readonly kind: 'open' };

/** A project's files by the names that reports give them. */
export interface ProjectNames {
  readonly files: NameIndex;
  /** Files named like the class or module in them, without the ending. */
  readonly classes: NameIndex;
  /** Folders with Go tests, and the tests in each. */
  readonly packages: NameIndex;
  readonly goTests: ReadonlyMap<string, readonly string[]>;
  /** Files that seem to hold tests, for reports that name none; undefined where there are too many. */
  readonly testLike: readonly string[] | undefined;
  readonly rust: readonly string[];
  /** Folders of Rust crates. */
  readonly crates: ReadonlySet<string>;
}

/** Prepares a project's paths to be found by what reports say. */
export function projectNames(paths: readonly string[]): ProjectNames {
  const files = paths.map((path): Named => ({ path, parts: path.split('/') }));
  const goTests = new Map<string, string[]>();
  for (const { path, parts } of files) {
    if (!path.endsWith('_test.go')) continue;
    const folder = parts.slice(0, -1).join('/');
    const own = goTests.get(folder);
    if (own) own.push(path);
    else goTests.set(folder, [path]);
  }
  const testLike = paths.filter((path) => TEST_LIKE.test(path) && CODE.test(path));
  return {
    files: nameIndex(files),
    classes: nameIndex(files.filter(({ path }) => familyOf(path) === 'class').map(withoutEnding)),
    packages: nameIndex(
      [...goTests.keys()].filter((path) => path !== '').map((path) => ({ path, parts: path.split('/') })),
    ),
    goTests,
    testLike: testLike.length > LIMITS.reportedFiles ? undefined : testLike,
    rust: paths.filter((path) => path.endsWith('.rs')),
    crates: new Set(paths.flatMap((path) => (path.endsWith('.rs') ? rustModules(path).crate : []))),
  };
}

const TEST_LIKE =
  /(?:^|[/._-])(?:tests?|specs?|__tests__|e2e|it)(?:[/._-]|$)|[a-z0-9](?:Tests?|Spec|IT)\.\w+$/i;
const CODE = /\.(?:[cm]?[jt]sx?|py|java|kts?|groovy|scala|go|rs|cs|php|rb|c|cc|cpp|cxx|sh|bats)$/;

function withoutEnding({ path, parts }: Named): Named {
  const last = parts.at(-1) ?? '';
  return { path, parts: [...parts.slice(0, -1), last.slice(0, Math.max(0, last.lastIndexOf('.')))] };
}

/** Files that may hold the tests of results that say nothing of a file. */
export function whereOpen({ testLike, rust }: ProjectNames): readonly string[] {
  const all = new Set([...(testLike ?? []), ...rust]);
  return all.size > LIMITS.reportedFiles ? (testLike ?? []) : [...all];
}

/** Makes the function that says where the test of each result of a report stands. */
export function locatorOf(report: TestReport, project: ProjectNames): (result: TestResult) => Location {
  const folder = report.path.split('/').slice(0, -1);
  const named = new Map<string, Parts>();
  const groups = new Set<string>();
  for (const result of report.results) {
    const group = groupOf(result);
    if (result.file !== undefined) named.set(result.file, partsOfPath(result.file));
    else if (group !== undefined) groups.add(group);
  }
  const files = alignNames(named.values(), project.files, folder);
  const byGroup = locateGroups(groups, report, project, folder);
  return (result) => {
    const { file } = result;
    const group = groupOf(result);
    if (file === undefined) return (group === undefined ? undefined : byGroup.get(group)) ?? { kind: 'open' };
    return toLocation(file, files.get(keyOf(named.get(file) ?? [])));
  };
}

/** A module that could not be loaded stands in place of a title, in Python as `tests.test_box`. */
function groupOf({ group, titles }: TestResult): string | undefined {
  if (group !== undefined || titles.length > 1) return group;
  return /^\w+(?:\.\w+)+$/.test(titles[0] ?? '') ? titles[0] : undefined;
}

function toLocation(name: string, aligned: Aligned | undefined): Location {
  switch (aligned?.kind) {
    case 'found':
      return { kind: 'files', paths: [aligned.path] };
    case 'ambiguous':
      return { kind: 'ambiguous', name, paths: aligned.paths };
    case 'absent':
    case undefined:
      return { kind: 'gone', name };
  }
}

/** A path of any machine as its parts. */
export function partsOfPath(path: string): Parts {
  const plain = path
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '');
  const parts: string[] = [];
  for (const part of plain.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts;
}

function locateGroups(
  groups: ReadonlySet<string>,
  report: TestReport,
  project: ProjectNames,
  folder: Parts,
): ReadonlyMap<string, Location> {
  if (isGo(report, project)) return locatePackages(groups, project, folder);
  const located = new Map<string, Location>();
  const paths = [...groups].filter((group) => project.files.has(partsOfPath(group).at(-1) ?? ''));
  const files = alignNames(paths.map(partsOfPath), project.files, folder);
  for (const group of paths) located.set(group, toLocation(group, files.get(keyOf(partsOfPath(group)))));
  const classes = new Map<string, Parts>();
  for (const group of groups) {
    if (located.has(group) || WITHOUT_CLASSES.test(report.tool ?? '')) continue;
    const parts = classParts(group, project.classes);
    if (parts) classes.set(group, parts);
  }
  const aligned = alignNames(classes.values(), project.classes, folder, { whole: true });
  for (const [group, parts] of classes) {
    const found = aligned.get(keyOf(parts));
    if (found && found.kind !== 'absent') located.set(group, toLocation(group, found));
  }
  return located;
}

/** Runners whose groups are crates or suites, and no files of that name. */
const WITHOUT_CLASSES = /^(?:cargo|googletest|jest|vitest|playwright)/;

/** Of `tests.test_box.TestBox` the parts that are a file, `tests/test_box`; undefined where none are. */
function classParts(group: string, classes: NameIndex): Parts | undefined {
  const parts = groupParts(group);
  for (let length = parts.length; length > 0; length--) {
    const own = parts.slice(0, length);
    const files = classes.get(own.at(-1) ?? '') ?? [];
    if (files.some((file) => endsWith(file.parts, own))) return own;
  }
  // Not every language wants folders like name spaces; then only a name that one file has will do.
  const at = parts.findLastIndex((part) => classes.get(part)?.length === 1 && /^[A-Z]/.test(part));
  return at < 0 ? undefined : [parts[at] ?? ''];
}

/** The parts of a class's full name, of a module's, or of a path. */
export function groupParts(group: string): Parts {
  return group.split(/[.$\\/+]|::/).filter((part) => part !== '');
}

function endsWith(parts: Parts, tail: Parts): boolean {
  return (
    tail.length <= parts.length && tail.every((part, i) => parts[parts.length - tail.length + i] === part)
  );
}

/** True for reports whose groups are Go packages: they say so, or every test is called as Go wants it. */
function isGo({ format, tool, results }: TestReport, { goTests }: ProjectNames): boolean {
  if (format === 'go-test' || /^go(?:[ -]|$)/.test(tool ?? '')) return true;
  return (
    tool === undefined &&
    goTests.size > 0 &&
    results.every(({ titles, file }) => file === undefined && GO_TEST.test(titles[0] ?? ''))
  );
}

const GO_TEST = /^(?:(?:Test|Benchmark|Fuzz|Example)(?![a-z])|[[(])/;

function locatePackages(
  groups: ReadonlySet<string>,
  project: ProjectNames,
  folder: Parts,
): ReadonlyMap<string, Location> {
  const aligned = alignNames([...groups].map(partsOfPath), project.packages, folder, {
    top: (path) => project.goTests.has(path),
  });
  const only = groups.size === 1 ? onlyPackage(project, folder) : undefined;
  return new Map(
    [...groups].map((group): [string, Location] => {
      const found = aligned.get(keyOf(partsOfPath(group)));
      const location = toLocation(
        group,
        found?.kind === 'absent' && only ? { kind: 'found', path: only } : found,
      );
      return [
        group,
        location.kind === 'files'
          ? { kind: 'files', paths: location.paths.flatMap((path) => project.goTests.get(path) ?? []) }
          : location,
      ];
    }),
  );
}

/** The one folder with Go tests, where the report stands in it: whatever its package is called, it is that. */
function onlyPackage({ goTests }: ProjectNames, folder: Parts): string | undefined {
  const [only, ...others] = goTests.keys();
  const isInside = only !== undefined && `${folder.join('/')}/`.startsWith(`${only}/`);
  return isInside && others.length === 0 ? only : undefined;
}

/** The folders of modules that a Rust file stands for, below its crate: none for `lib.rs`, `main.rs` and a file of `tests`. */
export function rustModules(path: string): {
  readonly crate: string;
  readonly modules: Parts;
  readonly binary?: string;
} {
  const parts = path.replace(/\.rs$/, '').split('/');
  const at = parts.findLastIndex(
    (part, i) => i < parts.length - 1 && /^(?:src|tests|benches|examples)$/.test(part),
  );
  const crate = parts.slice(0, Math.max(0, at)).join('/');
  const inner = parts.slice(at + 1);
  if (at >= 0 && parts[at] !== 'src') return { crate, modules: inner.slice(1), binary: inner[0] ?? '' };
  const last = inner.at(-1);
  const isRoot = inner.length === 1 && (last === 'lib' || last === 'main');
  return { crate, modules: isRoot ? [] : last === 'mod' ? inner.slice(0, -1) : inner };
}
