import type {
  Binding,
  Expression,
  Formula,
  IntegerExpression,
  Variable,
} from '../../../plugins/alloy/relational/expression.ts';
import type { Solution, TupleSet, Universe } from '../../../plugins/alloy/relational/problem.ts';

/** A tuple as its atoms, joined by commas. */
type Tuples = ReadonlySet<string>;
type Scope = ReadonlyMap<Variable, Tuples>;

/** Thrown where the plain way takes too long. */
export class TooLong extends Error {}

/**
 * What formulas mean, once more and as plainly as can be: tuples are lists of atoms, nothing is kept, no moment is taken for
 * another, and "always" looks at `ahead` moments of the infinite trace. It knows neither `free` nor `timed`.
 * *Requires*: a small formula, and `ahead` long enough for all to repeat. *Throws*: `TooLong`.
 */
export class PlainMeaning {
  readonly #universe: Universe;
  readonly #solution: Solution;
  readonly #ahead: number;
  #patience = 200_000;

  constructor(universe: Universe, solution: Solution, ahead: number) {
    this.#universe = universe;
    this.#solution = solution;
    this.#ahead = ahead;
  }

  formula(node: Formula, t: number, scope: Scope = new Map()): boolean {
    this.#wait();
    const inner = (operand: Formula, moment = t) => this.formula(operand, moment, scope);
    const set = (operand: Expression) => this.expression(operand, t, scope);
    switch (node.kind) {
      case 'truth':
        return node.value;
      case 'subset':
        return isSubset(set(node.left), set(node.right));
      case 'equal':
        return isSubset(set(node.left), set(node.right)) && isSubset(set(node.right), set(node.left));
      case 'count': {
        const { size } = set(node.operand);
        return { some: size >= 1, no: size < 1, one: size === 1, lone: size < 2 }[node.count];
      }
      case 'compare': {
        const [left, right] = [this.integer(node.left, t, scope), this.integer(node.right, t, scope)];
        return { equal: left === right, less: left < right, 'less-or-equal': left <= right }[node.comparison];
      }
      case 'not':
        return !inner(node.operand);
      case 'and':
        return node.operands.map((operand) => inner(operand)).every(Boolean);
      case 'or':
        return node.operands.map((operand) => inner(operand)).some(Boolean);
      case 'iff':
        return inner(node.left) === inner(node.right);
      case 'formula-if':
        return inner(node.condition) ? inner(node.then) : inner(node.else);
      case 'quantified': {
        const results = [...this.#choices(node.bindings, t, scope)].map(({ scope: chosen }) =>
          this.formula(node.body, t, chosen),
        );
        return node.quantifier === 'all' ? results.every(Boolean) : results.some(Boolean);
      }
      case 'temporal':
        switch (node.operator) {
          case 'always':
            return this.#from(t).every((moment) => inner(node.operand, moment));
          case 'eventually':
            return this.#from(t).some((moment) => inner(node.operand, moment));
          case 'after':
            return inner(node.operand, t + 1);
          case 'before':
            return t >= 1 ? inner(node.operand, t - 1) : false;
          case 'historically':
            return upTo(t).every((moment) => inner(node.operand, moment));
          case 'once':
            return upTo(t).some((moment) => inner(node.operand, moment));
        }
        break;
      case 'binary-temporal': {
        const left = (moment: number) => inner(node.left, moment);
        const right = (moment: number) => inner(node.right, moment);
        // The right side at some moment, the left one at all before it (on the way from t).
        const reached = (moments: readonly number[], goal: typeof left, way: typeof left) =>
          moments.some((moment, index) => goal(moment) && moments.slice(0, index).every(way));
        const not = (side: typeof left) => (moment: number) => !side(moment);
        switch (node.operator) {
          case 'until':
            return reached(this.#from(t), right, left);
          case 'since':
            return reached(upTo(t).toReversed(), right, left);
          case 'releases':
            return !reached(this.#from(t), not(right), not(left));
          case 'triggered':
            return !reached(upTo(t).toReversed(), not(right), not(left));
        }
      }
    }
  }

  expression(node: Expression, t: number, scope: Scope = new Map()): Tuples {
    this.#wait();
    const inner = (operand: Expression, moment = t) => this.expression(operand, moment, scope);
    switch (node.kind) {
      case 'relation': {
        const { states, loop } = this.#solution;
        let state = 0;
        for (let moment = 0; moment < t; moment++)
          state = state + 1 < states.length ? state + 1 : (loop ?? 0);
        return this.#spell(states[state]?.get(node.relation));
      }
      case 'variable':
        return scope.get(node.variable) ?? new Set();
      case 'constant':
        return this.#spell(node.tuples);
      case 'identity':
        return new Set(this.#universe.atoms.map((_, atom) => `${atom},${atom}`));
      case 'binary':
        return this.#binary(node, inner(node.left), inner(node.right));
      case 'transpose':
        return map(inner(node.operand), ([from, to]) => [[to, from]]);
      case 'closure': {
        let closed = inner(node.operand);
        for (const _ of this.#universe.atoms)
          closed = new Set([...closed, ...join(closed, inner(node.operand))]);
        return closed;
      }
      case 'prime':
        return inner(node.operand, t + 1);
      case 'if':
        return this.formula(node.condition, t, scope) ? inner(node.then) : inner(node.else);
      case 'comprehension':
        return new Set(
          [...this.#choices(node.bindings, t, scope)]
            .filter((choice) => this.formula(node.body, t, choice.scope))
            .map((choice) => choice.values.map((value) => [...value].join()).join()),
        );
      case 'integer-atom': {
        const { firstInteger, bitwidth } = this.#universe;
        const value = this.integer(node.value, t, scope);
        return new Set(firstInteger < 0 ? [] : [`${firstInteger + value + 2 ** (bitwidth - 1)}`]);
      }
    }
  }

  #binary({ operator }: Expression & { readonly kind: 'binary' }, left: Tuples, right: Tuples): Tuples {
    switch (operator) {
      case 'union':
        return new Set([...left, ...right]);
      case 'intersection':
        return map(left, (tuple) => (right.has(tuple.join()) ? [tuple] : []));
      case 'difference':
        return map(left, (tuple) => (right.has(tuple.join()) ? [] : [tuple]));
      case 'override': {
        const begun = [...right].map((tuple) => tuple.split(',')[0]);
        return new Set([...right, ...map(left, (tuple) => (begun.includes(tuple[0]) ? [] : [tuple]))]);
      }
      case 'join':
        return join(left, right);
      case 'product':
        return new Set([...left].flatMap((start) => [...right].map((end) => `${start},${end}`)));
      case 'domain':
        return map(right, (tuple) => (left.has(tuple[0] ?? '') ? [tuple] : []));
      case 'range':
        return map(left, (tuple) => (right.has(tuple.at(-1) ?? '') ? [tuple] : []));
    }
  }

  integer(node: IntegerExpression, t: number, scope: Scope = new Map()): number {
    return this.#wrap(this.#integer(node, t, scope));
  }

  #integer(node: IntegerExpression, t: number, scope: Scope): number {
    switch (node.kind) {
      case 'number':
        return node.value;
      case 'cardinality':
        return this.expression(node.operand, t, scope).size;
      case 'sum-of-atoms':
        return [...this.expression(node.operand, t, scope)]
          .map((atom) => Number(this.#universe.atoms[Number(atom)]))
          .filter((value) => !Number.isNaN(value))
          .reduce((sum, value) => sum + value, 0);
      case 'sum':
        return [...this.#choices(node.bindings, t, scope)]
          .map((choice) => this.integer(node.body, t, choice.scope))
          .reduce((sum, value) => sum + value, 0);
      case 'arithmetic':
        return this.#calculate(node, this.integer(node.left, t, scope), this.integer(node.right, t, scope));
      case 'integer-if':
        return this.integer(this.formula(node.condition, t, scope) ? node.then : node.else, t, scope);
    }
  }

  #calculate({ operator }: IntegerExpression & { readonly kind: 'arithmetic' }, left: number, right: number) {
    const bits = this.#universe.bitwidth;
    const places = ((right % 64) + 64) % 2 ** Math.ceil(Math.log2(Math.max(1, bits)));
    const unsigned = left < 0 ? left + 2 ** bits : left;
    switch (operator) {
      case 'add':
        return left + right;
      case 'subtract':
        return left - right;
      case 'multiply':
        return left * right;
      case 'divide':
        if (bits === 1) return right === 0 ? left : -left;
        return right === 0 ? -Math.sign(left) : Math.trunc(left / right);
      case 'remainder':
        return right === 0 ? left : left - right * Math.trunc(left / right);
      case 'shift-left':
        return left * 2 ** places;
      case 'shift-right':
        return Math.floor(left / 2 ** places);
      case 'shift-right-unsigned':
        return Math.floor(unsigned / 2 ** places);
    }
  }

  #wrap(value: number): number {
    const modulus = 2 ** this.#universe.bitwidth;
    const least = ((value % modulus) + modulus) % modulus;
    return least >= modulus / 2 && modulus > 1 ? least - modulus : least;
  }

  *#choices(
    bindings: readonly Binding[],
    t: number,
    scope: Scope,
  ): Generator<{ readonly scope: Scope; readonly values: readonly Tuples[] }> {
    const [binding, ...rest] = bindings;
    if (!binding) {
      yield { scope, values: [] };
      return;
    }
    for (const value of choicesOf(binding, [...this.expression(binding.domain, t, scope)])) {
      this.#wait();
      for (const more of this.#choices(rest, t, new Map([...scope, [binding.variable, value]]))) {
        yield { scope: more.scope, values: [value, ...more.values] };
      }
    }
  }

  #spell(set: TupleSet | undefined): Tuples {
    if (!set) throw new Error('A relation without a value.');
    const size = this.#universe.atoms.length;
    const column = (tuple: number, place: number) =>
      Math.floor(tuple / size ** (set.arity - 1 - place)) % size;
    return new Set(
      [...set.tuples].map((tuple) =>
        Array.from({ length: set.arity }, (_, place) => column(tuple, place)).join(),
      ),
    );
  }

  #wait(): void {
    if (this.#patience-- < 0) throw new TooLong();
  }

  #from(t: number): number[] {
    return Array.from({ length: this.#ahead }, (_, index) => t + index);
  }
}

function* choicesOf({ multiplicity }: Binding, tuples: readonly string[]): Generator<Tuples> {
  if (multiplicity === 'one') {
    for (const tuple of tuples) yield new Set([tuple]);
    return;
  }
  if (tuples.length > 12) throw new TooLong();
  for (let chosen = 0; chosen < 2 ** tuples.length; chosen++) {
    const value = new Set(tuples.filter((_, place) => (chosen >> place) & 1));
    const fits = { one: value.size === 1, lone: value.size <= 1, some: value.size >= 1, set: true }[
      multiplicity
    ];
    if (fits) yield value;
  }
}

function upTo(t: number): number[] {
  return Array.from({ length: t + 1 }, (_, index) => index);
}

function isSubset(left: Tuples, right: Tuples): boolean {
  return [...left].every((tuple) => right.has(tuple));
}

function map(
  tuples: Tuples,
  change: (tuple: readonly string[]) => (readonly (string | undefined)[])[],
): Tuples {
  return new Set([...tuples].flatMap((tuple) => change(tuple.split(',')).map((changed) => changed.join())));
}

function join(left: Tuples, right: Tuples): Tuples {
  return map(left, (start) =>
    [...right]
      .map((end) => end.split(','))
      .filter((end) => end[0] === start.at(-1))
      .map((end) => [...start.slice(0, -1), ...end.slice(1)]),
  );
}
