import { type BasicType, meet, NONE, overlap } from './basic-type.ts';
import { operandsOf } from './make-binary.ts';
import type { Term } from './term.ts';
import {
  EMPTY,
  extractArity,
  FORMULA,
  hasArity,
  hasTuple,
  intersectTypes,
  mergeTypes,
  NUMBER,
  type Product,
  pickCommonArity,
  restrictColumn,
  type Type,
  typeOf,
} from './type.ts';

/** The parts of both operands' types that bear on a value of the type `wanted`. */
export function relevantOperands(term: Term & { kind: 'binary' }, wanted: Type): readonly [Type, Type] {
  const a = term.left.type;
  const b = term.right.type;
  const operands = operandsOf(term.operator);
  if (operands === 'formulas') return [FORMULA, FORMULA];
  if (operands === 'integers') return [NUMBER, NUMBER];
  switch (term.operator) {
    case 'equal':
    case 'not-equal': {
      const common = intersectTypes(a, b);
      if (hasTuple(common)) return [common, common];
      const left = pickCommonArity(a, b);
      return [left, pickCommonArity(b, left)];
    }
    case 'in':
    case 'not-in': {
      const left = pickCommonArity(a, b);
      return [left, intersectTypes(b, left)];
    }
    case 'difference':
      return [wanted, intersectTypes(wanted, b)];
    case 'join':
      return relevantJoin(a, b, wanted);
    case 'domain':
      return relevantDomain(a, b, wanted);
    case 'range':
      return relevantRange(a, b, wanted);
    default:
      return [intersectTypes(a, wanted), intersectTypes(b, wanted)];
  }
}

/** The pairs of products of both sides that may give a value of a wanted arity. */
function pairs(
  a: Type,
  b: Type,
  wanted: Type,
  arity: (x: Product, y: Product) => number,
): [Product, Product][] {
  return a.products.flatMap((x) =>
    b.products.filter((y) => hasArity(wanted, arity(x, y))).map((y): [Product, Product] => [x, y]),
  );
}

function meets(wanted: Type, product: Product): readonly Product[] {
  return intersectTypes(wanted, typeOf(...product)).products.filter((met) => met[0] !== NONE);
}

/** Gathers the two sides of what is relevant. */
function gather(found: Iterable<readonly [Product, Product]>): readonly [Type, Type] {
  let left = EMPTY;
  let right = EMPTY;
  for (const [x, y] of found) {
    left = mergeTypes(left, typeOf(...x));
    right = mergeTypes(right, typeOf(...y));
  }
  return [left, right];
}

function relevantJoin(a: Type, b: Type, wanted: Type): readonly [Type, Type] {
  const candidates = pairs(a, b, wanted, (x, y) => x.length + y.length - 2);
  const found: [Product, Product][] = [];
  for (const [x, y] of candidates) {
    const middle = meet(x[x.length - 1] ?? NONE, y[0] ?? NONE);
    if (middle === NONE) continue;
    for (const met of meets(wanted, [...x.slice(0, -1), ...y.slice(1)])) {
      found.push([
        [...met.slice(0, x.length - 1), middle],
        [middle, ...met.slice(x.length - 1)],
      ]);
    }
  }
  if (found.length > 0) return gather(found);
  // The value does not matter; go on as well as one can, for better messages.
  const touching = candidates.filter(([x, y]) => overlap(x[x.length - 1] ?? NONE, y[0] ?? NONE));
  return gather(touching.length > 0 ? touching : candidates);
}

function relevantDomain(a: Type, b: Type, wanted: Type): readonly [Type, Type] {
  const found: [Product, Product][] = [];
  for (const [set, product] of pairs(extractArity(a, 1), b, wanted, (_, y) => y.length)) {
    for (const met of meets(wanted, restrictColumn(product, set[0] ?? NONE, 0)))
      found.push([met.slice(0, 1), met]);
  }
  return found.length > 0 ? gather(found) : [extractArity(a, 1), pickCommonArity(b, wanted)];
}

function relevantRange(a: Type, b: Type, wanted: Type): readonly [Type, Type] {
  const found: [Product, Product][] = [];
  for (const [product, set] of pairs(a, extractArity(b, 1), wanted, (x) => x.length)) {
    const narrow = restrictColumn(product, set[0] ?? NONE, product.length - 1);
    for (const met of meets(wanted, narrow)) found.push([met, met.slice(-1)]);
  }
  return found.length > 0 ? gather(found) : [pickCommonArity(a, wanted), extractArity(b, 1)];
}

/** The parts of both factors' types that bear on a product of the type `wanted`. */
export function relevantArrow(term: Term & { kind: 'arrow' }, wanted: Type): readonly [Type, Type] {
  const a = term.left.type;
  const b = term.right.type;
  const found: [Product, Product][] = [];
  for (const [x, y] of pairs(a, b, wanted, (p, q) => p.length + q.length)) {
    if (x[0] === NONE || y[0] === NONE) continue;
    for (const met of meets(wanted, [...x, ...y])) found.push([met.slice(0, x.length), met.slice(x.length)]);
  }
  return found.length > 0 ? gather(found) : [a, b];
}

/**
 * The edges of a closure's type that lie on a path between the ends of a wanted edge: of `A->B + B->C`, wanted as `A->C`,
 * both.
 */
export function relevantClosure(wanted: Type, type: Type): Type {
  const edges = extractArity(type, 2).products.map(pairOf);
  const ends = extractArity(wanted, 2).products.map(pairOf);
  const next = new Map<BasicType, Set<BasicType>>();
  const connect = (from: BasicType, to: BasicType) => {
    const known = next.get(from);
    if (known) known.add(to);
    else next.set(from, new Set([to]));
  };
  const nodes = new Set(edges.flat());
  for (const [from, to] of edges) connect(from, to);
  for (const a of nodes) for (const b of nodes) if (a !== b && overlap(a, b)) connect(a, b);
  for (const node of ends.flat()) {
    if (nodes.has(node)) continue;
    for (const other of nodes) {
      if (!overlap(node, other)) continue;
      connect(node, other);
      connect(other, node);
    }
    nodes.add(node);
  }
  const reached = new Map([...nodes].map((node) => [node, reachable(node, next)]));
  const kept = edges.filter(([from, to]) =>
    ends.some(([first, last]) => reached.get(first)?.has(from) && reached.get(to)?.has(last)),
  );
  return kept.map((edge) => typeOf(...edge)).reduce(mergeTypes, EMPTY);
}

function pairOf(product: Product): readonly [BasicType, BasicType] {
  return [product[0] ?? NONE, product[1] ?? NONE];
}

function reachable(
  start: BasicType,
  next: ReadonlyMap<BasicType, ReadonlySet<BasicType>>,
): ReadonlySet<BasicType> {
  const seen = new Set([start]);
  for (const node of seen) for (const to of next.get(node) ?? []) seen.add(to);
  return seen;
}
