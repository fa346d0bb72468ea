import type { SolverName } from '#alloy';
import type { Command, CommandStatistics, ModelItem, ModelProblem, ModelText, Outcome } from '#model';

/** What a worker thread is asked; it does one thing at a time. */
export interface Job {
  readonly id: number;
  /** `outline` reads a model without working out what its commands become, which may take long. */
  readonly kind: 'read' | 'outline' | 'run';
  /** Names the text: equal keys, equal texts. */
  readonly textKey: string;
  readonly text: ModelText;
  /** Of a command to run. */
  readonly index: number;
  readonly timeoutMs: number;
  readonly solver: SolverName;
}

/** What a worker thread says. */
export type Answer =
  | { readonly id: number; readonly kind: 'read'; readonly model: ReadModel }
  | { readonly id: number; readonly kind: 'run'; readonly answer: CommandAnswer }
  /** The engine threw: a defect of ours. */
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

/** A model after its names are resolved, before any command is run. */
export interface ReadModel {
  readonly items: readonly ModelItem[];
  readonly problems: readonly ModelProblem[];
  readonly commands: readonly {
    readonly command: Command;
    /** Names everything that decides its outcome, or else its place. */
    readonly key: string;
    /** The key means the same in every run. */
    readonly lasting: boolean;
    /** Equal for commands that share their translation. */
    readonly group: string;
  }[];
}

/** What came of one command. */
export interface CommandAnswer {
  readonly outcome: Outcome;
  readonly statistics: CommandStatistics;
}
