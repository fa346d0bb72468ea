import { createHash } from 'node:crypto';
import { matchesGlob } from 'node:path';
import { assess } from '#assess';
import { type Config, type ConfigInput, parseConfig } from '#config';
import { openExampleRunner, openModelChecker, openProject, openSolver, withSecondOpinion } from '#host';
import {
  type Assessment,
  type EvidenceFiles,
  type ModelChecker,
  type ProjectFiles,
  type ReadResult,
  type SmtSolver,
  sourceFile,
} from '#model';

/** What stands in a project that exists in memory only. `kind` says that reading the file does not give text. */
export interface MemoryFile {
  readonly path: string;
  readonly text: string;
  readonly kind?: 'too-large' | 'binary' | 'unreadable' | 'outside';
  /** True for a file as it was when the tests ran; it is another now, or gone. */
  readonly before?: true;
}

export function memoryFiles(files: readonly MemoryFile[]): ProjectFiles {
  const results = new Map(
    files.map(({ path, text, kind }): [string, ReadResult] => [
      path,
      kind === undefined ? { kind: 'text', file: sourceFile(path, text) } : { kind },
    ]),
  );
  return {
    list: () => [...results.keys()].sort(),
    read: (path) =>
      results.get(path) ?? { kind: path.startsWith('../') || path.startsWith('/') ? 'outside' : 'missing' },
    exists: (path) => results.has(path),
  };
}

export function config(input: ConfigInput = {}): Config {
  const parsed = parseConfig(input);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  return parsed.config;
}

const { grammars } = openProject('.', config());

const modelChecker = openModelChecker({ threads: 1 });

/** Z3, on threads that start when they are asked first. */
const smtSolver = openSolver({ threads: 1 });

/** A solver that never gets to an answer. */
export const tiredSolver: SmtSolver = {
  name: async () => 'A tired solver',
  run: async (scripts) => scripts.map(() => ({ kind: 'failed' as const, reason: 'It is tired.' })),
};

/** Casebook's engine beside one that sees an instance, or a counterexample, everywhere. */
export const doubtedChecker: ModelChecker = withSecondOpinion(modelChecker, {
  name: 'Another engine',
  answers: async (texts) =>
    texts.map(() => ({
      answers: Array.from({ length: 10 }, (_, index) => ({ index, answer: 'sat' as const })),
    })),
});

export function assessFiles(
  files: readonly MemoryFile[],
  input: ConfigInput = {},
  checker: ModelChecker = modelChecker,
): Promise<Assessment> {
  return assess({
    project: { name: 'box', dirty: false },
    files: memoryFiles(files),
    config: config(input),
    grammars,
    modelChecker: checker,
    smtSolver,
  });
}

/** A small spec that nothing is wrong with. */
export const GOOD_SPEC: MemoryFile = {
  path: 'openspec/specs/box/spec.md',
  text: `# Box

## Purpose

A box holds one value at a time and tells its callers when they make a mistake.

## Requirements

### Requirement: Refuse null [BOX-NULL]

WHEN a caller puts null into a box, the box SHALL refuse it.

#### Scenario: Null leaves a box empty [BOX-NULL-EMPTY]

WHEN a caller puts null into an empty box, the box SHALL stay empty.
`,
};

/** The commit of a project in memory, and the one before it, of which its reports are where files were others then. */
const COMMIT = `${'0'.repeat(39)}1`;
const BEFORE = `${'0'.repeat(39)}2`;

/** What runs left behind in a project in memory: all that lies in `reports`. */
function memoryReports(files: readonly MemoryFile[]): EvidenceFiles {
  const reports = files.filter(isReport);
  return {
    list: (patterns) =>
      reports
        .map(({ path }) => path)
        .filter((path) => patterns.some((pattern) => matchesGlob(path, pattern)))
        .sort(),
    read: (path) => {
      const file = reports.find((one) => one.path === path);
      if (file === undefined) return { kind: 'missing' };
      return {
        kind: 'text',
        path,
        text: file.text,
        sha256: createHash('sha256').update(file.text).digest('hex'),
      };
    },
  };
}

const isReport = ({ path }: MemoryFile) => path.startsWith('reports/');

/**
 * Assesses a project in memory whose tests ran: its reports are of its commit, or of the one before where files are given
 * as they were then.
 * @param bound false where nothing but the reports themselves says what they are of
 */
export function assessRun(
  files: readonly MemoryFile[],
  {
    bound = true,
    checker = modelChecker,
    solver = smtSolver,
    rules = {},
  }: {
    readonly bound?: boolean;
    readonly checker?: ModelChecker;
    readonly solver?: SmtSolver;
    readonly rules?: NonNullable<ConfigInput['rules']>;
  } = {},
): Promise<Assessment> {
  const past = files.filter(({ before }) => before);
  const present = files.filter((file) => !file.before && !isReport(file));
  const commit = past.length > 0 ? BEFORE : COMMIT;
  const options = config({ examples: { run: true }, evidence: bound ? { commit } : {}, rules });
  const exampleRunner = openExampleRunner(process.cwd(), options, memoryFiles(present));
  return assess({
    project: { name: 'box', dirty: false, commit: COMMIT, committedAt: '2026-11-22T12:00:00Z' },
    files: memoryFiles(present),
    config: options,
    grammars,
    modelChecker: checker,
    smtSolver: solver,
    evidenceFiles: memoryReports(files),
    filesAt: (commit) =>
      commit === BEFORE
        ? memoryFiles([...present.filter(({ path }) => !past.some((old) => old.path === path)), ...past])
        : undefined,
    ...(exampleRunner === undefined ? {} : { exampleRunner }),
  });
}
