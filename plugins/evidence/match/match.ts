import type { ProjectNames } from './locate.ts';
import type { TestFile, TestNode } from './test-tree.ts';

/**
 * What a result belongs to in the tree. `within`: the file, or the suite, is known, and in it no test of that title. `none`:
 * not even that. Both say why in a sentence. `whole`: it is no result of one test but of all of these, as where a suite could
 * not be set up or a file not be loaded.
 */
export type Match =
  | { readonly kind: 'test'; readonly node: TestNode }
  | {
      readonly kind: 'within';
      readonly path: string;
      readonly holder?: TestNode;
      readonly whole?: readonly TestNode[];
      readonly reason: string;
    }
  | { readonly kind: 'none'; readonly whole?: readonly TestNode[]; readonly reason: string };

/**
 * A match that may not be decided yet. `several`: several tests are as good. `part`: the first titles are those of a test, so
 * that it may be of a part of it, or of a suite of that name that is gone; then it is as `otherwise` says.
 */
export type Open =
  | Match
  | { readonly kind: 'several'; readonly nodes: readonly TestNode[] }
  | { readonly kind: 'part'; readonly node: TestNode; readonly otherwise: Open };

/** The tests of a tree, ready to be found. */
export interface TestTree {
  readonly names: ProjectNames;
  /** Of every file whose symbols were read. */
  readonly files: ReadonlyMap<string, TestFile>;
  /** Tests of all files by their titles. */
  readonly byKey: ReadonlyMap<string, readonly TestNode[]>;
  /** Tests whose titles only a run completes, by the first word of their titles; those without one under none. */
  readonly patterns: ReadonlyMap<string, TestFile['patterns']>;
  /** True where every file that may hold a test was read, so that what is found once is there once. */
  readonly complete: boolean;
}

/** A few names in words, each in back-ticks. */
export function quoteSome(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} or ${rest} more` : shown.join(' or ');
}
