import type { Span } from '#model';
import type { Wire } from '../circuit/circuit.ts';
import { TRUE } from '../circuit/circuit.ts';
import { atMostOne, type Matrix } from '../circuit/matrix.ts';
import type { Binding, Formula } from '../relational/expression.ts';
import { SKOLEMS } from './environment.ts';
import type { Node } from './traits.ts';
import type { Translator } from './translator.ts';

/** A problem asks for what the engine cannot analyse. */
export class NotAnalysable extends Error {
  readonly span: Span | undefined;
  constructor(message: string, span: Span | undefined) {
    super(message);
    this.span = span;
  }
}

/** The value of an existential variable, found together with those of the relations. */
export interface Skolem {
  readonly name: string;
  readonly matrix: Matrix;
}

export interface Assertion {
  /** What must be true for the formula to hold. */
  readonly wires: readonly Wire[];
  readonly skolems: readonly Skolem[];
}

/**
 * Says that a formula holds in state 0. Existential variables outside universal quantifiers, disjunctions and temporal operators
 * become Skolem relations: one value of them is looked for, instead of a case for each.
 * *Throws*: `NotAnalysable` where a variable of relations stands anywhere else; `LimitReached`.
 */
export function assertFormula(translator: Translator, formula: Formula): Assertion {
  const asserter = new Asserter(translator);
  asserter.assert(formula, 1);
  return asserter;
}

class Asserter implements Assertion {
  readonly wires: Wire[] = [];
  readonly skolems: Skolem[] = [];
  private readonly translator: Translator;
  /** What is asserted (1), and whose negation is (2), with the values that variables have now, so that shared conjunctions take no exponential time. */
  private asserted = new Map<Formula, number>();

  constructor(translator: Translator) {
    this.translator = translator;
  }

  /** `sign` is -1 for the negation of the formula. */
  assert(formula: Formula, sign: 1 | -1): void {
    const known = this.asserted.get(formula) ?? 0;
    const bit = sign === 1 ? 1 : 2;
    if ((known & bit) !== 0) return;
    this.asserted.set(formula, known | bit);
    // Also ensures that the formula does not nest too deep for recursion.
    this.translator.traits.of(formula);
    const existential = sign === 1 ? 'some' : 'all';
    const conjunction = sign === 1 ? 'and' : 'or';
    if (formula.kind === 'not') this.assert(formula.operand, sign === 1 ? -1 : 1);
    else if (formula.kind === conjunction && 'operands' in formula)
      for (const operand of formula.operands) this.assert(operand, sign);
    else if (
      formula.kind === 'quantified' &&
      formula.quantifier === existential &&
      this.canSkolemize(formula)
    )
      this.skolemize(formula.bindings, 0, () => this.assertAnew(formula.body, sign));
    else {
      this.refuseHigherOrder(formula);
      this.wires.push(this.translator.formula(formula, 0) * sign);
    }
  }

  /** With a variable's new value, what was said of its last one says nothing. */
  private assertAnew(formula: Formula, sign: 1 | -1): void {
    const before = this.asserted;
    this.asserted = new Map();
    this.assert(formula, sign);
    this.asserted = before;
  }

  private canSkolemize(formula: Extract<Formula, { kind: 'quantified' }>): boolean {
    const room = SKOLEMS - this.translator.environment.skolemCount;
    return (
      formula.bindings.length <= room || formula.bindings.some(({ multiplicity }) => multiplicity !== 'one')
    );
  }

  private skolemize(bindings: readonly Binding[], index: number, work: () => void): void {
    const binding = bindings[index];
    if (binding === undefined) {
      work();
      return;
    }
    const { translator } = this;
    const { variable, multiplicity } = binding;
    this.refuseHigherOrder(binding.domain);
    const domain = translator.expression(binding.domain, 0);
    const matrix = this.makeSkolem(domain);
    this.skolems.push({ name: variable.name, matrix });
    if (multiplicity === 'one' || multiplicity === 'some')
      this.wires.push(translator.circuit.any(matrix.wires));
    if (multiplicity === 'one' || multiplicity === 'lone')
      this.wires.push(atMostOne(translator.circuit, matrix.wires));
    const value = translator.environment.addSkolem(matrix);
    translator.environment.bind(variable, value, () => this.skolemize(bindings, index + 1, work));
  }

  /** A variable for every tuple the domain may have, which implies that the domain has it. */
  private makeSkolem(domain: Matrix): Matrix {
    const { circuit } = this.translator;
    const wires = domain.wires.map((guard) => {
      const wire = circuit.variable();
      if (guard !== TRUE) this.wires.push(circuit.implies(wire, guard));
      return wire;
    });
    return { arity: domain.arity, tuples: domain.tuples, wires };
  }

  private refuseHigherOrder(node: Node): void {
    const culprit = this.translator.traits.of(node).higherOrder;
    if (culprit === undefined || !('bindings' in culprit)) return;
    const name = culprit.bindings.find(({ multiplicity }) => multiplicity !== 'one')?.variable.name ?? '';
    throw new NotAnalysable(
      `Analysis requires higher-order quantification over \`${name}\` that could not be skolemized`,
      culprit.kind === 'quantified' ? culprit.span : undefined,
    );
  }
}
