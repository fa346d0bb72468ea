import type { ReadExample, ScriptStatement } from '#evidence';
import type { Example, ExampleLanguage, ExampleRun } from '#model';
import type { Progress } from './outcomes.ts';

/** What every process of examples is given. */
export interface RunContext {
  /** Absolute and real. */
  readonly root: string;
  readonly timeoutMs: number;
  readonly megabytes: number;
  readonly isolation: NonNullable<ExampleRun['isolation']>;
}

/** An example that was read by its language. */
export interface ReadBlock<S extends ScriptStatement = ScriptStatement> {
  readonly example: Example;
  /** What is executed; offsets in it are those of the author's text. */
  readonly text: string;
  readonly read: ReadExample<S>;
  /** The canonical text of a literal of the language; undefined for any other text. */
  readonly literal: (text: string) => string | undefined;
}

/** Why an example cannot be read, and at which offset of its text. */
export interface UnreadBlock {
  readonly example: Example;
  readonly message: string;
  readonly offset: number;
}

/** Reads and executes the examples of a language on this machine. */
export interface LanguageTool<S extends ScriptStatement = ScriptStatement> {
  readonly languages: readonly ExampleLanguage[];
  /** Its name and version. */
  readonly tool: string;
  /** True where the language's own runtime keeps an example from the machine. */
  readonly guarded: boolean;
  /** Gives one for each example, in their order. */
  read(examples: readonly Example[], context: RunContext): Promise<readonly (ReadBlock<S> | UnreadBlock)[]>;
  /** Runs examples in one process, in their order, and gives what came of each. */
  run(blocks: readonly ReadBlock<S>[], context: RunContext): Promise<readonly Progress[]>;
}
