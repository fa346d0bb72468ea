import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison, Formula, Rational, Term, Variable } from '../../../plugins/ears/formula.ts';
import { decide } from '../../../plugins/ears/logic/decide.ts';
import { rational } from '../../../plugins/ears/rational.ts';
import { isSo, type World } from './worlds.ts';

const number = (key: string, whole: boolean): Variable => ({
  key,
  sort: { kind: 'number', dimension: '', whole },
  role: 'quantity',
  declared: true,
});
const WHOLE = number('whole', true);
const REAL = number('real', false);

/** Halves as exact numbers. */
const half = (halves: number): Rational => rational(BigInt(halves), 2n);

const OPERATORS: readonly Comparison[] = ['<', '<=', '=', '!=', '>=', '>'];

function compare(left: Term, operator: Comparison, right: Term): Formula {
  return { kind: 'compare', left, operator, right };
}

const constant = fc
  .integer({ min: -6, max: 6 })
  .map((halves): Term => ({ kind: 'constant', value: half(halves) }));
const scaled = (variable: Variable) =>
  fc.constantFrom(-2n, -1n, 1n, 2n).map(
    (by): Term => ({
      kind: 'scaled',
      by: rational(by),
      term: { kind: 'variable', variable },
    }),
  );
const sum = (...terms: readonly fc.Arbitrary<Term>[]) =>
  fc.tuple(...terms).map((all): Term => ({ kind: 'sum', terms: all }));

/** Comparisons of one number with a constant, whatever side it stands on and whatever its factor. */
const bounds = fc
  .constantFrom(WHOLE, REAL)
  .chain((variable) =>
    fc
      .tuple(sum(constant, scaled(variable)), fc.constantFrom(...OPERATORS), constant, fc.boolean())
      .map(([left, operator, right, turned]) =>
        turned ? compare(right, operator, left) : compare(left, operator, right),
      ),
  );
/** Comparisons of two numbers. */
const sums = fc
  .tuple(scaled(WHOLE), fc.constantFrom(...OPERATORS), sum(scaled(REAL), constant))
  .map(([left, operator, right]) => compare(left, operator, right));

const formulas = (atom: fc.Arbitrary<Formula>) =>
  fc.letrec<{ formula: Formula }>((tie) => ({
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      atom,
      tie('formula').map((of): Formula => ({ kind: 'not', of })),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('formula'), { minLength: 1, maxLength: 3 }),
        )
        .map(([kind, of]): Formula => ({ kind, of })),
    ),
  })).formula;

/** Every value at which one of these comparisons can change, and one between each two. */
const WORLDS: readonly World[] = Array.from({ length: 17 }, (_, at) => at - 8).flatMap((whole) =>
  Array.from(
    { length: 161 },
    (_, at) =>
      new Map([
        [WHOLE.key, whole],
        [REAL.key, (at - 80) / 8],
      ]),
  ),
);

describe('what is decided without the solver', () => {
  it('is possible exactly where some numbers are so, for comparisons of one number each [CONS-SOLVER-EXACT]', () => {
    fc.assert(
      fc.property(fc.array(formulas(bounds), { minLength: 1, maxLength: 4 }), (all) => {
        const some = WORLDS.some((world) => all.every((formula) => isSo(formula, world)));
        expect(decide(all).kind).toBe(some ? 'possible' : 'impossible');
      }),
      { numRuns: 1_500 },
    );
  });

  it('is never impossible where some numbers are so, also where two are compared with each other [CONS-SOLVER-EXACT]', () => {
    fc.assert(
      fc.property(fc.array(formulas(fc.oneof(bounds, sums)), { minLength: 1, maxLength: 4 }), (all) => {
        const some = WORLDS.some((world) => all.every((formula) => isSo(formula, world)));
        if (some) expect(decide(all).kind).not.toBe('impossible');
      }),
      { numRuns: 1_500 },
    );
  });
});
