import type { Formula, Variable } from '../formula.ts';
import { printRational } from '../rational.ts';
import { decide } from './decide.ts';
import type { Literal } from './literal.ts';

/** What a formula says, in the author's words where it has some. */
export function wordsOf(formula: Formula): string {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? 'always' : 'never';
    case 'not':
      return formula.words?.text ?? `not: ${wordsOf(formula.of)}`;
    case 'and':
    case 'or':
      return formula.of.map(wordsOf).join(` ${formula.kind} `);
    case 'flag':
    case 'choice':
    case 'compare': {
      const found = decide([formula]);
      const [literal] = found.kind === 'impossible' ? [] : (found.literals ?? []);
      return formula.words?.text ?? (literal === undefined ? '' : plainWords(literal));
    }
  }
}

/** What a literal says where its author's words are not known. */
export function plainWords(literal: Literal): string {
  switch (literal.kind) {
    case 'flag':
      return `${literal.positive ? '' : 'not: '}${plainKey(literal.variable)}`;
    case 'choice':
      return `${plainKey(literal.variable)} ${literal.positive ? 'is' : 'is not'} ${literal.value}`;
    case 'bound':
      return `${plainKey(literal.variable)} ${literal.operator} ${printRational(literal.value)}${unitOf(literal.variable)}`;
    case 'sum':
      return 'the comparison of numbers holds';
  }
}

/** The words of a variable, without what tells kinds of variables apart. */
export function plainKey({ key, declared }: Variable): string {
  return declared ? key : key.replace(/^[a-z]+: /, '').replace(/ \[[^\]]*\]$/, '');
}

/** The unit of a number's value, with the space before it. */
export function unitOf({ sort }: Variable): string {
  if (sort.kind !== 'number' || sort.dimension === '') return '';
  if (sort.dimension === 'time') return ' s';
  if (sort.dimension === 'percent') return ' %';
  return ` ${sort.dimension}`;
}
