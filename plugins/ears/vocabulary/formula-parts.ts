import type { Formula, Term, Variable, Words } from '../formula.ts';

/** One place at which a formula speaks of a variable. */
export interface Mention {
  readonly variable: Variable;
  /** Of a state. */
  readonly value?: string;
  readonly words?: Words;
}

/** Every mention of a variable, in the order in which they are written. */
export function mentionsIn(formula: Formula): readonly Mention[] {
  switch (formula.kind) {
    case 'constant':
      return [];
    case 'flag':
      return [mention(formula.variable, formula.words)];
    case 'choice':
      return [{ ...mention(formula.variable, formula.words), value: formula.value }];
    case 'compare':
      return [...variablesIn(formula.left), ...variablesIn(formula.right)].map((variable) =>
        mention(variable, formula.words),
      );
    case 'not':
      return mentionsIn(formula.of).map((one) =>
        one.words === undefined && formula.words !== undefined ? { ...one, words: formula.words } : one,
      );
    case 'and':
    case 'or':
      return formula.of.flatMap(mentionsIn);
  }
}

/** Parts that must all be the case. */
export function conjunctsOf(formula: Formula): readonly Formula[] {
  if (formula.kind === 'and') return formula.of.flatMap(conjunctsOf);
  return formula.kind === 'constant' && formula.value ? [] : [formula];
}

/** A formula in its author's words; empty where they are not known. */
export function wordsOf(formula: Formula): string {
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'flag':
    case 'choice':
    case 'compare':
      return formula.words?.text ?? mentionsIn(formula)[0]?.variable.key ?? '';
    case 'not': {
      // The words of a denied phrase are those of its author: they deny it already.
      const words = formula.words?.text ?? wordsWithin(formula.of);
      return words ?? `not ${wordsOf(formula.of)}`;
    }
    case 'and':
    case 'or':
      return formula.of.map(wordsOf).join(` ${formula.kind} `);
  }
}

function wordsWithin(formula: Formula): string | undefined {
  return formula.kind === 'flag' || formula.kind === 'choice' || formula.kind === 'compare'
    ? formula.words?.text
    : undefined;
}

function mention(variable: Variable, words: Words | undefined): Mention {
  return { variable, ...(words === undefined ? {} : { words }) };
}

function variablesIn(term: Term): readonly Variable[] {
  switch (term.kind) {
    case 'constant':
      return [];
    case 'variable':
      return [term.variable];
    case 'scaled':
      return variablesIn(term.term);
    case 'sum':
      return term.terms.flatMap(variablesIn);
  }
}
