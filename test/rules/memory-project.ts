import { assess } from '#assess';
import { type Config, type ConfigInput, parseConfig } from '#config';
import { openModelChecker, openProject, withSecondOpinion } from '#host';
import { type Assessment, type ModelChecker, type ProjectFiles, type ReadResult, sourceFile } from '#model';

/** What stands in a project that exists in memory only. `kind` says that reading the file does not give text. */
export interface MemoryFile {
  readonly path: string;
  readonly text: string;
  readonly kind?: 'too-large' | 'binary' | 'unreadable' | 'outside';
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
