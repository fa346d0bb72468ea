/** A comment of an example; offsets count UTF-16 code units of the fence's text. */
export interface ScriptComment {
  readonly start: number;
  readonly end: number;
  /** What stands after `//` or `#`. */
  readonly text: string;
}

/** A statement at the top level of an example. */
export interface ScriptStatement {
  readonly start: number;
  readonly end: number;
  /** False for what only does something: a loop, an `if`. */
  readonly givesValue: boolean;
}

/** An example as its language's parser sees it; statements and comments in the order of the text. */
export interface Script<S extends ScriptStatement = ScriptStatement> {
  readonly statements: readonly S[];
  readonly comments: readonly ScriptComment[];
}

/** What an author expects of a statement; `start` and `end` are those of the comment. */
export interface ScriptExpectation {
  readonly kind: 'value' | 'type' | 'throws' | 'any';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** An expectation that cannot be read; it counts as an error, for silence would look like a pass. */
export interface UnreadableExpectation {
  readonly start: number;
  readonly end: number;
  /** A sentence that says what is wrong with it. */
  readonly reason: string;
}

/** A statement with everything that is expected of it. */
export interface ScriptStep<S extends ScriptStatement = ScriptStatement> {
  readonly statement: S;
  readonly expectations: readonly ScriptExpectation[];
  readonly unreadable: readonly UnreadableExpectation[];
}

/** An example ready to be executed. */
export interface ReadExample<S extends ScriptStatement = ScriptStatement> {
  readonly steps: readonly ScriptStep<S>[];
  /** Expectations that belong to no statement. */
  readonly stray: readonly UnreadableExpectation[];
}
