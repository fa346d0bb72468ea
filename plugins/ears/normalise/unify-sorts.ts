import type { Sort, Variable } from '../formula.ts';
import { renamed, visitVariables } from '../formulas.ts';
import type { Statement } from '../statement.ts';

/**
 * Gives every mention of an undeclared variable one sort: each sentence named only some of its values, or wrote whole numbers
 * only.
 */
export function unifySorts<S extends Pick<Statement, 'guard' | 'effect'>>(
  statements: readonly S[],
): readonly S[] {
  const sorts = new Map<string, Sort>();
  const differing = new Set<string>();
  const see = ({ key, sort, declared }: Variable) => {
    if (declared) return;
    const known = sorts.get(key);
    const common = known === undefined ? sort : commonSort(known, sort);
    if (known !== undefined && (common !== known || common !== sort)) differing.add(key);
    sorts.set(key, common);
  };
  for (const { guard, effect } of statements) {
    visitVariables(guard, see);
    visitVariables(effect.formula, see);
  }
  if (differing.size === 0) return statements;
  const unify = (variable: Variable): Variable =>
    differing.has(variable.key) ? { ...variable, sort: sorts.get(variable.key) ?? variable.sort } : variable;
  return statements.map((one) => ({
    ...one,
    guard: renamed(one.guard, unify),
    effect: { ...one.effect, formula: renamed(one.effect.formula, unify) },
  }));
}

function commonSort(a: Sort, b: Sort): Sort {
  if (a.kind === 'choice' && b.kind === 'choice') {
    if (b.values.every((value) => a.values.includes(value))) return a;
    return { ...a, values: [...new Set([...a.values, ...b.values])] };
  }
  return a.kind === 'number' && b.kind === 'number' && a.whole && !b.whole ? b : a;
}
