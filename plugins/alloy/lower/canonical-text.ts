import { operandsOf } from '../relational/evaluate-time.ts';
import type { Variable } from '../relational/expression.ts';
import type { RelationalProblem, TupleSet } from '../relational/problem.ts';
import type { Node } from './context.ts';

/**
 * A text that two problems share only if they are the same but for what their builders called things: every node once, by
 * number, in the order in which it is reached. `also` are further expressions whose meaning counts.
 */
export function canonicalText(problem: RelationalProblem, also: readonly Node[]): string {
  const writer = new Writer(problem);
  const { universe, bounds, totalOrders, steps, facts, goal } = problem;
  const roots = [...facts, goal, ...also].map((root) => writer.write(root));
  const relations = bounds.map(({ relation, lower, upper }) =>
    JSON.stringify([relation.name, relation.arity, relation.variable, tuplesOf(lower), tuplesOf(upper)]),
  );
  const orders = totalOrders.map(({ elements, first, next }) =>
    JSON.stringify([elements, first, next].map((relation) => writer.relations.get(relation))),
  );
  const parts = [
    JSON.stringify([universe, steps ?? null]),
    ...relations,
    ...orders,
    ...writer.lines,
    roots.join(' '),
  ];
  return `${parts.join('\n')}\n`;
}

class Writer {
  readonly lines: string[] = [];
  readonly relations: ReadonlyMap<unknown, number>;
  readonly #numbers = new Map<Node, number>();
  readonly #variables = new Map<Variable, number>();

  constructor(problem: RelationalProblem) {
    this.relations = new Map(problem.bounds.map(({ relation }, index) => [relation, index]));
  }

  /** Operands before what is made of them, without recursion. */
  write(root: Node): number {
    const waiting: Node[] = [root];
    for (let node = waiting.at(-1); node; node = waiting.at(-1)) {
      const missing = this.#numbers.has(node)
        ? []
        : operandsOf(node).filter((operand) => !this.#numbers.has(operand));
      if (missing.length > 0) {
        waiting.push(...missing.toReversed());
        continue;
      }
      waiting.pop();
      if (this.#numbers.has(node)) continue;
      this.#numbers.set(node, this.lines.push(JSON.stringify(this.#describe(node))) - 1);
    }
    return this.#numbers.get(root) ?? -1;
  }

  #describe(node: Node): readonly unknown[] {
    return [
      node.kind,
      ...this.#ownParts(node),
      ...operandsOf(node).map((operand) => this.#numbers.get(operand)),
    ];
  }

  #ownParts(node: Node): readonly unknown[] {
    switch (node.kind) {
      case 'relation':
        return [this.relations.get(node.relation)];
      case 'variable':
        return this.#variable(node.variable);
      case 'constant':
        return [node.arity, tuplesOf(node.tuples)];
      case 'binary':
      case 'arithmetic':
      case 'temporal':
      case 'binary-temporal':
        return [node.operator];
      case 'number':
      case 'truth':
        return [node.value];
      case 'count':
        return [node.count];
      case 'compare':
        return [node.comparison];
      case 'and':
      case 'or':
        return [node.operands.length];
      case 'comprehension':
      case 'sum':
      case 'quantified':
        return [
          node.kind === 'quantified' ? node.quantifier : '',
          node.bindings.map(({ variable, multiplicity }) => [...this.#variable(variable), multiplicity]),
        ];
      case 'identity':
      case 'transpose':
      case 'closure':
      case 'prime':
      case 'if':
      case 'integer-atom':
      case 'cardinality':
      case 'sum-of-atoms':
      case 'integer-if':
      case 'subset':
      case 'equal':
      case 'not':
      case 'iff':
      case 'formula-if':
        return [];
    }
  }

  /** Its name too: witnesses are shown by it. */
  #variable(variable: Variable): readonly unknown[] {
    const number = this.#variables.get(variable) ?? this.#variables.size;
    this.#variables.set(variable, number);
    return [number, variable.name, variable.arity];
  }
}

function tuplesOf({ tuples }: TupleSet): readonly number[] {
  return [...tuples].sort((a, b) => a - b);
}
