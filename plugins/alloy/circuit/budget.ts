import { LIMITS } from '#config';

/** Why a translation was given up: it would get too large, or somebody wants it to stop. */
export type LimitReason = 'size' | 'time';

/** Ends a translation from anywhere inside; the encoder's public functions turn it into a result. */
export class LimitReached extends Error {
  readonly reason: LimitReason;
  constructor(reason: LimitReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** How large one translation may get. */
export interface TranslationLimits {
  readonly gates: number;
  readonly clauseLiterals: number;
  readonly matrixTuples: number;
  /** Tuples looked at by operators and bodies of quantifiers, in all. */
  readonly steps: number;
}

/** The product's own limits. */
export const TRANSLATION_LIMITS: TranslationLimits = {
  gates: LIMITS.alloyGates,
  clauseLiterals: LIMITS.alloyClauseLiterals,
  matrixTuples: LIMITS.alloyMatrixTuples,
  steps: LIMITS.alloySteps,
};

const STEPS_BETWEEN_QUESTIONS = 1 << 14;

/** Counts the work of one translation and asks now and then whether to go on. */
export class Budget {
  readonly limits: TranslationLimits;
  /** May be set for each part of a work that is done in parts. */
  shouldStop: () => boolean;
  private steps = 0;
  private nextQuestion = 0;

  constructor(limits: TranslationLimits = TRANSLATION_LIMITS, shouldStop: () => boolean = () => false) {
    this.limits = limits;
    this.shouldStop = shouldStop;
  }

  /**
   * Counts work before it is done.
   * *Throws*: `LimitReached`.
   */
  spend(steps: number): void {
    this.steps += steps;
    if (this.steps < this.nextQuestion) return;
    if (this.steps > this.limits.steps)
      throw new LimitReached('size', `The formulas of the command have more than ${this.limits.steps} cases`);
    this.nextQuestion = this.steps + STEPS_BETWEEN_QUESTIONS;
    if (this.shouldStop()) throw new LimitReached('time', 'The time for the translation is over');
  }

  /** *Throws*: `LimitReached` when a matrix of so many tuples is too large. */
  checkMatrix(tuples: number): void {
    if (tuples > this.limits.matrixTuples)
      throw new LimitReached(
        'size',
        `An expression of the command has more than ${this.limits.matrixTuples} possible tuples`,
      );
  }

  /** The work so far, to come back to with `rewind`. */
  spent(): number {
    return this.steps;
  }

  /** Forgets the work since `spent` gave that number. */
  rewind(steps: number): void {
    this.steps = steps;
    this.nextQuestion = 0;
  }
}
