import type { Expression, Formula, IntegerExpression } from './expression.ts';

/**
 * Which moments of an infinite trace are looked at.
 *
 * A trace of n states that goes back from its last to state `loop` is the infinite sequence of moments 0, 1, 2, …, where moment
 * t has state t, and from `loop` on state loop + (t - loop) mod period. What a formula says depends on the moment, not only on
 * the state, once it looks back: `once A` may be false in the loop's first pass and true in all later ones.
 *
 * It is enough to look at the moments before loop + (d + 1)·period, where d is how deep the formula nests past operators:
 * **from moment loop + d·period on, its value repeats with the period.** By induction on the formula:
 * - What has no operator of time repeats from `loop` on, as the states do; operators without time (quantifiers, joins, …)
 *   work moment by moment and keep what their operands have.
 * - Future operators and prime at t look at moments from t on only. If the operands repeat from T on, all that can be seen from
 *   t ≥ T is the same as from t + period.
 * - `before` at t is its operand at t - 1, which repeats from T on: so it repeats from T + 1 on, and T + 1 ≤ T + period.
 * - `a since b` obeys v(t) = b(t) ∨ (a(t) ∧ v(t - 1)). If a and b repeat from T on, each further pass changes v by one and
 *   the same function of v before that pass, built from ∧ and ∨ only, so monotone: it is constant or the identity. If the
 *   identity, v is the same before and after every pass; if constant, it is so after the first pass. In both cases v repeats
 *   from T + period on. `once`, `historically` and `triggered` are cases or duals of it.
 * So every past operator costs one more pass, and nothing else does.
 */
export class Timeline {
  /** Of the states of the trace. */
  readonly states: number;
  readonly loop: number;
  readonly period: number;
  readonly #depths = new Map<Expression | IntegerExpression | Formula, number>();

  constructor(states: number, loop: number) {
    this.states = states;
    this.loop = loop;
    this.period = states - loop;
  }

  stateAt(moment: number): number {
    return moment < this.states ? moment : this.loop + ((moment - this.loop) % this.period);
  }

  /** The first moment at which the node has the value it has at `moment`. */
  fold(node: Expression | IntegerExpression | Formula, moment: number): number {
    const repeats = this.loop + this.pastDepth(node) * this.period;
    return moment < repeats ? moment : repeats + ((moment - repeats) % this.period);
  }

  /** The moments from `moment` on until the node's value only repeats, each once, in their order. */
  momentsFrom(node: Formula, moment: number): number[] {
    const end = Math.max(moment, this.loop + this.pastDepth(node) * this.period) + this.period;
    return Array.from({ length: end - moment }, (_, ahead) => moment + ahead);
  }

  /** How deep past operators nest in the node. */
  pastDepth(node: Expression | IntegerExpression | Formula): number {
    const known = this.#depths.get(node);
    if (known !== undefined) return known;
    const below = Math.max(0, ...operandsOf(node).map((operand) => this.pastDepth(operand)));
    const depth = below + (looksBack(node) ? 1 : 0);
    this.#depths.set(node, depth);
    return depth;
  }
}

const PAST: ReadonlySet<string> = new Set(['before', 'historically', 'once', 'since', 'triggered']);

function looksBack(node: Expression | IntegerExpression | Formula): boolean {
  return (node.kind === 'temporal' || node.kind === 'binary-temporal') && PAST.has(node.operator);
}

/** Everything a node is made of, domains of its variables included. */
export function operandsOf(
  node: Expression | IntegerExpression | Formula,
): readonly (Expression | IntegerExpression | Formula)[] {
  switch (node.kind) {
    case 'relation':
    case 'variable':
    case 'constant':
    case 'identity':
    case 'number':
    case 'truth':
      return [];
    case 'transpose':
    case 'closure':
    case 'prime':
    case 'cardinality':
    case 'sum-of-atoms':
    case 'count':
    case 'not':
    case 'temporal':
      return [node.operand];
    case 'integer-atom':
      return [node.value];
    case 'binary':
    case 'arithmetic':
    case 'subset':
    case 'equal':
    case 'compare':
    case 'iff':
    case 'binary-temporal':
      return [node.left, node.right];
    case 'if':
    case 'integer-if':
    case 'formula-if':
      return [node.condition, node.then, node.else];
    case 'and':
    case 'or':
      return node.operands;
    case 'comprehension':
    case 'sum':
    case 'quantified':
      return [...node.bindings.map((binding) => binding.domain), node.body];
  }
}
