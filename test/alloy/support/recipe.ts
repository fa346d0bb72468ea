import fc from 'fast-check';
import type {
  BinaryTemporalOperator,
  IntegerOperator,
  UnaryTemporalOperator,
} from '../../../plugins/alloy/relational/expression.ts';

/**
 * What a random problem is made from: plain data that a shrinker can make smaller in any way, since `buildProblem` gives every
 * recipe a meaning (numbers are taken modulo what there is to choose from).
 */
export interface ProblemRecipe {
  /** Atoms that are no integers. */
  readonly atoms: number;
  /** 0: no integers. */
  readonly bitwidth: number;
  readonly integerAtoms: boolean;
  readonly relations: readonly RelationRecipe[];
  /** Whether a total order is asked for, and whether all atoms are surely in it. */
  readonly order: 'none' | 'exact' | 'loose';
  /** Absent: static. */
  readonly steps?: { readonly minimum: number; readonly more: number };
  readonly facts: readonly FormulaRecipe[];
  readonly goal: FormulaRecipe;
}

export interface RelationRecipe {
  readonly arity: number;
  readonly variable: boolean;
  /** Tuples, as numbers, of the upper bound; `all` takes every tuple while there are few; or the atoms of each column. */
  readonly upper: readonly number[] | 'all' | { readonly columns: readonly (readonly number[])[] };
  /** Places in `upper` that are in the lower bound too. */
  readonly lower: readonly number[];
}

export type ExpressionRecipe =
  | { readonly kind: 'leaf'; readonly choice: number }
  | { readonly kind: 'constant'; readonly tuples: readonly number[] }
  | { readonly kind: 'identity' }
  | {
      readonly kind: 'set';
      readonly operator: 'union' | 'intersection' | 'difference' | 'override';
      readonly left: ExpressionRecipe;
      readonly right: ExpressionRecipe;
    }
  /** `choice` says how the arity is split. */
  | {
      readonly kind: 'join' | 'product';
      readonly choice: number;
      readonly left: ExpressionRecipe;
      readonly right: ExpressionRecipe;
    }
  | { readonly kind: 'domain' | 'range'; readonly left: ExpressionRecipe; readonly right: ExpressionRecipe }
  | { readonly kind: 'transpose' | 'closure' | 'prime'; readonly operand: ExpressionRecipe }
  | {
      readonly kind: 'if';
      readonly condition: FormulaRecipe;
      readonly yes: ExpressionRecipe;
      readonly no: ExpressionRecipe;
    }
  | {
      readonly kind: 'comprehension';
      readonly domains: readonly ExpressionRecipe[];
      readonly body: FormulaRecipe;
    }
  | { readonly kind: 'integer-atom'; readonly value: IntegerRecipe };

export type IntegerRecipe =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'cardinality'; readonly arity: number; readonly operand: ExpressionRecipe }
  | { readonly kind: 'sum-of-atoms'; readonly operand: ExpressionRecipe }
  | { readonly kind: 'sum'; readonly domains: readonly ExpressionRecipe[]; readonly body: IntegerRecipe }
  | {
      readonly kind: 'arithmetic';
      readonly operator: IntegerOperator;
      readonly left: IntegerRecipe;
      readonly right: IntegerRecipe;
    }
  | {
      readonly kind: 'if';
      readonly condition: FormulaRecipe;
      readonly yes: IntegerRecipe;
      readonly no: IntegerRecipe;
    };

export type FormulaRecipe =
  | { readonly kind: 'truth'; readonly value: boolean }
  | {
      readonly kind: 'subset' | 'equal';
      readonly arity: number;
      readonly left: ExpressionRecipe;
      readonly right: ExpressionRecipe;
    }
  | {
      readonly kind: 'count';
      readonly count: 'some' | 'no' | 'one' | 'lone';
      readonly arity: number;
      readonly operand: ExpressionRecipe;
    }
  | {
      readonly kind: 'compare';
      readonly comparison: 'equal' | 'less' | 'less-or-equal';
      readonly left: IntegerRecipe;
      readonly right: IntegerRecipe;
    }
  | { readonly kind: 'not'; readonly operand: FormulaRecipe }
  | {
      readonly kind: 'and' | 'or' | 'iff' | 'implies';
      readonly left: FormulaRecipe;
      readonly right: FormulaRecipe;
    }
  | {
      readonly kind: 'if';
      readonly condition: FormulaRecipe;
      readonly yes: FormulaRecipe;
      readonly no: FormulaRecipe;
    }
  | {
      readonly kind: 'quantified';
      readonly quantifier: 'all' | 'some';
      readonly domains: readonly ExpressionRecipe[];
      /** Other than `one`, of the last variable: higher-order. */
      readonly multiplicity: 'one' | 'lone' | 'some' | 'set';
      readonly arity: number;
      readonly body: FormulaRecipe;
    }
  | { readonly kind: 'temporal'; readonly operator: UnaryTemporalOperator; readonly operand: FormulaRecipe }
  | {
      readonly kind: 'binary-temporal';
      readonly operator: BinaryTemporalOperator;
      readonly left: FormulaRecipe;
      readonly right: FormulaRecipe;
    };

