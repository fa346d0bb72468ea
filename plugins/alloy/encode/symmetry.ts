import type { Circuit, Wire } from '../circuit/circuit.ts';
import { TRUE } from '../circuit/circuit.ts';
import type { Matrix, MatrixSpace } from '../circuit/matrix.ts';
import type { RelationalProblem, TupleSet } from '../relational/problem.ts';
import { type Node, operandsOf } from './traits.ts';

/** Atoms that can be exchanged for one another in every solution; ascending, at least two. */
export type SymmetryClass = readonly number[];

/**
 * Finds the atoms that nothing tells apart: exchanging two of them leaves every bound and every constant as it is, and none has
 * the value of an integer.
 * *Ensures*: whatever permutation of each class turns a solution into a solution.
 */
export function findSymmetryClasses(problem: RelationalProblem): SymmetryClass[] {
  const { universe } = problem;
  const sets = distinctSets(problem);
  const count = universe.atoms.length;
  const groups = new Map<string, number[]>();
  const uses = countUses(sets, count);
  const irregular = sets.filter((set) => !isProduct(set, count));
  for (let atom = 0; atom < count; atom++) {
    if (isInteger(problem, atom)) continue;
    const key = (uses[atom] ?? []).join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [atom]);
    else group.push(atom);
  }
  return [...groups.values()]
    .flatMap((group) => splitGroup(group, irregular, count))
    .filter((atoms) => atoms.length > 1)
    .sort((a, b) => (a[0] as number) - (b[0] as number));
}

function isInteger({ universe }: RelationalProblem, atom: number): boolean {
  const { firstInteger, bitwidth } = universe;
  return firstInteger >= 0 && atom >= firstInteger && atom < firstInteger + 2 ** bitwidth;
}

/** All sets of tuples that a problem names, each once; the largest last. */
function distinctSets(problem: RelationalProblem): TupleSet[] {
  const sets: TupleSet[] = problem.bounds.flatMap(({ lower, upper }) => [lower, upper]);
  const seen = new Set<Node>();
  const stack: Node[] = [...problem.facts, problem.goal];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'constant') sets.push(node.tuples);
    else stack.push(...operandsOf(node));
  }
  const distinct: TupleSet[] = [];
  for (const set of sets.sort((a, b) => a.arity - b.arity || a.tuples.size - b.tuples.size)) {
    const previous = distinct.at(-1);
    if (set.tuples.size > 0 && !(previous !== undefined && equalSets(previous, set))) distinct.push(set);
  }
  return distinct;
}

function equalSets(a: TupleSet, b: TupleSet): boolean {
  if (a.arity !== b.arity || a.tuples.size !== b.tuples.size) return false;
  for (const tuple of a.tuples) if (!b.tuples.has(tuple)) return false;
  return true;
}

/** Whether a set is all tuples of some atoms for each column: there, atoms that are used equally often can be exchanged. */
function isProduct({ arity, tuples }: TupleSet, atoms: number): boolean {
  const columns = Array.from({ length: arity }, () => new Set<number>());
  for (const tuple of tuples) {
    let rest = tuple;
    for (const column of columns) {
      const atom = rest % atoms;
      rest = (rest - atom) / atoms;
      column.add(atom);
    }
  }
  return columns.reduce((size, column) => size * column.size, 1) === tuples.size;
}

/** How often each atom stands in each column of each set: atoms that differ here cannot be exchanged. */
function countUses(sets: readonly TupleSet[], atoms: number): number[][] {
  const uses: number[][] = Array.from({ length: atoms }, () => []);
  let column = 0;
  for (const { arity, tuples } of sets) {
    for (const tuple of tuples) {
      let rest = tuple;
      for (let position = 0; position < arity; position++) {
        const atom = rest % atoms;
        rest = (rest - atom) / atoms;
        const row = uses[atom] as number[];
        row[column + position] = (row[column + position] ?? 0) + 1;
      }
    }
    column += arity;
  }
  return uses;
}

