import type { Formula, Sort, Term, Variable } from '../formula.ts';
import type { Statement } from '../statement.ts';
import { variablesOf } from './formulas.ts';

/**
 * Gives every mention of an undeclared variable one sort: each sentence named only some of its values, or wrote whole numbers
 * only.
 */
export function unifySorts<S extends Pick<Statement, 'guard' | 'effect'>>(
  statements: readonly S[],
): readonly S[] {
  const sorts = new Map<string, Sort>();
  const differing = new Set<string>();
  for (const { key, sort, declared } of statements.flatMap(({ guard, effect }) => [
    ...variablesOf(guard),
    ...variablesOf(effect.formula),
  ])) {
    if (declared) continue;
    const known = sorts.get(key);
    const common = known === undefined ? sort : commonSort(known, sort);
    if (known !== undefined && (common !== known || common !== sort)) differing.add(key);
    sorts.set(key, common);
  }
  if (differing.size === 0) return statements;
  const unify = (variable: Variable): Variable =>
    differing.has(variable.key) ? { ...variable, sort: sorts.get(variable.key) ?? variable.sort } : variable;
  return statements.map((one) => ({
    ...one,
    guard: withVariables(one.guard, unify),
    effect: { ...one.effect, formula: withVariables(one.effect.formula, unify) },
  }));
}

function commonSort(a: Sort, b: Sort): Sort {
  if (a.kind === 'choice' && b.kind === 'choice') {
    if (b.values.every((value) => a.values.includes(value))) return a;
    return { ...a, values: [...new Set([...a.values, ...b.values])] };
  }
  return a.kind === 'number' && b.kind === 'number' && a.whole && !b.whole ? b : a;
}

function withVariables(formula: Formula, unify: (variable: Variable) => Variable): Formula {
  switch (formula.kind) {
    case 'constant':
      return formula;
    case 'flag':
    case 'choice':
      return { ...formula, variable: unify(formula.variable) };
    case 'compare':
      return { ...formula, left: inTerm(formula.left, unify), right: inTerm(formula.right, unify) };
    case 'not':
      return { ...formula, of: withVariables(formula.of, unify) };
    case 'and':
    case 'or':
      return { ...formula, of: formula.of.map((one) => withVariables(one, unify)) };
  }
}

function inTerm(term: Term, unify: (variable: Variable) => Variable): Term {
  switch (term.kind) {
    case 'constant':
      return term;
    case 'variable':
      return { ...term, variable: unify(term.variable) };
    case 'sum':
      return { ...term, terms: term.terms.map((one) => inTerm(one, unify)) };
    case 'scaled':
      return { ...term, term: inTerm(term.term, unify) };
  }
}
