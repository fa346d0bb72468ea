import { LIMITS } from '#config';
import type { TupleSet, Universe } from './problem.ts';

/**
 * Gives a set of tuples as text: `{A$0 -> B$1, A$1 -> B$0}`, a product of sets as `{A$0..A$2} -> {B$0, B$1}`, nothing as `none`.
 * *Limits*: cut with `…` after `LIMITS.alloyPrintedLength` characters.
 */
export function printTuples({ arity, tuples }: TupleSet, universe: Universe): string {
  if (tuples.size === 0) return Array.from({ length: arity }, () => 'none').join(' -> ');
  const size = universe.atoms.length;
  const sorted = [...tuples].sort((a, b) => a - b).map((tuple) => atomsOf(tuple, arity, size));
  const columns = Array.from({ length: arity }, (_, column) => [
    ...new Set(sorted.map((atoms) => atoms[column] ?? 0)),
  ]);
  const product = columns.reduce((count, column) => count * column.length, 1);
  if (product === tuples.size) return cut(columns.map((column) => printAtoms(column, universe)).join(' -> '));
  const texts = sorted.map((atoms) => atoms.map((atom) => nameOf(atom, universe)).join(' -> '));
  return cut(`{${texts.join(', ')}}`);
}

/** The names of the atoms of one tuple. */
export function namesOfTuple(tuple: number, arity: number, universe: Universe): string[] {
  return atomsOf(tuple, arity, universe.atoms.length).map((atom) => nameOf(atom, universe));
}

function printAtoms(atoms: readonly number[], universe: Universe): string {
  const runs: number[][] = [];
  for (const atom of atoms.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === atom - 1 && stemOf(atom, universe) === stemOf(atom - 1, universe)) run.push(atom);
    else runs.push([atom]);
  }
  const texts = runs.flatMap((run) => {
    const names = run.map((atom) => nameOf(atom, universe));
    return names.length > 2 ? [`${names[0]}..${names.at(-1)}`] : names;
  });
  return `{${texts.join(', ')}}`;
}

function atomsOf(tuple: number, arity: number, size: number): number[] {
  const atoms: number[] = [];
  let rest = tuple;
  for (let column = 0; column < arity; column++) {
    atoms.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return atoms;
}

/** What the atoms of one signature have in common. */
function stemOf(atom: number, universe: Universe): string {
  return nameOf(atom, universe).replace(/\d+$/, '');
}

function nameOf(atom: number, universe: Universe): string {
  return universe.atoms[atom] ?? `?${atom}`;
}

function cut(text: string): string {
  return text.length > LIMITS.alloyPrintedLength ? `${text.slice(0, LIMITS.alloyPrintedLength)}…` : text;
}