/** Parts of a group in which any two atoms can be exchanged. */
function splitGroup(group: readonly number[], sets: readonly TupleSet[], atoms: number): number[][] {
  const parts: number[][] = [];
  for (const atom of group) {
    // To be exchangeable is transitive, so one member speaks for its part.
    const part = parts.find(([member]) =>
      sets.every((set) => survivesExchange(set, member as number, atom, atoms)),
    );
    if (part === undefined) parts.push([atom]);
    else part.push(atom);
  }
  return parts;
}

function survivesExchange({ arity, tuples }: TupleSet, a: number, b: number, atoms: number): boolean {
  for (const tuple of tuples) {
    if (!tuples.has(exchange(tuple, arity, a, b, atoms))) return false;
  }
  return true;
}

/** The tuple with every `a` as `b` and every `b` as `a`. */
function exchange(tuple: number, arity: number, a: number, b: number, atoms: number): number {
  let rest = tuple;
  let result = tuple;
  for (let position = 0, weight = 1; position < arity; position++, weight *= atoms) {
    const atom = rest % atoms;
    rest = (rest - atom) / atoms;
    if (atom === a) result += (b - a) * weight;
    else if (atom === b) result += (a - b) * weight;
  }
  return result;
}

/** Positions that are compared for each two neighbours of a class. */
const COMPARED = 20;

/**
 * Says that of all solutions that differ only by exchanging two neighbours of a class, the smallest is wanted: the one whose
 * `matrices`, read as a number, are smallest.
 * *Requires*: exchanging atoms of a class in the values of all matrices turns a solution into a solution. All matrices are
 * closed: exchanges that read different tuples, or in another order, could rule out each other's choice.
 */
export function breakSymmetries(
  space: MatrixSpace,
  classes: readonly SymmetryClass[],
  matrices: readonly Matrix[],
): Wire[] {
  return neighbours(classes).flatMap(([a, b]) =>
    notGreater(space.circuit, pairsToCompare(space, matrices, a, b)),
  );
}

/** Whether a matrix has, with every tuple, all that it becomes when atoms of a class are exchanged. */
export function isClosed(space: MatrixSpace, classes: readonly SymmetryClass[], matrix: Matrix): boolean {
  const set = { arity: matrix.arity, tuples: new Set(matrix.tuples) };
  return neighbours(classes).every(([a, b]) => survivesExchange(set, a, b, space.atoms));
}

function neighbours(classes: readonly SymmetryClass[]): (readonly [number, number])[] {
  return classes.flatMap((atoms) =>
    atoms.slice(1).map((atom, index) => [atoms[index] as number, atom] as const),
  );
}

function pairsToCompare(
  space: MatrixSpace,
  matrices: readonly Matrix[],
  a: number,
  b: number,
): [Wire, Wire][] {
  const pairs: [Wire, Wire][] = [];
  for (const matrix of matrices) {
    space.circuit.budget.spend(matrix.tuples.length);
    for (const [index, tuple] of matrix.tuples.entries()) {
      const partner = exchange(tuple, matrix.arity, a, b, space.atoms);
      // Each two tuples are compared once, where the smaller one stands.
      if (partner <= tuple) continue;
      const [own, other] = [matrix.wires[index] as Wire, space.at(matrix, partner)];
      if (own !== other) pairs.push([own, other]);
      if (pairs.length === COMPARED) return pairs;
    }
  }
  return pairs;
}

/** The left sides, read as a number, are at most the right sides. */
function notGreater(circuit: Circuit, pairs: readonly [Wire, Wire][]): Wire[] {
  const constraints: Wire[] = [];
  let equal: Wire = TRUE;
  for (const [index, [left, right]] of pairs.entries()) {
    constraints.push(-circuit.all([equal, left, -right]));
    if (index + 1 < pairs.length) equal = circuit.and(equal, circuit.iff(left, right));
  }
  return constraints;
}
