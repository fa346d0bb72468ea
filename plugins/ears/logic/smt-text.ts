import { LIMITS } from '#config';
import type { Formula, Rational, Term, Variable } from '../formula.ts';
import { visitVariables } from '../formulas.ts';

/** Something taken to be so in a script, and a comment that says what it is. */
export interface Assertion {
  readonly formula: Formula;
  readonly comment: string;
}

/** A question of a script: can all of this be so together? */
export interface Question {
  readonly comment: string;
  readonly assertions: readonly Assertion[];
}

/**
 * Writes a script that asks its questions one after another, each beside what all of them take for granted.
 * Ensures: the same questions give the same text; every variable is declared, in the order of mention.
 */
export function scriptOf(
  title: readonly string[],
  given: readonly Assertion[],
  questions: readonly Question[],
): string {
  const all = [...given, ...questions.flatMap(({ assertions }) => assertions)].map(({ formula }) => formula);
  const names = nameVariables(all);
  const lines = [
    ...title.map(comment),
    `(set-option :rlimit ${LIMITS.solverSteps})`,
    '(set-option :smt.random_seed 0)',
    '(set-option :sat.random_seed 0)',
    ...names.declarations,
    ...given.flatMap((one) => assertionLines(one, names)),
  ];
  for (const question of questions) {
    lines.push('', comment(question.comment), '(push 1)');
    lines.push(...question.assertions.flatMap((one) => assertionLines(one, names)));
    lines.push('(check-sat)', '(pop 1)');
  }
  return `${lines.join('\n')}\n`;
}

function assertionLines({ formula, comment: words }: Assertion, names: Names): readonly string[] {
  return [comment(words), `(assert ${write(formula, names)})`];
}

function comment(text: string): string {
  return `; ${text.replaceAll(/[\s\p{Cc}]+/gu, ' ')}`;
}

interface Names {
  readonly declarations: readonly string[];
  readonly variable: (variable: Variable) => string;
  readonly value: (variable: Variable, value: string) => string;
}

interface Mention {
  readonly variable: Variable;
  readonly values: Set<string>;
  open: boolean;
}

function nameVariables(formulas: readonly Formula[]): Names {
  const mentions = new Map<string, Mention>();
  for (const formula of formulas) {
    visitVariables(formula, (variable, value) => {
      const known = mentions.get(variable.key) ?? { variable, values: new Set<string>(), open: false };
      mentions.set(variable.key, known);
      if (variable.sort.kind === 'choice') {
        for (const one of variable.sort.values) known.values.add(one);
        known.open ||= variable.sort.open;
      }
      if (value !== undefined) known.values.add(value);
    });
  }
  const taken = new Set<string>();
  const variables = new Map<string, string>();
  const values = new Map<string, string>();
  const declarations: string[] = [];
  for (const { variable, values: all, open } of mentions.values()) {
    const name = symbol(variable.key, taken);
    variables.set(variable.key, name);
    if (variable.sort.kind === 'choice') {
      const sort = symbol(`values of ${variable.key}`, taken);
      const constructors = [...all].map((value) => {
        const made = symbol(`${variable.key} = ${value}`, taken);
        values.set(JSON.stringify([variable.key, value]), made);
        return made;
      });
      if (open) constructors.push(symbol(`${variable.key} = something else`, taken));
      declarations.push(
        `(declare-datatypes ((${sort} 0)) ((${constructors.map((one) => `(${one})`).join(' ')})))`,
      );
      declarations.push(`(declare-const ${name} ${sort})`);
    } else {
      declarations.push(`(declare-const ${name} ${sortOf(variable)})`);
    }
  }
  return {
    declarations,
    variable: ({ key }) => variables.get(key) ?? '',
    value: ({ key }, value) => values.get(JSON.stringify([key, value])) ?? '',
  };
}

function sortOf({ sort }: Variable): string {
  if (sort.kind !== 'number') return 'Bool';
  return sort.whole ? 'Int' : 'Real';
}

/** A quoted symbol of SMT-LIB that says the words, and is no other's. */
function symbol(words: string, taken: Set<string>): string {
  const plain = words.replaceAll(/[|\\]/g, '/').replaceAll(/[\s\p{Cc}]+/gu, ' ');
  // Z3 reads bytes; a letter beyond them would be printed in its own way.
  const printable = plain.replaceAll(/[^ -~]/gu, (letter) => `u+${letter.codePointAt(0)?.toString(16)}`);
  let name = printable;
  for (let count = 2; taken.has(name); count++) name = `${printable} ~${count}`;
  taken.add(name);
  return `|${name}|`;
}

function write(formula: Formula, names: Names): string {
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'flag':
      return names.variable(formula.variable);
    case 'choice':
      return `(= ${names.variable(formula.variable)} ${names.value(formula.variable, formula.value)})`;
    case 'compare': {
      const left = writeTerm(formula.left, names);
      const right = writeTerm(formula.right, names);
      return formula.operator === '!='
        ? `(not (= ${left} ${right}))`
        : `(${formula.operator} ${left} ${right})`;
    }
    case 'not':
      return `(not ${write(formula.of, names)})`;
    case 'and':
    case 'or': {
      const [only, ...others] = formula.of;
      if (only === undefined) return String(formula.kind === 'and');
      if (others.length === 0) return write(only, names);
      return `(${formula.kind} ${formula.of.map((one) => write(one, names)).join(' ')})`;
    }
  }
}

function writeTerm(term: Term, names: Names): string {
  switch (term.kind) {
    case 'constant':
      return writeNumber(term.value);
    case 'variable': {
      const name = names.variable(term.variable);
      return term.variable.sort.kind === 'number' && term.variable.sort.whole ? `(to_real ${name})` : name;
    }
    case 'sum': {
      const [only, ...others] = term.terms;
      if (only === undefined) return '0.0';
      if (others.length === 0) return writeTerm(only, names);
      return `(+ ${term.terms.map((one) => writeTerm(one, names)).join(' ')})`;
    }
    case 'scaled':
      return `(* ${writeNumber(term.by)} ${writeTerm(term.term, names)})`;
  }
}

function writeNumber({ n, d }: Rational): string {
  const size = n < 0n ? -n : n;
  const written = d === 1n ? `${size}.0` : `(/ ${size}.0 ${d}.0)`;
  return n < 0n ? `(- ${written})` : written;
}
