import type { Comparison, Formula, Rational, Term, Variable, Words } from '../formula.ts';
import { addRationals, multiplyRationals, negateRational, parseRational, rational } from '../rational.ts';
import { countedDimension, unitOf } from '../units.ts';
import type { Token } from './expression-tokens.ts';
import type { Mistake } from './parse-expression.ts';

/** One side of a comparison. */
export type Operand =
  | { readonly kind: 'variable'; readonly at: Token; readonly variable: Variable }
  /** A name that is no variable: perhaps the value of a state. */
  | { readonly kind: 'value'; readonly at: Token; readonly text: string }
  | { readonly kind: 'truth'; readonly at: Token; readonly value: boolean }
  | NumberOperand;

interface NumberOperand {
  readonly kind: 'number';
  readonly at: Token;
  readonly term: Term;
  /** Absent for plain numbers, which fit what is counted. */
  readonly dimension?: string;
}

type Parsed<T> = { readonly ok: T } | { readonly mistake: Mistake };

/** A number with its unit, exact, in the unit of its dimension. */
export function operandOfNumber(token: Token, unit: Token | undefined): Parsed<Operand> {
  const value = token.text === '-1' ? rational(-1n) : parseRational(token.text);
  if (value === undefined) {
    return mistake(`\`${token.text}\` is not a number`, 'Write digits, with a point before decimals.', token);
  }
  if (unit === undefined) return { ok: { kind: 'number', at: token, term: { kind: 'constant', value } } };
  const known = unitOf(unit.text);
  const at: Token = { ...token, text: `${token.text} ${unit.text}`, end: unit.end };
  return {
    ok: {
      kind: 'number',
      at,
      term: { kind: 'constant', value: known === undefined ? value : multiplyRationals(value, known.factor) },
      dimension: known?.dimension ?? countedDimension(unit.text),
    },
  };
}

/** `left + right`, `left - right`. */
export function sumOf(left: Operand, operator: Token, right: Operand): Parsed<Operand> {
  const a = asNumber(left);
  if ('mistake' in a) return a;
  const b = asNumber(right);
  if ('mistake' in b) return b;
  const dimension = commonDimension(a.ok, b.ok, operator);
  if ('mistake' in dimension) return dimension;
  const second = operator.text === '-' ? scale(b.ok.term, rational(-1n)) : b.ok.term;
  const at: Token = { ...left.at, end: right.at.end };
  const term = add(a.ok.term, second);
  return { ok: { kind: 'number', at, term, ...dimension.ok } };
}

/** `left * right`, one of which is a plain number. */
export function productOf(left: Operand, operator: Token, right: Operand): Parsed<Operand> {
  const a = asNumber(left);
  if ('mistake' in a) return a;
  const b = asNumber(right);
  if ('mistake' in b) return b;
  const at: Token = { ...left.at, end: right.at.end };
  for (const [factor, other] of [
    [a.ok, b.ok],
    [b.ok, a.ok],
  ] as const) {
    if (factor.term.kind === 'constant' && factor.dimension === undefined) {
      return { ok: { ...other, at, term: scale(other.term, factor.term.value) } };
    }
  }
  return mistake(
    'Only a plain number can multiply',
    'Write a factor without a unit: `2 * duration`.',
    operator,
  );
}

/** `left operator right` as a formula. */
export function compareOperands(
  left: Operand,
  operator: Token,
  right: Operand,
  words: Words,
): Parsed<Formula> {
  if (isChoice(left) || isChoice(right)) return compareChoices(left, operator, right, words);
  if (isTruth(left) && isTruth(right)) return compareTruths(left, operator, right, words);
  const a = asNumber(left);
  if ('mistake' in a) return a;
  const b = asNumber(right);
  if ('mistake' in b) return b;
  const dimension = commonDimension(a.ok, b.ok, operator);
  if ('mistake' in dimension) return dimension;
  const symbol = comparisonOf(operator);
  return { ok: { kind: 'compare', left: a.ok.term, operator: symbol, right: b.ok.term, words } };
}

/** The value of a state that a text names: as declared, or in other letters' case. */
export function valueNamed(values: readonly string[], text: string): string | undefined {
  if (values.includes(text)) return text;
  const lower = text.toLowerCase();
  return values.find((value) => value.toLowerCase() === lower);
}

function compareChoices(left: Operand, operator: Token, right: Operand, words: Words): Parsed<Formula> {
  if (operator.text !== '=' && operator.text !== '!=') {
    return mistake(`Values of a state have no order`, 'Compare them by `=` or `!=`.', operator);
  }
  const [state, value] = isChoice(left) ? [left, right] : [right, left];
  const equal = equalChoice(state, value, words);
  if ('mistake' in equal) return equal;
  return operator.text === '=' ? equal : { ok: { kind: 'not', of: equal.ok, words } };
}

