import { analyseEars } from '#ears';
import type { EarsAnalysis, EarsCheck, SmtSolver } from '#model';
import { sourceFile } from '#model';
import { parseSpec } from '#openspec';

/** One requirement of an outside set, rewritten as an EARS sentence. */
export interface OutsideRequirement {
  /** As the set names it. */
  readonly id: string;
  readonly sentence: string;
}

/** One file of an outside set as far as it can be said in EARS. */
export interface OutsideSpec {
  readonly name: string;
  /** Lines of an `ears-vocabulary` block. */
  readonly vocabulary: readonly string[];
  readonly requirements: readonly OutsideRequirement[];
}

/** What Casebook says of an outside spec, in the set's own names. */
export interface Reported {
  readonly check: EarsCheck;
  readonly severity: 'error' | 'warning' | 'note';
  /** Of the core, each once, in the order of the spec. */
  readonly ids: readonly string[];
  /** The one that the hint speaks of: whose condition never holds, which could be left out; else the last. */
  readonly subject: string;
}

/** The answer to one outside spec. */
export interface Answer {
  readonly reported: readonly Reported[];
  /** Requirements that were not read as logic, with the reason; they can be no part of any finding. */
  readonly unread: readonly string[];
  readonly analysis: EarsAnalysis;
}

/** Checks that say that requirements cannot all be kept. */
export const CONFLICTS: readonly EarsCheck[] = [
  'contradiction',
  'overlap',
  'self-contradiction',
  'conflicting-bounds',
  'timed-clash',
];

/** Checks that say that a condition can never hold. */
export const DEAD: readonly EarsCheck[] = ['impossible-condition', 'unreachable-unwanted'];

/** Writes an outside spec as OpenSpec Markdown. */
export function specText({ name, requirements, vocabulary }: OutsideSpec): string {
  return [
    `# ${name}`,
    '',
    '## Purpose',
    '',
    'A set of requirements of another tool, rewritten to compare its verdict with ours.',
    '',
    '```ears-vocabulary',
    ...vocabulary,
    '```',
    '',
    '## Requirements',
    '',
    ...requirements.flatMap(({ id, sentence }, index) => [
      `### Requirement: ${id} [${tagOf(index)}]`,
      '',
      sentence,
      '',
    ]),
  ].join('\n');
}

/** Runs the product's own pipeline on an outside spec, from its text on. */
export async function analyseOutsideSpec(spec: OutsideSpec, solver: SmtSolver): Promise<Answer> {
  const file = sourceFile('openspec/specs/outside/spec.md', specText(spec));
  const capability = parseSpec(file, 'outside');
  const analysis = await analyseEars({
    capabilities: [capability],
    changes: [],
    files: new Map([[file.path, file]]),
    solver,
  });
  const order = spec.requirements.map(({ id }) => id);
  const idOf = (claim: string) => order[indexOf(claim)] ?? claim;
  return {
    reported: analysis.issues.map(({ check, core, hint, severity }) => {
      const told = new Set(core.map(({ claim }) => idOf(claim)));
      const ids = [...new Set(order)].filter((id) => told.has(id));
      const named = /\bOUT-\d+\b/.exec(hint)?.[0];
      return { check, severity, ids, subject: named === undefined ? (ids.at(-1) ?? '') : idOf(named) };
    }),
    unread: unreadOf(analysis, idOf),
    analysis,
  };
}

function unreadOf(analysis: EarsAnalysis, idOf: (claim: string) => string): readonly string[] {
  const opaque = [...analysis.coverage.values()].flatMap((coverage) =>
    coverage.opaque.map(({ claim, reason }) => `${idOf(claim)}: ${reason}`),
  );
  const vague = analysis.sentences.flatMap(({ claim, conditions }) =>
    conditions
      .filter(({ reading }) => reading !== 'formal')
      .map(({ reading, text }) => `${idOf(claim)}: ${reading} \`${text}\``),
  );
  const wrong = analysis.vocabularyProblems
    .filter(({ kind }) => kind === 'malformed')
    .map(({ message }) => `vocabulary: ${message}`);
  return [...opaque, ...vague, ...wrong];
}

function tagOf(index: number): string {
  return `OUT-${String(index + 1).padStart(4, '0')}`;
}

function indexOf(claim: string): number {
  return Number(/^OUT-(\d+)$/.exec(claim)?.[1] ?? 0) - 1;
}
