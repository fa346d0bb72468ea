import { analyseEars } from '#ears';
import { type EarsIssue, type SmtSolver, sourceFile } from '#model';
import { parseSpec } from '#openspec';
import type { Mutation, Pair } from './mutations.ts';
import type { Seed } from './seeds.ts';

/** A pair, where it comes from, and what was reported of it. */
export interface Judged {
  readonly mutation: Mutation;
  readonly seed: Seed;
  readonly pair: Pair;
  readonly issues: readonly EarsIssue[];
  /** Nothing of the two was left out because it cannot be understood; then their coverage says so. */
  readonly read: boolean;
}

/** Capabilities in one analysis. */
const AT_ONCE = 1000;

/** Makes every pair that mutations give of sentences, and analyses each as a capability of its own, in one go. */
export async function analysePairs(
  seeds: readonly Seed[],
  mutations: readonly Mutation[],
  solver: SmtSolver,
): Promise<readonly Judged[]> {
  const pairs = mutations.flatMap((mutation) =>
    seeds.flatMap((seed) => {
      const pair = mutation.pair(seed);
      return pair === undefined ? [] : [{ mutation, seed, pair }];
    }),
  );
  const judged: Judged[] = [];
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    const some = pairs.slice(from, from + AT_ONCE);
    const files = some.map(({ seed, pair }, at) => sourceFile(pathOf(at), textOf(seed.declared, pair)));
    const analysis = await analyseEars({
      capabilities: files.map((file, at) => parseSpec(file, `pair-${at}`)),
      changes: [],
      files: new Map(files.map((file) => [file.path, file])),
      solver,
    });
    const issuesOf = Map.groupBy(analysis.issues, ({ core }) => core[0]?.span.path ?? '');
    judged.push(
      ...some.map((one, at) => ({
        ...one,
        issues: issuesOf.get(pathOf(at)) ?? [],
        read: analysis.coverage.get(`pair-${at}`)?.opaque.length === 0,
      })),
    );
  }
  return judged;
}

/** Whether what was reported is what a mutation should bring about. */
export function isAsExpected({ mutation, issues }: Judged): boolean {
  const said = issues.filter(isOfBoth);
  switch (mutation.expected) {
    case 'contradiction':
      // Of amounts a contradiction has another name.
      return said.some(
        ({ check, severity }) =>
          (check === 'contradiction' || check === 'conflicting-bounds') && severity === 'error',
      );
    case 'bounds':
      return said.some(({ check, severity }) => check === 'conflicting-bounds' && severity === 'error');
    case 'nothing':
      return issues.every((issue) => isSameness(issue) || !isAboutSecond(issue));
    case 'no error':
      return issues.every((issue) => issue.severity !== 'error' || !isAboutSecond(issue));
  }
}

/** What was reported, in a word or two. */
export function saidOf({ issues }: Judged): string {
  const words = issues
    .filter(isAboutSecond)
    .map(({ check, severity }) =>
      check === 'duplicate' || check === 'redundant' ? check : `${check} (${severity})`,
    );
  return words.length === 0 ? 'nothing' : [...new Set(words)].join(' + ');
}

function isOfBoth({ core }: EarsIssue): boolean {
  return core.length === 2 && core[0]?.claim !== core[1]?.claim;
}

/** What is wrong with the real sentence alone is no matter of the pair. */
function isAboutSecond({ core }: EarsIssue): boolean {
  return core.some(({ claim }) => claim === 'PAIR-SECOND');
}

function isSameness({ check }: EarsIssue): boolean {
  return check === 'duplicate' || check === 'redundant';
}

function pathOf(at: number): string {
  return `openspec/specs/pair-${at}/spec.md`;
}

function textOf(declared: string, { first, second }: Pair): string {
  return [
    '# Pair',
    '## Purpose',
    'Two sentences that are held against each other.',
    declared,
    '## Requirements',
    '### Requirement: First [PAIR-FIRST]',
    first,
    '### Requirement: Second [PAIR-SECOND]',
    `${second}\n`,
  ].join('\n\n');
}
