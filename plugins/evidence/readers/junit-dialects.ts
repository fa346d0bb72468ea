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
    const schema = attributes.get('xsi:noNamespaceSchemaLocation') ?? '';
    if (schema.includes('surefire')) return { kind: 'surefire', tool: 'surefire' };
  }
  return known;
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
  const group = dialect.kind === 'go' && suiteName !== '' ? suiteName : classname;
  const file =
    [of.get('file'), suite?.get('file'), suite?.get('filepath')].find(Boolean) ??
    fileIn(classname, suiteName);
  const line = lineIn(of.get('line') ?? of.get('lineno'), dialect);
  const own = ownTitles(dialect, of.get('name')?.trim() ?? '', suiteName === classname);
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

/** The case's own name, parted where the runner has joined titles into one. */
function ownTitles(dialect: JunitDialect, name: string, byFile: boolean): readonly string[] {
  const parts = name.split(separator(dialect, byFile)).filter((part) => part.trim() !== '');
  return parts.length === 0 ? ['(a test without a name)'] : parts;
}

function separator({ kind }: JunitDialect, byFile: boolean): string {
  switch (kind) {
    case 'vitest':
      return byFile ? ' > ' : '\n';
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
    case 'other':
      return '\n';
  }
}

function adds(
  name: string,
  told: {
    readonly group: string;
    readonly file: string | undefined;
    readonly dialect: JunitDialect;
    readonly first: string;
  },
): boolean {
  // jest-junit names a suite after the first of a file's suites, whatever stands in it.
  if (name === '' || told.dialect.kind === 'pytest' || told.dialect.kind === 'jest') return false;
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
