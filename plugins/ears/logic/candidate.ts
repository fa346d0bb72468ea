import type { EarsCheck, EarsIssue, EarsIssueMember } from '#model';
import type { Formula } from '../formula.ts';
import type { Obligation } from './obligation.ts';
import type { Possible } from './rounds.ts';
import type { Assertion } from './smt-text.ts';

/** One step of a proof: what is asked, and what the answer must be. */
export interface Step {
  readonly comment: string;
  readonly assertions: readonly Assertion[];
  readonly expect: Exclude<Possible, 'unknown'>;
}

/** Something found, before it is confirmed and put into words. */
export interface Candidate {
  readonly check: EarsCheck;
  readonly severity: EarsIssue['severity'];
  /** In document order, but for what is redundant: that comes first. */
  readonly core: readonly Obligation[];
  readonly relation?: NonNullable<EarsIssue['relation']>;
  readonly hint: string;
  /** What shows it; empty where it is seen without a proof. */
  readonly proof: readonly Step[];
  /** Whose conditions the situation is of: those that hold together. */
  readonly situationOf: readonly Obligation[];
  /** What else holds in the situation. */
  readonly situationIn?: readonly Formula[];
}

const SEVERITIES: readonly EarsIssue['severity'][] = ['error', 'warning', 'note'];

/** The severity, and no more than the weakest of the sentences allows. */
export function allowedSeverity(
  severity: EarsIssue['severity'],
  core: readonly Obligation[],
): EarsIssue['severity'] {
  const weakest = Math.max(
    SEVERITIES.indexOf(severity),
    ...core.map(({ strength }) => (strength === 'mandatory' ? 0 : strength === 'advisory' ? 1 : 2)),
  );
  return SEVERITIES[weakest] ?? 'note';
}

/** The sentence as a page quotes it. */
export function memberOf({ statement, claim }: Obligation): EarsIssueMember {
  const { sentence, response } = statement;
  return {
    claim,
    sentence: sentence.id,
    span: sentence.span,
    text: sentence.text,
    demands: `${response.negated ? 'not ' : ''}${response.text}`,
  };
}

/** The condition of an obligation in a proof. */
export function conditionOf({ claim, guard }: Obligation): Assertion {
  return { formula: guard, comment: `${claim}: its condition` };
}

/** What an obligation asks for, in a proof. */
export function demandOf(one: Obligation, later: boolean): Assertion {
  return {
    formula: later ? one.later : one.effect,
    comment: `${one.claim}: what it demands (${memberOf(one).demands})`,
  };
}
