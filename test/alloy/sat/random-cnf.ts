import fc from 'fast-check';

export type Clause = readonly number[];

/** Formulas around the border between satisfiable and not. */
export function cnfs(maxVariables: number): fc.Arbitrary<{ variables: number; clauses: Clause[] }> {
  return fc.integer({ min: 1, max: maxVariables }).chain((variables) => {
    const literal = fc
      .integer({ min: 1, max: variables })
      .chain((variable) => fc.constantFrom(variable, -variable));
    return fc.record({
      variables: fc.constant(variables),
      clauses: fc.array(fc.array(literal, { minLength: 0, maxLength: 4 }), {
        minLength: variables,
        maxLength: 5 * variables,
        size: 'max',
      }),
    });
  });
}

export function flatten(clauses: readonly Clause[]): Int32Array {
  return Int32Array.from(clauses.flatMap((clause) => [...clause, 0]));
}

export function holds(clauses: readonly Clause[], value: (variable: number) => boolean): boolean {
  return clauses.every((clause) => clause.some((literal) => value(Math.abs(literal)) === literal > 0));
}

/** Tries every assignment. */
export function isSatisfiable(variables: number, clauses: readonly Clause[]): boolean {
  for (let bits = 0; bits < 2 ** variables; bits++) {
    if (holds(clauses, (variable) => ((bits >> (variable - 1)) & 1) === 1)) return true;
  }
  return false;
}

/** Says that `pigeons` find places in one hole fewer: unsatisfiable, and hard to see by resolution. */
export function pigeons(count: number): Clause[] {
  const holes = count - 1;
  const at = (pigeon: number, hole: number) => pigeon * holes + hole + 1;
  const clauses: number[][] = [];
  for (let pigeon = 0; pigeon < count; pigeon++) {
    clauses.push(Array.from({ length: holes }, (_, hole) => at(pigeon, hole)));
    for (let other = 0; other < pigeon; other++)
      for (let hole = 0; hole < holes; hole++) clauses.push([-at(pigeon, hole), -at(other, hole)]);
  }
  return clauses;
}
