import type { Formula, Term, Variable, Words } from './formula.ts';

export const TRUE: Formula = { kind: 'constant', value: true };

export function and(of: readonly Formula[]): Formula {
  const parts = of.flatMap((one) => (one.kind === 'and' ? one.of : [one])).filter((one) => !isTrue(one));
  const [only, ...others] = parts;
  if (only === undefined) return TRUE;
  return others.length === 0 ? only : { kind: 'and', of: parts };
}

export function or(of: readonly Formula[]): Formula {
  const [only, ...others] = of;
  return only !== undefined && others.length === 0 ? only : { kind: 'or', of };
}

/** @param words what an author wrote for the whole, where that says that it is not so */
export function not(of: Formula, words?: Words): Formula {
  if (of.kind === 'constant') return { kind: 'constant', value: !of.value };
  if (of.kind === 'not') return of.of;
  return { kind: 'not', of, ...(words === undefined ? {} : { words }) };
}

export function isTrue(formula: Formula): boolean {
  return formula.kind === 'constant' && formula.value;
}

/** Calls back for every variable, in the order of mention. */
export function visitVariables(formula: Formula, visit: (variable: Variable, value?: string) => void): void {
  switch (formula.kind) {
    case 'constant':
      return;
    case 'flag':
      visit(formula.variable);
      return;
    case 'choice':
      visit(formula.variable, formula.value);
      return;
    case 'compare':
      visitTerm(formula.left, visit);
      visitTerm(formula.right, visit);
      return;
    case 'not':
      visitVariables(formula.of, visit);
      return;
    case 'and':
    case 'or':
      for (const one of formula.of) visitVariables(one, visit);
  }
}

/** Calls back for every variable of a number. */
export function visitTerm(term: Term, visit: (variable: Variable) => void): void {
  switch (term.kind) {
    case 'constant':
      return;
    case 'variable':
      visit(term.variable);
      return;
    case 'sum':
      for (const one of term.terms) visitTerm(one, visit);
      return;
    case 'scaled':
      visitTerm(term.term, visit);
  }
}

/** The variables of a formula by key. */
export function variablesOf(formula: Formula): ReadonlyMap<string, Variable> {
  const found = new Map<string, Variable>();
  visitVariables(formula, (variable) => {
    if (!found.has(variable.key)) found.set(variable.key, variable);
  });
  return found;
}

/** The formula with other variables in place of its own. */
export function renamed(formula: Formula, rename: (variable: Variable) => Variable): Formula {
  switch (formula.kind) {
    case 'constant':
      return formula;
    case 'flag':
    case 'choice':
      return { ...formula, variable: rename(formula.variable) };
    case 'compare':
      return {
        ...formula,
        left: renamedTerm(formula.left, rename),
        right: renamedTerm(formula.right, rename),
      };
    case 'not':
      return { ...formula, of: renamed(formula.of, rename) };
    case 'and':
    case 'or':
      return { ...formula, of: formula.of.map((one) => renamed(one, rename)) };
  }
}

function renamedTerm(term: Term, rename: (variable: Variable) => Variable): Term {
  switch (term.kind) {
    case 'constant':
      return term;
    case 'variable':
      return { ...term, variable: rename(term.variable) };
    case 'sum':
      return { ...term, terms: term.terms.map((one) => renamedTerm(one, rename)) };
    case 'scaled':
      return { ...term, term: renamedTerm(term.term, rename) };
  }
}

/** A text that is equal for formulas that are built alike, whatever words they were read from and in whatever order. */
export function shapeOf(formula: Formula): string {
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'flag':
      return JSON.stringify(formula.variable.key);
    case 'choice':
      return `${JSON.stringify(formula.variable.key)}=${JSON.stringify(formula.value)}`;
    case 'compare':
      return `(${shapeOfTerm(formula.left)}${formula.operator}${shapeOfTerm(formula.right)})`;
    case 'not':
      return `!${shapeOf(formula.of)}`;
    case 'and':
    case 'or':
      return `${formula.kind}(${[...new Set(formula.of.map(shapeOf))].sort().join(',')})`;
  }
}

function shapeOfTerm(term: Term): string {
  switch (term.kind) {
    case 'constant':
      return `${term.value.n}/${term.value.d}`;
    case 'variable':
      return JSON.stringify(term.variable.key);
    case 'sum':
      return `+(${term.terms.map(shapeOfTerm).sort().join(',')})`;
    case 'scaled':
      return `${term.by.n}/${term.by.d}*${shapeOfTerm(term.term)}`;
  }
}
