import { LIMITS } from '#config';
import { type BasicType, INT, isBelow, meet, NONE, overlap, UNIV } from './basic-type.ts';

/** The types of the columns of a relation; of an empty one, all `none`. */
export type Product = readonly BasicType[];

/**
 * What an expression may denote as far as names tell: a union of products, of possibly different arities while a name is not
 * decided. No product is covered by another one.
 */
export interface Type {
  readonly formula: boolean;
  /** Its value is a number, as of `#a`, and not a set of integers; it has the product `Int` too. */
  readonly number: boolean;
  readonly products: readonly Product[];
}

export const EMPTY: Type = { formula: false, number: false, products: [] };
export const FORMULA: Type = { formula: true, number: false, products: [] };
export const NUMBER: Type = { formula: false, number: true, products: [[INT]] };
export const INTEGERS: Type = { formula: false, number: false, products: [[INT]] };

/** The type of a relation with one product. */
export function typeOf(...columns: BasicType[]): Type {
  return { formula: false, number: false, products: [columns] };
}

export const UNIV_PAIR: Type = typeOf(UNIV, UNIV);

/** Whether nothing at all is known to fit: neither a formula nor a relation. */
export function isNothing(type: Type): boolean {
  return !type.formula && type.products.length === 0;
}

/** Whether a set of integers is among what it may be. */
export function hasIntegers(type: Type): boolean {
  return type.products.some((product) => product.length === 1 && product[0] === INT);
}

function isEmptyProduct(product: Product): boolean {
  return product.length === 0 || product[0] === NONE;
}

/** Whether it may have a tuple. */
export function hasTuple(type: Type): boolean {
  return type.products.some((product) => !isEmptyProduct(product));
}

export function hasArity(type: Type, arity: number): boolean {
  return type.products.some((product) => product.length === arity);
}

/** The arity that all products have; 0 where there is no product, -1 where they differ. */
export function arityOf(type: Type): number {
  const first = type.products[0]?.length ?? 0;
  return type.products.every((product) => product.length === first) ? first : -1;
}

export function hasCommonArity(a: Type, b: Type): boolean {
  return a.products.some((product) => hasArity(b, product.length));
}

function isCovered(a: Product, b: Product): boolean {
  return a.every((column, i) => isBelow(column, b[i] ?? NONE));
}

/** Thrown where types have so many products that working with them would take too long. */
export class TypesTooLarge extends Error {}

/** Pairs of products compared since the last start; there is one resolution at a time. */
let compared = 0;

/** Lets a resolution begin with all the work that it may cost. */
export function startTypeWork(): void {
  compared = 0;
}

function spend(pairs: number): void {
  compared += pairs;
  if (compared > LIMITS.alloyTypeWork) throw new TypesTooLarge();
}

/** Adds a product to a list that keeps no covered ones. */
function add(list: Product[], product: Product): void {
  if (product.length === 0) return;
  spend(1 + list.length);
  for (let i = list.length - 1; i >= 0; i--) {
    const other = list[i];
    if (!other || other.length !== product.length) continue;
    if (isCovered(product, other)) return;
    if (isCovered(other, product)) list.splice(i, 1);
  }
  list.push(product);
}

function relation(products: readonly Product[]): Type {
  const kept: Product[] = [];
  for (const product of products) add(kept, product);
  return kept.length === 0 ? EMPTY : { formula: false, number: false, products: kept };
}

function emptyProduct(arity: number): Product {
  return Array.from({ length: arity }, () => NONE);
}

/** A product without atoms in one column has none in all. */
function normal(product: Product): Product {
  return product.includes(NONE) ? emptyProduct(product.length) : product;
}

/** Everything that either may be. */
export function mergeTypes(a: Type, b: Type): Type {
  if (a.formula === b.formula) {
    if (a.products.length === 0) return b;
    if (b.products.length === 0) return a;
  }
  const merged = relation([...a.products, ...b.products]);
  return a.formula || b.formula ? { ...merged, formula: true } : merged;
}

/** The relational part. */
export function withoutFormula(type: Type): Type {
  return type.formula || type.number ? relation(type.products) : type;
}

export function asFormula(type: Type): Type {
  return type.formula ? type : { formula: true, number: false, products: type.products };
}

/** The products of one arity. */
export function extractArity(type: Type, arity: number): Type {
  return relation(type.products.filter((product) => product.length === arity));
}

