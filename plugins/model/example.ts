import type { Address, Fence } from './spec.ts';
import type { TestStatus } from './test-report.ts';
import type { Span } from './text.ts';

/** What an author expects of a line: a value, the name of its type, that it throws, or only that it gives something. */
export interface Expectation {
  readonly kind: 'value' | 'type' | 'throws' | 'any';
  /** As written after the mark; empty for `any`. */
  readonly text: string;
  /** The whole comment, mark included. */
  readonly span: Span;
}

/** A fence of an evidence section, to be executed. */
export interface Example {
  /** The claim it stands under; absent at capability level. */
  readonly claim?: Address;
  readonly capability: string;
  /** Place of its file's example among those of that file, from 0. */
  readonly index: number;
  readonly fence: Fence;
  readonly language: ExampleLanguage | 'other';
}

export const EXAMPLE_LANGUAGES = ['javascript', 'typescript', 'java', 'python'] as const;
export type ExampleLanguage = (typeof EXAMPLE_LANGUAGES)[number];

/** One statement of an example after it was executed. */
export interface ExampleLine {
  /** The statement, from its first character to its last. */
  readonly span: Span;
  readonly expectation?: Expectation;
  /** `failed`: the expectation is not met. `errored`: it threw where nothing was expected to. `not-run`: it was not reached. */
  readonly status: Exclude<TestStatus, 'flaky' | 'skipped'>;
  /** What came instead, or the error; cut to a few lines. */
  readonly actual?: string;
}

/** An example and what came of it. */
export interface ExampleRun {
  readonly example: Example;
  /** The worst of its lines; `not-run` with a reason where it was not executed at all. */
  readonly status: Exclude<TestStatus, 'flaky' | 'skipped'>;
  readonly reason?: string;
  readonly lines: readonly ExampleLine[];
  /** Name and version of what executed it. */
  readonly tool?: string;
  /** What kept it from the machine: the system's kernel, the language's runtime alone, or nothing. */
  readonly isolation?: 'namespaces' | 'runtime' | 'none';
}

/** Executes examples; the port through which an assessment reaches processes. */
export interface ExampleRunner {
  /** Gives a run for each example, in the order given; trouble with an example is its result, never a rejection. */
  run(
    examples: readonly Example[],
    onProgress?: (progress: { readonly done: number; readonly total: number }) => void,
  ): Promise<readonly ExampleRun[]>;
}
