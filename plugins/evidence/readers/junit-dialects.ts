import type { TestResult } from '#model';

/** Which runner's hand a JUnit report is in; what is the same in all of them is not looked at here. */
export interface JunitDialect {
  readonly kind:
    | 'vitest'
    | 'jest'
    | 'pytest'
    | 'playwright'
    | 'googletest'
    | 'nextest'
    | 'surefire'
    | 'go'
    | 'node'
    | 'other';
  readonly tool?: string;
}

type Attributes = ReadonlyMap<string, string>;

/** Knows the dialect by its outermost elements; `known` is what the elements before said. */
export function dialectOf(element: string, attributes: Attributes, known: JunitDialect): JunitDialect {
  if (known.kind !== 'other') return known;
  const name = attributes.get('name') ?? '';
  if (element === 'testsuites') {
    if (name === 'vitest tests') return { kind: 'vitest', tool: 'vitest' };
    if (name === 'jest tests') return { kind: 'jest', tool: 'jest' };
    if (name === 'pytest tests') return { kind: 'pytest', tool: 'pytest' };
    if (name === 'nextest-run') return { kind: 'nextest', tool: 'cargo-nextest' };
    if (name === 'AllTests' && attributes.has('disabled')) return { kind: 'googletest', tool: 'googletest' };
    if (attributes.has('id') && attributes.has('name')) return { kind: 'playwright', tool: 'playwright' };
  }
  if (element === 'testsuite') {
    if (name === 'pytest') return { kind: 'pytest', tool: 'pytest' };
    // Node's runner gives its outermost element no attributes, so it is known by its suites.
    if (attributes.has('disabled') && attributes.has('hostname') && attributes.has('skipped')) {
      return { kind: 'node', tool: 'node --test' };
    }
    const schema = attributes.get('xsi:noNamespaceSchemaLocation') ?? '';
    if (schema.includes('surefire')) return { kind: 'surefire', tool: 'surefire' };
  }
  return known;
}

/** Knows a dialect by a case that stands in no suite: Node's runner calls its class `test`, which is the name of nothing. */
export function dialectOfLoneCase(attributes: Attributes, known: JunitDialect): JunitDialect {
  return known.kind === 'other' && attributes.get('classname') === 'test'
    ? { kind: 'node', tool: 'node --test' }
    : known;
}

/** Knows a dialect by a property of a suite. */
export function dialectOfProperty(name: string, value: string, known: JunitDialect): JunitDialect {
  return known.kind === 'other' && name === 'go.version' ? { kind: 'go', tool: `go ${value}`.trim() } : known;
}

/** Where a case belongs: titles, group, file, line and the runner's project. */
export type CasePlace = Pick<TestResult, 'titles' | 'group' | 'file' | 'line' | 'runnerProject'>;

/**
 * Places a case by its attributes and those of the suites around it, outermost first.
 *
 * *Ensures* a suite's name is a title only where it adds to what group, file and the case's own name say.
 */
export function placeCase(dialect: JunitDialect, suites: readonly Attributes[], of: Attributes): CasePlace {
  const suite = suites.at(-1);
  const classname = of.get('classname')?.trim() ?? '';
  const suiteName = suite?.get('name')?.trim() ?? '';
  const group = groupOf(dialect, suiteName, classname);
  const file =
    [of.get('file'), suite?.get('file'), suite?.get('filepath')].find(Boolean) ??
    fileIn(classname, suiteName);
  const line = lineIn(of.get('line') ?? of.get('lineno'), dialect);
  const name = of.get('name')?.trim() || classname.slice(classname.lastIndexOf('.') + 1);
  const own = ownTitles(dialect, name, suiteName === classname);
  const around = suites
    .map((attributes) => attributes.get('name')?.trim() ?? '')
    .filter((name) => adds(name, { group, file, dialect, first: own[0] ?? '' }));
  const project = dialect.kind === 'playwright' ? suite?.get('hostname') : undefined;
  return {
    titles: [...around, ...own],
    ...(group === '' || group === file || group === own.join(' ') ? {} : { group }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(project ? { runnerProject: project } : {}),
  };
}

/** Node's runner joins the suites there, whose names are known. */
function groupOf({ kind }: JunitDialect, suiteName: string, classname: string): string {
  if (kind === 'node') return '';
  return kind === 'go' && suiteName !== '' ? suiteName : classname;
}

/** The case's own name, parted where the runner has joined titles into one. */
function ownTitles(dialect: JunitDialect, name: string, byFile: boolean): readonly string[] {
  const by = GO_SUBTEST.test(name) ? '/' : separator(dialect, byFile);
  const parts = by === undefined ? [name] : name.split(by).filter((part) => part.trim() !== '');
  return parts.join('') === '' ? ['(a test without a name)'] : parts;
}

/** Go joins the names of subtests by slashes; who converts its output to JUnit need not say so. */
const GO_SUBTEST = /^(?:Test|Fuzz|Example)(?![a-z])[^/\s]*\//;

function separator({ kind }: JunitDialect, byFile: boolean): string | undefined {
  switch (kind) {
    case 'vitest':
      return byFile ? ' > ' : undefined;
    case 'playwright':
    case 'jest':
      return ' › ';
    case 'nextest':
      return '::';
    case 'go':
      return '/';
    case 'pytest':
    case 'googletest':
    case 'surefire':
    case 'node':
    case 'other':
      return undefined;
  }
}

/**
 * jest-junit names a suite after the first of a file's suites, Surefire after a class of those that were run together, whatever
 * stands in it; pytest has one suite for everything.
 */
const SUITES_ADD_NOTHING = new Set<JunitDialect['kind']>(['pytest', 'jest', 'surefire']);

function adds(
  name: string,
  told: {
    readonly group: string;
    readonly file: string | undefined;
    readonly dialect: JunitDialect;
    readonly first: string;
  },
): boolean {
  if (name === '' || SUITES_ADD_NOTHING.has(told.dialect.kind)) return false;
  if (name === told.group || name === told.file || looksLikeFile(name)) return false;
  if (told.group.endsWith(`.${name}`) || name.endsWith(`.${told.group}`)) return false;
  return name !== told.first && !told.first.startsWith(`${name} `);
}

function fileIn(...names: readonly string[]): string | undefined {
  return names.find(looksLikeFile);
}

function looksLikeFile(name: string): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|php|feature)$/.test(name) && !/[\n<>]/.test(name);
}

/** pytest counts lines from 0. */
function lineIn(value: string | undefined, { kind }: JunitDialect): number | undefined {
  if (value === undefined || !/^\d{1,9}$/.test(value)) return undefined;
  const line = Number(value) + (kind === 'pytest' ? 1 : 0);
  return line > 0 ? line : undefined;
}
