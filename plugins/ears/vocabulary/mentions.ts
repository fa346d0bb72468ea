import type { Formula, Variable, Words } from '../formula.ts';
import { visitTerm } from '../formulas.ts';

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
      return variablesCompared(formula).map((variable) => mention(variable, formula.words));
    case 'not':
      return mentionsIn(formula.of).map((one) =>
        one.words === undefined && formula.words !== undefined ? { ...one, words: formula.words } : one,
      );
    case 'and':
    case 'or':
      return formula.of.flatMap(mentionsIn);
  }
}

function mention(variable: Variable, words: Words | undefined): Mention {
  return { variable, ...(words === undefined ? {} : { words }) };
}

function variablesCompared({ left, right }: Extract<Formula, { kind: 'compare' }>): readonly Variable[] {
  const found: Variable[] = [];
  for (const term of [left, right]) visitTerm(term, (variable) => found.push(variable));
  return found;
}