/** What may occur. */
export interface RecipeOptions {
  readonly temporal: boolean;
  readonly integers: boolean;
  /** Quantifiers over sets; they multiply the work of every evaluation. */
  readonly higherOrder: boolean;
  /** Mostly operators of time over relations as they are, so that these nest deep. */
  readonly mostlyTime?: true;
}

interface Grammar {
  readonly expression: ExpressionRecipe;
  readonly integer: IntegerRecipe;
  readonly formula: FormulaRecipe;
}

const choice = fc.nat(20);
const arity = fc.constantFrom(1, 1, 1, 2, 2, 3);

function timeOnly(): fc.Arbitrary<FormulaRecipe> {
  return fc.letrec<{ formula: FormulaRecipe }>((tie) => ({
    formula: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      {
        weight: 10,
        arbitrary: fc.record({
          kind: fc.constant('count'),
          count: fc.constantFrom('some', 'no', 'one'),
          arity: fc.constantFrom(1, 1, 2),
          operand: fc.record({ kind: fc.constant('leaf'), choice }),
        }),
      },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('not'), operand: tie('formula') }) },
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constantFrom('and', 'or', 'iff', 'implies'),
          left: tie('formula'),
          right: tie('formula'),
        }),
      },
      ...temporal(tie('formula')),
    ) as fc.Arbitrary<FormulaRecipe>,
  })).formula;
}

/** Formulas, expressions and integers of a few levels. */
function grammar(options: RecipeOptions): fc.LetrecValue<Grammar> {
  return fc.letrec<Grammar>((tie: Tie) => ({
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 16, arbitrary: fc.record({ kind: fc.constant('leaf'), choice }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('constant'),
          tuples: fc.array(fc.nat(60), { maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('identity') }) },
      { weight: 12, arbitrary: expressionOperators(tie('expression')) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('if'),
          condition: tie('formula'),
          yes: tie('expression'),
          no: tie('expression'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('comprehension'),
          domains: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }),
          body: tie('formula'),
        }),
      },
      ...(options.temporal
        ? [{ weight: 4, arbitrary: fc.record({ kind: fc.constant('prime'), operand: tie('expression') }) }]
        : []),
      ...(options.integers
        ? [{ weight: 2, arbitrary: fc.record({ kind: fc.constant('integer-atom'), value: tie('integer') }) }]
        : []),
    ) as fc.Arbitrary<ExpressionRecipe>,
    integer: integers(tie) as fc.Arbitrary<IntegerRecipe>,
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      // The first one ends the nesting.
      {
        weight: 10,
        arbitrary: fc.record({
          kind: fc.constant('count'),
          count: fc.constantFrom('some', 'no', 'one', 'lone'),
          arity,
          operand: fc.record({ kind: fc.constant('leaf'), choice }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('truth'), value: fc.boolean() }) },
      {
        weight: 10,
        arbitrary: fc.record({
          kind: fc.constantFrom('subset', 'equal'),
          arity,
          left: tie('expression'),
          right: tie('expression'),
        }),
      },
      {
        weight: 10,
        arbitrary: fc.record({
          kind: fc.constant('count'),
          count: fc.constantFrom('some', 'no', 'one', 'lone'),
          arity,
          operand: tie('expression'),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('not'), operand: tie('formula') }) },
      {
        weight: 8,
        arbitrary: fc.record({
          kind: fc.constantFrom('and', 'or', 'iff', 'implies'),
          left: tie('formula'),
          right: tie('formula'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('if'),
          condition: tie('formula'),
          yes: tie('formula'),
          no: tie('formula'),
        }),
      },
      { weight: 8, arbitrary: quantified(tie, options) },
      ...(options.integers
        ? [
            {
              weight: 8,
              arbitrary: fc.record({
                kind: fc.constant('compare'),
                comparison: fc.constantFrom('equal', 'less', 'less-or-equal'),
                left: tie('integer'),
                right: tie('integer'),
              }),
            },
          ]
        : []),
      ...(options.temporal ? temporal(tie('formula')) : []),
    ) as fc.Arbitrary<FormulaRecipe>,
  }));
}

