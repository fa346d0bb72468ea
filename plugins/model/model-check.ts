import type { Address } from './spec.ts';
import type { TestStatus } from './test-report.ts';
import type { Span } from './text.ts';

/** The text of one Alloy module: a file, or a spec in which everything but its Alloy fences is blank. */
export interface ModelText {
  readonly path: string;
  /** As long as the file, so that places in it are places in the file. */
  readonly text: string;
  /** The project's own modules that it may open, by the name they are opened by; their whole files, Markdown included. */
  readonly modules: ReadonlyMap<string, { readonly path: string; readonly text: string }>;
}

/** What is wrong with the text of a model. */
export interface ModelProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly span: Span;
  readonly hint?: string;
}

/** A paragraph of a model. */
export interface ModelItem {
  readonly kind: 'signature' | 'enum' | 'fact' | 'predicate' | 'function' | 'assertion' | 'macro' | 'command';
  /** Empty where the author gave none. */
  readonly name: string;
  readonly span: Span;
}

/** One `run` or `check`: what is asked, within which scope, and what the author expects. */
export interface Command {
  /** Place among the commands of its text, from 0. */
  readonly index: number;
  readonly kind: 'run' | 'check';
  readonly label: string;
  /** The name of the predicate, function or assertion it is about; absent for a block. */
  readonly target?: string;
  /** As written, from `for` on; empty where the author gave none. */
  readonly scope: string;
  /** 0: the author expects no instance, or no counterexample; otherwise one. */
  readonly expect?: number;
  readonly span: Span;
}

/** A satisfying assignment with the author's names; a trace where the model is temporal. */
export interface Instance {
  readonly bitwidth: number;
  /** One for a model without time. */
  readonly states: readonly InstanceState[];
  /** Index of the state that follows the last; absent for a model without time. */
  readonly loop?: number;
}

/** What every signature and field holds in one state. */
export interface InstanceState {
  readonly signatures: readonly {
    readonly name: string;
    /** May differ from state to state. */
    readonly variable: boolean;
    readonly atoms: readonly string[];
  }[];
  readonly fields: readonly {
    readonly signature: string;
    readonly name: string;
    readonly variable: boolean;
    readonly tuples: readonly (readonly string[])[];
  }[];
  /** Values that the command's own variables take. */
  readonly witnesses: readonly { readonly name: string; readonly tuples: readonly (readonly string[])[] }[];
}

/**
 * What came of a command, always *within its scope*. `holds`: a `check` without counterexample. `inhabited`,
 * `uninhabited`: a `run` with or without an instance. `unsupported`: the engine does not analyse it yet.
 */
export type Outcome =
  /** `vacuous`: nothing satisfies the model's facts in this scope, so that any check holds and any run has no instance. */
  | { readonly kind: 'holds'; readonly vacuous?: true }
  | { readonly kind: 'violated'; readonly counterexample: Instance }
  | { readonly kind: 'inhabited'; readonly instance: Instance }
  | { readonly kind: 'uninhabited'; readonly vacuous?: true }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly message: string }
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly span: Span;
      readonly unsupported: boolean;
    };

/**
 * `time`, `size`: a limit was reached. `stopped`: its worker ended. `mismatch`: the engine's own check of the answer failed.
 * `disagreement`: another engine says otherwise.
 */
export type UnknownReason = 'time' | 'size' | 'stopped' | 'mismatch' | 'disagreement';

/** How large a command was. */
export interface CommandStatistics {
  /** Variables that stand for tuples. */
  readonly primaryVariables: number;
  readonly variables: number;
  readonly clauses: number;
  /** States of the trace found, or of the longest looked at; 1 for a model without time. */
  readonly traceLength: number;
  /** Times it took when it was run; never a part of what is compared between runs. */
  readonly translateMs: number;
  readonly solveMs: number;
}

/** What another engine says to the same command. */
export interface SecondOpinion {
  readonly engine: string;
  readonly answer: 'sat' | 'unsat' | 'unknown' | 'error';
  /** Why there is no answer. */
  readonly message?: string;
}

