import type { Comparison, Formula, Rational, Term, Variable, Words } from '../formula.ts';
import {
  addRationals,
  compareRationals,
  divideRationals,
  multiplyRationals,
  negateRational,
  rational,
} from '../rational.ts';

/**
 * The smallest thing that is so or not so. `sum`: more than one number in a comparison; what one sum, `over`, is compared with
 * can be held against each other here, all else only a solver decides.
 */
export type Literal = (
  | { readonly kind: 'flag'; readonly variable: Variable; readonly positive: boolean }
  | {
      readonly kind: 'choice';
      readonly variable: Variable;
      readonly value: string;
      readonly positive: boolean;
    }
  | {
      readonly kind: 'bound';
      readonly variable: Variable;
      readonly operator: Comparison;
      readonly value: Rational;
    }
  | {
      readonly kind: 'sum';
      readonly formula: Formula;
      readonly positive: boolean;
      readonly over: string;
      readonly operator: Comparison;
      readonly value: Rational;
    }
) & {
  readonly words?: Words;
  /** Whether the words are so when the literal is. */
  readonly said: boolean;
};

/** A sum of variables with factors, and a constant. */
export interface Linear {
  readonly factors: ReadonlyMap<string, { readonly variable: Variable; readonly by: Rational }>;
  readonly constant: Rational;
}

const ZERO = rational(0n);

/** The sum that a term is. */
export function linearOf(term: Term): Linear {
  switch (term.kind) {
    case 'constant':
      return { factors: new Map(), constant: term.value };
    case 'variable':
      return {
        factors: new Map([[term.variable.key, { variable: term.variable, by: rational(1n) }]]),
        constant: ZERO,
      };
    case 'sum':
      return term.terms.map(linearOf).reduce(plus, { factors: new Map(), constant: ZERO });
    case 'scaled':
      return times(linearOf(term.term), term.by);
  }
}

function plus(a: Linear, b: Linear): Linear {
  const factors = new Map(a.factors);
  for (const [key, { variable, by }] of b.factors) {
    const sum = addRationals(by, factors.get(key)?.by ?? ZERO);
    if (sum.n === 0n) factors.delete(key);
    else factors.set(key, { variable, by: sum });
  }
  return { factors, constant: addRationals(a.constant, b.constant) };
}

function times(a: Linear, by: Rational): Linear {
  if (by.n === 0n) return { factors: new Map(), constant: ZERO };
  return {
    factors: new Map(
      [...a.factors].map(([key, one]) => [
        key,
        { variable: one.variable, by: multiplyRationals(one.by, by) },
      ]),
    ),
    constant: multiplyRationals(a.constant, by),
  };
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  '<': '>=',
  '<=': '>',
  '=': '!=',
  '!=': '=',
  '>=': '<',
  '>': '<=',
};

const TURNED: Readonly<Record<Comparison, Comparison>> = {
  '<': '>',
  '<=': '>=',
  '=': '=',
  '!=': '!=',
  '>=': '<=',
  '>': '<',
};

/** The comparison as a literal, or its truth where no variable is left in it. */
export function literalOfComparison(
  formula: Extract<Formula, { kind: 'compare' }>,
  positive: boolean,
  words: Pick<Literal, 'words' | 'said'>,
): Literal | boolean {
  const { factors, constant } = plus(linearOf(formula.left), times(linearOf(formula.right), rational(-1n)));
  const operator = positive ? formula.operator : OPPOSITE[formula.operator];
  const [first, ...others] = [...factors].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, factor]) => factor);
  if (first === undefined) return holds(constant, operator, ZERO);
  const bound = {
    operator: first.by.n < 0n ? TURNED[operator] : operator,
    value: divideRationals(negateRational(constant), first.by),
  };
  if (others.length === 0) return { kind: 'bound', variable: first.variable, ...bound, ...words };
  // With the first factor as one, equal sums are written alike.
  const parts = [first, ...others].map(({ by, variable }) => {
    const { n, d } = divideRationals(by, first.by);
    return `${n}/${d} ${JSON.stringify(variable.key)}`;
  });
  return { kind: 'sum', formula, positive, over: parts.join(' + '), ...bound, ...words };
}

/** Whether a comparison of two numbers is so. */
export function holds(left: Rational, operator: Comparison, right: Rational): boolean {
  const order = compareRationals(left, right);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
  }
}
