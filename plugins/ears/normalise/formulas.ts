import type { Span } from '#model';
import type { Formula, Term, Variable, Words } from '../formula.ts';
import type { ReadCondition } from './reading.ts';

/** Joins what was read, without nesting equal connectives. */
export function joinedOf(kind: 'and' | 'or', read: readonly ReadCondition[]): ReadCondition {
  const of = read.flatMap(({ formula }) => (formula.kind === kind ? formula.of : [formula]));
  const [only] = of;
  return {
    formula: of.length === 1 && only !== undefined ? only : { kind, of },
    formal: read.every(({ formal }) => formal),
    unshareable: read.some(({ unshareable }) => unshareable),
    declarations: [...new Set(read.flatMap(({ declarations }) => declarations))],
  };
}

export function negate(formula: Formula, words?: Words): Formula {
  if (formula.kind === 'not') return formula.of;
  if (formula.kind === 'constant') return { kind: 'constant', value: !formula.value };
  return { kind: 'not', of: formula, ...(words === undefined ? {} : { words }) };
}

/** Keys of the variables of a formula, each once, in order. */
export function variablesOf(formula: Formula): readonly Variable[] {
  const found = new Map<string, Variable>();
  const visit = (one: Formula): void => {
    switch (one.kind) {
      case 'constant':
        return;
      case 'flag':
      case 'choice':
        found.set(one.variable.key, one.variable);
        return;
      case 'compare':
        for (const term of [one.left, one.right]) visitTerm(term, found);
        return;
      case 'not':
        visit(one.of);
        return;
      case 'and':
      case 'or':
        for (const part of one.of) visit(part);
    }
  };
  visit(formula);
  return [...found.values()];
}

function visitTerm(term: Term, found: Map<string, Variable>): void {
  switch (term.kind) {
    case 'constant':
      return;
    case 'variable':
      found.set(term.variable.key, term.variable);
      return;
    case 'sum':
      for (const one of term.terms) visitTerm(one, found);
      return;
    case 'scaled':
      visitTerm(term.term, found);
  }
}

/** Where a piece of a text stands; where white space was collapsed, only the whole is known. */
export function spanOf(start: number, end: number, text: string, span: Span): Span {
  return span.end - span.start === text.length
    ? { path: span.path, start: span.start + start, end: span.start + end }
    : span;
}

/** Puts the author's words on what was declared, unless it already has some. */
export function named(formula: Formula, words: Words): Formula {
  switch (formula.kind) {
    case 'flag':
    case 'choice':
    case 'compare':
    case 'not':
      return formula.words === undefined ? { ...formula, words } : formula;
    case 'constant':
    case 'and':
    case 'or':
      return formula;
  }
}