function equalChoice(state: Operand, value: Operand, words: Words): Parsed<Formula> {
  if (state.kind !== 'variable' || state.variable.sort.kind !== 'choice') {
    return mistake(`\`${state.at.text}\` is not a state`, 'Declare it as a state.', state.at);
  }
  const { values } = state.variable.sort;
  if (value.kind === 'variable' && value.variable.sort.kind === 'choice') {
    const other = value.variable;
    const both = values.filter(
      (one) => value.variable.sort.kind === 'choice' && value.variable.sort.values.includes(one),
    );
    const of = both.map(
      (one): Formula => ({
        kind: 'and',
        of: [
          { kind: 'choice', variable: state.variable, value: one, words },
          { kind: 'choice', variable: other, value: one, words },
        ],
      }),
    );
    return { ok: { kind: 'or', of } };
  }
  const known = valueNamed(values, value.at.text);
  if (known === undefined) {
    return mistake(
      `\`${value.at.text}\` is no value of \`${state.at.text}\``,
      `Its values are ${values.map((one) => `\`${one}\``).join(', ')}.`,
      value.at,
    );
  }
  return { ok: { kind: 'choice', variable: state.variable, value: known, words } };
}

function compareTruths(left: Operand, operator: Token, right: Operand, words: Words): Parsed<Formula> {
  if (operator.text !== '=' && operator.text !== '!=') {
    return mistake('What is so or is not so has no order', 'Compare it by `=` or `!=`.', operator);
  }
  const a = truthOf(left, words);
  const b = truthOf(right, words);
  const equal: Formula =
    b.kind === 'constant'
      ? b.value
        ? a
        : { kind: 'not', of: a, words }
      : {
          kind: 'or',
          of: [
            { kind: 'and', of: [a, b] },
            {
              kind: 'and',
              of: [
                { kind: 'not', of: a },
                { kind: 'not', of: b },
              ],
            },
          ],
        };
  return { ok: operator.text === '=' ? equal : { kind: 'not', of: equal, words } };
}

function truthOf(operand: Operand, words: Words): Formula {
  if (operand.kind === 'variable') return { kind: 'flag', variable: operand.variable, words };
  return { kind: 'constant', value: operand.kind === 'truth' && operand.value };
}

function isChoice(operand: Operand): boolean {
  return operand.kind === 'variable' && operand.variable.sort.kind === 'choice';
}

function isTruth(operand: Operand): boolean {
  return operand.kind === 'truth' || (operand.kind === 'variable' && operand.variable.sort.kind === 'flag');
}

function asNumber(operand: Operand): Parsed<NumberOperand> {
  switch (operand.kind) {
    case 'number':
      return { ok: operand };
    case 'variable': {
      const { at, variable } = operand;
      if (variable.sort.kind === 'number') {
        const { dimension } = variable.sort;
        return { ok: { kind: 'number', at, term: { kind: 'variable', variable }, dimension } };
      }
      const is = variable.sort.kind === 'flag' ? 'is so or is not so' : 'is a state';
      return mistake(`\`${at.text}\` ${is}, and no number`, 'Compare it with what it can be.', at);
    }
    case 'value':
      return mistake(
        `\`${operand.text}\` is not declared`,
        'Declare it in the vocabulary, or correct the name.',
        operand.at,
      );
    case 'truth':
      return mistake(`\`${operand.at.text}\` is no number`, 'Compare numbers with numbers.', operand.at);
  }
}

/** Plain numbers fit whatever is counted and percentages; time and bytes need a unit, unless they are zero. */
function commonDimension(
  a: NumberOperand,
  b: NumberOperand,
  operator: Token,
): Parsed<{ readonly dimension?: string }> {
  if (a.dimension === b.dimension) return { ok: a.dimension === undefined ? {} : { dimension: a.dimension } };
  const known = a.dimension ?? b.dimension ?? '';
  const plain = a.dimension === undefined ? a : b.dimension === undefined ? b : undefined;
  if (plain === undefined) {
    return mistake(
      `${nameOf(a.dimension)} and ${nameOf(b.dimension)} cannot be compared or added`,
      'Use numbers of one kind on both sides.',
      operator,
    );
  }
  const needsUnit = known === 'time' || known === 'bytes';
  if (needsUnit && !isZero(plain.term)) {
    const example = known === 'time' ? '7 d' : '10 MB';
    return mistake(`\`${plain.at.text}\` has no unit`, `Say the unit: \`${example}\`.`, plain.at);
  }
  return { ok: { dimension: known } };
}

function nameOf(dimension: string | undefined): string {
  return dimension === undefined || dimension === '' ? 'a plain number' : `a number of ${dimension}`;
}

function isZero(term: Term): boolean {
  return term.kind === 'constant' && term.value.n === 0n;
}

function add(a: Term, b: Term): Term {
  if (a.kind === 'constant' && b.kind === 'constant') {
    return { kind: 'constant', value: addRationals(a.value, b.value) };
  }
  return { kind: 'sum', terms: [...(a.kind === 'sum' ? a.terms : [a]), b] };
}

function scale(term: Term, by: Rational): Term {
  if (term.kind === 'constant') {
    const negative = by.n === -1n && by.d === 1n;
    return {
      kind: 'constant',
      value: negative ? negateRational(term.value) : multiplyRationals(term.value, by),
    };
  }
  return { kind: 'scaled', by, term };
}

function comparisonOf({ text }: Token): Comparison {
  switch (text) {
    case '<':
    case '<=':
    case '!=':
    case '>=':
    case '>':
      return text;
    default:
      return '=';
  }
}

function mistake(message: string, hint: string, at: Token): { readonly mistake: Mistake } {
  return { mistake: { message, hint, at } };
}
