import type { Address, Irregularity, Requirement } from './spec.ts';
import type { Span } from './text.ts';

/** One entry of a delta spec. */
export interface DeltaEntry {
  readonly operation: 'added' | 'modified' | 'removed' | 'renamed';
  /** The requirement's name as archived specs are matched by: trimmed, case-sensitive, tag included. */
  readonly name: string;
  /** The old name of a renamed requirement. */
  readonly from?: string;
  /** The whole block; absent for removed and renamed entries that are bullets. */
  readonly requirement?: Requirement;
  readonly span: Span;
}

/** The spec of one capability inside a change. */
export interface Delta {
  readonly capability: string;
  readonly path: string;
  readonly entries: readonly DeltaEntry[];
  readonly irregularities: readonly Irregularity[];
}

/** One box of a task list. */
export interface Task {
  readonly text: string;
  readonly done: boolean;
  readonly span: Span;
}

/** A proposed or archived change: one folder of `openspec/changes`. */
export interface Change {
  readonly name: string;
  /** `YYYY-MM-DD` from the folder's name, where it has one. */
  readonly date?: string;
  readonly archived: boolean;
  /** Folder below the project root. */
  readonly path: string;
  /** Paths of its documents; absent when there is none. */
  readonly proposal?: string;
  readonly design?: string;
  readonly tasks: readonly Task[];
  readonly otherFiles: readonly string[];
  readonly deltas: readonly Delta[];
}

/** A change that touched a requirement, matched by exact name. */
export interface HistoryEntry {
  readonly claim: Address;
  readonly change: string;
  readonly date?: string;
  readonly operation: DeltaEntry['operation'];
  readonly span: Span;
}