type Tie = fc.LetrecTypedTie<Grammar>;

function expressionOperators(expression: fc.Arbitrary<ExpressionRecipe>) {
  return fc.oneof(
    fc.record({
      kind: fc.constant('set'),
      operator: fc.constantFrom('union', 'intersection', 'difference', 'override'),
      left: expression,
      right: expression,
    }),
    fc.record({ kind: fc.constantFrom('join', 'product'), choice, left: expression, right: expression }),
    fc.record({ kind: fc.constantFrom('domain', 'range'), left: expression, right: expression }),
    fc.record({ kind: fc.constantFrom('transpose', 'closure'), operand: expression }),
  );
}

function integers(tie: Tie) {
  return fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('number'), value: fc.integer({ min: -9, max: 9 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('cardinality'), arity, operand: tie('expression') }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('sum-of-atoms'), operand: tie('expression') }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('sum'),
        domains: fc.array(tie('expression'), { minLength: 1, maxLength: 2 }),
        body: tie('integer'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('arithmetic'),
        operator: fc.constantFrom(
          'add',
          'subtract',
          'multiply',
          'divide',
          'remainder',
          'shift-left',
          'shift-right',
          'shift-right-unsigned',
        ),
        left: tie('integer'),
        right: tie('integer'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('if'),
        condition: tie('formula'),
        yes: tie('integer'),
        no: tie('integer'),
      }),
    },
  );
}

function quantified(tie: Tie, options: RecipeOptions) {
  return fc.record({
    kind: fc.constant('quantified'),
    quantifier: fc.constantFrom('all', 'some'),
    domains: fc.array(tie('expression'), { minLength: 1, maxLength: 2 }),
    multiplicity: options.higherOrder
      ? fc.constantFrom('one', 'one', 'one', 'lone', 'some', 'set')
      : fc.constant('one'),
    arity: fc.constantFrom(1, 1, 1, 2),
    body: tie('formula'),
  });
}

function temporal(formula: fc.Arbitrary<FormulaRecipe>) {
  return [
    {
      weight: 20,
      arbitrary: fc.record({
        kind: fc.constant('temporal'),
        operator: fc.constantFrom('always', 'eventually', 'after', 'before', 'historically', 'once'),
        operand: formula,
      }),
    },
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('binary-temporal'),
        operator: fc.constantFrom('until', 'releases', 'since', 'triggered'),
        left: formula,
        right: formula,
      }),
    },
  ];
}

/** Problems small enough that all their valuations can be tried. */
export function problemRecipes(options: RecipeOptions): fc.Arbitrary<ProblemRecipe> {
  const formula = options.mostlyTime ? timeOnly() : grammar(options).formula;
  const relation = fc.record({
    arity: fc.constantFrom(1, 1, 1, 2, 2, 3),
    variable: options.temporal ? fc.constantFrom(true, true, false) : fc.constant(false),
    upper: fc.oneof(
      fc.constant('all' as const),
      fc.array(fc.nat(200), { maxLength: 4 }),
      fc.record({
        columns: fc.array(fc.array(fc.nat(10), { maxLength: 3 }), { minLength: 3, maxLength: 3 }),
      }),
    ),
    lower: fc.array(fc.nat(9), { maxLength: 1 }),
  });
  return fc.record(
    {
      atoms: fc.integer({ min: 1, max: 3 }),
      bitwidth: options.integers ? fc.constantFrom(1, 2, 3, 3, 4) : fc.constant(0),
      integerAtoms: options.integers ? fc.boolean() : fc.constant(false),
      relations: fc.array(relation, { minLength: 1, maxLength: 4 }),
      order: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'none', 'exact', 'loose'),
      facts: fc.array(formula, { maxLength: 2 }),
      goal: formula,
      ...(options.temporal
        ? { steps: fc.record({ minimum: fc.integer({ min: 1, max: 2 }), more: fc.nat(2) }) }
        : {}),
    },
    options.temporal
      ? {
          requiredKeys: ['atoms', 'bitwidth', 'integerAtoms', 'relations', 'order', 'facts', 'goal', 'steps'],
        }
      : {},
  ) as fc.Arbitrary<ProblemRecipe>;
}
