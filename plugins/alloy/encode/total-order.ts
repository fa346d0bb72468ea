import type { Wire } from '../circuit/circuit.ts';
import type { Matrix, MatrixSpace } from '../circuit/matrix.ts';
import type { Bound, RelationalProblem, TotalOrder } from '../relational/problem.ts';
import type { SymmetryClass } from './symmetry.ts';

/** Total orders of a problem, and what is left of its symmetry. */
export interface Orders {
  /** Orders taken as that of their elements' numbers. */
  readonly fixed: readonly TotalOrder[];
  /** Orders to be found. */
  readonly open: readonly TotalOrder[];
  /** Classes that are still interchangeable. */
  readonly classes: readonly SymmetryClass[];
}

/**
 * Chooses the orders that can be fixed without losing a solution up to the names of atoms: those whose elements are known, are
 * one whole class of interchangeable atoms, and whose bounds allow the order of the atoms' numbers. A class serves one order.
 */
export function fixOrders(problem: RelationalProblem, classes: readonly SymmetryClass[]): Orders {
  const fixed: TotalOrder[] = [];
  const open: TotalOrder[] = [];
  let left = classes;
  const bounds = new Map(problem.bounds.map((bound) => [bound.relation, bound]));
  const count = problem.universe.atoms.length;
  for (const order of problem.totalOrders) {
    const elements = bounds.get(order.elements);
    const atoms = [...(elements?.upper.tuples ?? [])].sort((a, b) => a - b);
    const own = left.find((candidate) => sameAtoms(candidate, atoms));
    const known = elements !== undefined && elements.lower.tuples.size === atoms.length;
    const interchangeable = own !== undefined || atoms.length === 1;
    // What may change could be another order in another state.
    const still = !order.first.variable && !order.next.variable;
    if (
      known &&
      still &&
      interchangeable &&
      allows(bounds.get(order.first), atoms.slice(0, 1)) &&
      allows(bounds.get(order.next), successors(atoms, count))
    ) {
      fixed.push(order);
      left = left.filter((candidate) => candidate !== own);
    } else {
      open.push(order);
    }
  }
  return { fixed, open, classes: left };
}

/** The pairs of neighbours, as tuples. */
export function successors(atoms: readonly number[], count: number): number[] {
  return atoms.slice(1).map((atom, index) => (atoms[index] as number) * count + atom);
}

function sameAtoms(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((atom, index) => atom === b[index]);
}

function allows(bound: Bound | undefined, tuples: readonly number[]): boolean {
  if (bound === undefined) return false;
  const wanted = new Set(tuples);
  return (
    tuples.every((tuple) => bound.upper.tuples.has(tuple)) &&
    [...bound.lower.tuples].every((tuple) => wanted.has(tuple))
  );
}

/** Says that `next` leads from `first` through all elements, each once. */
export function constrainOrder(space: MatrixSpace, elements: Matrix, first: Matrix, next: Matrix): Wire[] {
  const constraints = [
    space.one(first),
    space.subset(first, elements),
    space.subset(next, space.product(elements, elements)),
    // Nothing comes before the first.
    -space.some(space.range(next, first)),
    // Everything is reached.
    space.subset(elements, space.union(first, space.join(first, space.closure(next)))),
  ];
  for (let atom = 0; atom < space.atoms; atom++) {
    const self = space.constant(1, [atom]);
    constraints.push(space.lone(space.join(self, next)), space.lone(space.join(next, self)));
  }
  return constraints;
}