/** The products of `a` whose arity `b` has too. */
export function pickCommonArity(a: Type, b: Type): Type {
  return relation(a.products.filter((product) => hasArity(b, product.length)));
}

/** Everything that either may be, of the arities that both have. */
export function uniteCommonArity(a: Type, b: Type): Type {
  return relation([...pickCommonArity(a, b).products, ...pickCommonArity(b, a).products]);
}

function meetProducts(a: Product, b: Product): Product {
  if (isEmptyProduct(a)) return a;
  if (isEmptyProduct(b)) return b;
  return normal(a.map((column, i) => meet(column, b[i] ?? NONE)));
}

export function intersectTypes(a: Type, b: Type): Type {
  spend(a.products.length * b.products.length);
  const products: Product[] = [];
  for (const x of a.products) {
    for (const y of b.products) if (x.length === y.length) products.push(meetProducts(x, y));
  }
  return relation(products);
}

/** Whether a tuple may be in both. */
export function typesIntersect(a: Type, b: Type): boolean {
  spend(a.products.length * b.products.length);
  return a.products.some((x) =>
    b.products.some(
      (y) =>
        x.length === y.length &&
        !isEmptyProduct(x) &&
        !isEmptyProduct(y) &&
        x.every((column, i) => overlap(column, y[i] ?? NONE)),
    ),
  );
}

/** Whether their first columns may have an atom in common. */
export function firstColumnsOverlap(a: Type, b: Type): boolean {
  return a.products.some((x) => b.products.some((y) => overlap(x[0] ?? NONE, y[0] ?? NONE)));
}

export function multiplyTypes(a: Type, b: Type): Type {
  spend(a.products.length * b.products.length);
  const products: Product[] = [];
  for (const x of a.products) {
    for (const y of b.products) {
      const empty = isEmptyProduct(x) || isEmptyProduct(y);
      products.push(empty ? emptyProduct(x.length + y.length) : [...x, ...y]);
    }
  }
  return relation(products);
}

function joinProducts(a: Product, b: Product): Product {
  const met = meet(a[a.length - 1] ?? NONE, b[0] ?? NONE);
  if (met === NONE) return emptyProduct(a.length + b.length - 2);
  return [...a.slice(0, -1), ...b.slice(1)];
}

/** `a.b`; nothing where both have one column only. */
export function joinTypes(a: Type, b: Type): Type {
  spend(a.products.length * b.products.length);
  const products: Product[] = [];
  for (const x of a.products) {
    for (const y of b.products) if (x.length > 1 || y.length > 1) products.push(joinProducts(x, y));
  }
  return relation(products);
}

/** `product` with one column narrowed. */
export function restrictColumn(product: Product, to: BasicType, column: number): Product {
  const at = product[column];
  if (at === undefined || isEmptyProduct(product)) return product;
  return normal(product.map((basic, i) => (i === column ? meet(at, to) : basic)));
}

/** `set <: of` where `end` is `first`, `of :> set` where it is `last`; nothing where `set` cannot be unary. */
export function restrictType(of: Type, set: Type, end: 'first' | 'last'): Type {
  const products: Product[] = [];
  for (const [to, ...rest] of set.products) {
    if (to === undefined || rest.length > 0) continue;
    for (const product of of.products) {
      products.push(restrictColumn(product, to, end === 'first' ? 0 : product.length - 1));
    }
  }
  return relation(products);
}

/** `~a`; nothing where it cannot be binary. */
export function transposeType(type: Type): Type {
  return relation(extractArity(type, 2).products.map((product) => [...product].reverse()));
}

/** `^a`; nothing where it cannot be binary. */
export function closeType(type: Type): Type {
  const base = extractArity(type, 2);
  let closed = base;
  for (let step = base; ; ) {
    step = joinTypes(step, base);
    const next = mergeTypes(closed, step);
    if (sameType(next, closed)) return closed;
    closed = next;
  }
}

/** Whether every tuple of `a` fits a product of `b`, abstract signatures not folded. */
export function isSubtype(a: Type, b: Type): boolean {
  spend(a.products.length * b.products.length);
  return a.products.every((x) => b.products.some((y) => x.length === y.length && isCovered(x, y)));
}

function sameType(a: Type, b: Type): boolean {
  return isSubtype(a, b) && isSubtype(b, a);
}

/** For messages: `{A->B, C}`. */
export function printType(type: Type): string {
  const parts = type.products.map((product) => product.map((column) => column.name).join('->'));
  if (type.formula) parts.unshift('formula');
  return `{${parts.join(', ')}}`;
}