/** A command that was run. */
export interface CommandRun {
  readonly command: Command;
  readonly outcome: Outcome;
  readonly statistics: CommandStatistics;
  readonly second?: SecondOpinion;
}

/** What an engine says of one model text. */
export interface ModelReport {
  readonly path: string;
  /** Name and version. */
  readonly engine: string;
  readonly items: readonly ModelItem[];
  readonly problems: readonly ModelProblem[];
  /** In the author's order. */
  readonly runs: readonly CommandRun[];
}

/** How far a check of many commands is. */
export interface ModelProgress {
  readonly done: number;
  readonly total: number;
}

/** Runs the commands of models; the port through which an assessment reaches an engine. */
export interface ModelChecker {
  /** Reports on each text, in the order given; an engine's trouble with a command is an outcome, never a rejection. */
  check(
    texts: readonly ModelText[],
    onProgress?: (progress: ModelProgress) => void,
  ): Promise<readonly ModelReport[]>;
}

/** Why a command says something about a claim. */
export interface Bearing {
  readonly claim: Address;
  /** `section`: it, or what it is about, stands under the claim's heading. `tag`: a comment names the claim. `name`: the claim names it. */
  readonly by: 'section' | 'tag' | 'name';
}

/** A command that was run, with the claims it bears on; none: it counts for its capability. */
export interface CheckedCommand extends CommandRun {
  readonly capability: string;
  readonly bearings: readonly Bearing[];
}

/** The model of one capability after its commands were run. */
export interface CheckedModel {
  readonly capability: string;
  readonly path: string;
  readonly engine: string;
  readonly items: readonly ModelItem[];
  readonly problems: readonly ModelProblem[];
  readonly commands: readonly CheckedCommand[];
}

/** The instance of a `run`, or the counterexample to a `check`; undefined where there is none. */
export function instanceOf(outcome: Outcome): Instance | undefined {
  switch (outcome.kind) {
    case 'violated':
      return outcome.counterexample;
    case 'inhabited':
      return outcome.instance;
    default:
      return undefined;
  }
}

/** Whether an outcome is what the author expects; `undecided` where there is none. */
export type Standing = 'as-expected' | 'unexpected' | 'undecided';

/**
 * Holds an outcome against what its author expects. Without `expect` a `check` expects no counterexample, since it states
 * that its assertion holds, and a `run` an instance, since it asks for one.
 */
export function standingOf({ command, outcome }: Pick<CommandRun, 'command' | 'outcome'>): Standing {
  switch (outcome.kind) {
    case 'unknown':
    case 'error':
      return 'undecided';
    case 'violated':
    case 'inhabited':
      return wantsSolution(command) ? 'as-expected' : 'unexpected';
    case 'holds':
    case 'uninhabited':
      return wantsSolution(command) ? 'unexpected' : 'as-expected';
  }
}

/** True where the author expects an instance, or a counterexample. */
function wantsSolution({ kind, expect }: Command): boolean {
  return expect === undefined ? kind === 'run' : expect > 0;
}

const RESULTS: Readonly<Record<Standing, TestStatus>> = {
  'as-expected': 'passed',
  unexpected: 'failed',
  undecided: 'errored',
};

/** How a command ended as evidence, and why it shows less than it seems to where it does. */
export function commandResult(run: Pick<CommandRun, 'command' | 'outcome'>): {
  readonly result: TestStatus;
  readonly weak?: string;
} {
  const result = RESULTS[standingOf(run)];
  const weak = result === 'passed' ? whyWeak(run) : undefined;
  return { result, ...(weak === undefined ? {} : { weak }) };
}

function whyWeak({ command, outcome }: Pick<CommandRun, 'command' | 'outcome'>): string | undefined {
  if ((outcome.kind === 'holds' || outcome.kind === 'uninhabited') && outcome.vacuous)
    return "Nothing at all satisfies the model's facts in its scope, so it would have ended so whatever it asks.";
  if (outcome.kind === 'uninhabited' && command.kind === 'run')
    return 'It expects that there is no instance, which a mistake in the model brings about as well.';
  return undefined;
}
