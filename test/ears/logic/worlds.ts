import type { Formula, Rational, Term } from '../../../plugins/ears/formula.ts';

/** What is the case, by the key of each variable; numbers are such that the arithmetic on them is exact. */
export type World = ReadonlyMap<string, boolean | string | number>;

/** Whether a formula is so in a world: by its meaning, and not as the code under test goes about it. */
export function isSo(formula: Formula, world: World): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'flag':
      return world.get(formula.variable.key) === true;
    case 'choice':
      return world.get(formula.variable.key) === formula.value;
    case 'compare': {
      const [left, right] = [sizeOf(formula.left, world), sizeOf(formula.right, world)];
      return {
        '<': left < right,
        '<=': left <= right,
        '=': left === right,
        '!=': left !== right,
        '>=': left >= right,
        '>': left > right,
      }[formula.operator];
    }
    case 'not':
      return !isSo(formula.of, world);
    case 'and':
      return formula.of.every((one) => isSo(one, world));
    case 'or':
      return formula.of.some((one) => isSo(one, world));
  }
}

function sizeOf(term: Term, world: World): number {
  switch (term.kind) {
    case 'constant':
      return plain(term.value);
    case 'variable':
      return Number(world.get(term.variable.key));
    case 'sum':
      return term.terms.reduce((total, one) => total + sizeOf(one, world), 0);
    case 'scaled':
      return plain(term.by) * sizeOf(term.term, world);
  }
}

function plain({ n, d }: Rational): number {
  return Number(n) / Number(d);
}
