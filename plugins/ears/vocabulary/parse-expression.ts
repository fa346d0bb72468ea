import { LIMITS } from '#config';
import type { Formula, Variable, Words } from '../formula.ts';
import { compareOperands, type Operand, operandOfNumber, productOf, sumOf } from './expression-operands.ts';
import { type Token, tokensOf } from './expression-tokens.ts';

/** What a formal expression says, or the first thing in it that is not understood. */
export type ParsedExpression =
  | { readonly kind: 'formula'; readonly formula: Formula; readonly variables: readonly Variable[] }
  | {
      readonly kind: 'problem';
      readonly message: string;
      readonly hint: string;
      /** Where in the text, and how many characters of it. */
      readonly offset: number;
      readonly length: number;
    };

/** Finds the variable that a name stands for. */
export type ResolveName = (name: string) => Variable | undefined;

/** Where the expression stands, so that its formula knows its words. */
export interface ExpressionPlace {
  readonly path: string;
  readonly start: number;
}

/** What is wrong with a piece of an expression. */
export interface Mistake {
  readonly message: string;
  readonly hint: string;
  readonly at: Token;
}

type Parsed<T> = { readonly ok: T } | { readonly mistake: Mistake };

const COMPARISONS = new Set(['<', '<=', '=', '!=', '>=', '>']);

/**
 * Reads a formal expression: `limits and not good`, `duration > 7 d => state = STANDBY`, `2 * used <= total`.
 * From the weakest: `<=>`, `=>` (to the right), `or`, `and`, `not`, comparisons, `+ -`, `*`, brackets. A comparison may be
 * chained (`1 h < duration <= 1 d`); `state in {A, B}` is one of several values.
 * Ensures: never throws; dimensions agree, values are declared, numbers are exact, and products are linear.
 * Limits: `LIMITS.earsExpressionLength`, `earsExpressionDepth`, `earsExpressionParts`.
 */
export function parseExpression(
  text: string,
  resolve: ResolveName,
  place?: ExpressionPlace,
): ParsedExpression {
  if (text.length > LIMITS.earsExpressionLength) {
    const message = `The expression is longer than ${LIMITS.earsExpressionLength} characters`;
    return { kind: 'problem', message, hint: 'Divide it into several.', offset: 0, length: text.length };
  }
  const reader = new ExpressionReader(text, resolve, place);
  const parsed = reader.readAll();
  if ('ok' in parsed) return { kind: 'formula', formula: parsed.ok, variables: [...reader.variables] };
  const { message, hint, at } = parsed.mistake;
  return { kind: 'problem', message, hint, offset: at.start, length: at.end - at.start };
}

/** Reads one expression by recursive descent; each method reads one level of precedence. */
class ExpressionReader {
  readonly variables = new Set<Variable>();
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  private readonly text: string;
  private readonly resolve: ResolveName;
  private readonly place: ExpressionPlace | undefined;

  constructor(text: string, resolve: ResolveName, place: ExpressionPlace | undefined) {
    this.text = text;
    this.resolve = resolve;
    this.place = place;
    this.tokens = tokensOf(text);
  }

  readAll(): Parsed<Formula> {
    const formula = this.readEquivalence();
    if ('mistake' in formula) return formula;
    const rest = this.peek();
    if (rest.kind !== 'end') {
      return mistake(
        `\`${rest.text}\` is not expected here`,
        'Join conditions by `and`, `or` or `=>`.',
        rest,
      );
    }
    if (partsOf(formula.ok) > LIMITS.earsExpressionParts) {
      return mistake('The expression is too large', 'Divide it into several.', rest);
    }
    return formula;
  }

  private readEquivalence(): Parsed<Formula> {
    const left = this.readImplication();
    if ('mistake' in left || !this.accept('<=>')) return left;
    // One `<=>` a level: each doubles the formula.
    const right = this.readImplication();
    if ('mistake' in right) return right;
    return { ok: equivalence(left.ok, right.ok) };
  }

  private readImplication(): Parsed<Formula> {
    const left = this.readJoined('or');
    if ('mistake' in left || !this.accept('=>')) return left;
    const right = this.nested(() => this.readImplication());
    if ('mistake' in right) return right;
    return { ok: { kind: 'or', of: [negate(left.ok), right.ok] } };
  }

  private readJoined(kind: 'and' | 'or'): Parsed<Formula> {
    const of: Formula[] = [];
    do {
      const part = kind === 'or' ? this.readJoined('and') : this.readNegation();
      if ('mistake' in part) return part;
      of.push(part.ok);
    } while (this.accept(kind));
    const [only] = of;
    return { ok: of.length === 1 && only !== undefined ? only : { kind, of } };
  }

  private readNegation(): Parsed<Formula> {
    if (!this.accept('not')) return this.readComparison();
    const of = this.nested(() => this.readNegation());
    return 'mistake' in of ? of : { ok: negate(of.ok) };
  }

  private readComparison(): Parsed<Formula> {
    const first = this.peek();
    const bracketed = first.kind === 'symbol' && first.text === '(' ? this.readBracketedFormula() : undefined;
    if (bracketed !== undefined) return bracketed;
    const left = this.readSum();
    if ('mistake' in left) return left;
    if (this.accept('in')) return this.readMembership(left.ok, first);
    if (!this.atComparison()) return this.asCondition(left.ok, first);
    return this.readChain(left.ok, first);
  }

  /** `(a or b)`; undefined where the bracket holds a number, as in `(used + 1) < total`. */
  private readBracketedFormula(): Parsed<Formula> | undefined {
    const start = this.at;
    this.at++;
    const inner = this.nested(() => this.readEquivalence());
    if ('mistake' in inner) {
      const isSum = this.sumFollows(start);
      this.at = start;
      return isSum ? undefined : inner;
    }
    if (!this.accept(')')) {
      const isSum = this.sumFollows(start);
      const missing = this.peek();
      this.at = start;
      return isSum ? undefined : mistake('A bracket is not closed', 'Add `)`.', missing);
    }
    const after = this.peek().text;
    if (!this.atComparison() && !['+', '-', '*'].includes(after)) return inner;
    this.at = start;
    return undefined;
  }

  /** Whether a bracket that opens at `start` closes and is used as a number, seen without reading its inside again. */
  private sumFollows(start: number): boolean {
    let open = 0;
    for (let index = start; index < this.tokens.length; index++) {
      const token = this.tokens[index];
      if (token?.kind !== 'symbol') continue;
      if (token.text === '(') open++;
      if (token.text === ')' && --open === 0) {
        const next = this.tokens[index + 1];
        return (
          next?.kind === 'symbol' && (COMPARISONS.has(next.text) || ['+', '-', '*', ')'].includes(next.text))
        );
      }
    }
    return false;
  }

  private readChain(first: Operand, from: Token): Parsed<Formula> {
    const of: Formula[] = [];
    let left = first;
    let direction = '';
    while (this.atComparison()) {
      const operator = this.next();
      const turn = operator.text.slice(0, 1);
      if (of.length > 0 && (turn !== direction || turn === '=' || turn === '!')) {
        return mistake(
          'Comparisons in a row must point the same way',
          'Join two comparisons by `and`.',
          operator,
        );
      }
      direction = turn;
      const right = this.readSum();
      if ('mistake' in right) return right;
      const compared = compareOperands(left, operator, right.ok, this.words(from));
      if ('mistake' in compared) return compared;
      of.push(compared.ok);
      left = right.ok;
    }
    const [only] = of;
    return { ok: of.length === 1 && only !== undefined ? only : { kind: 'and', of } };
  }

  private readMembership(left: Operand, from: Token): Parsed<Formula> {
    const [open, close] = this.accept('{') ? ['{', '}'] : ['(', ')'];
    if (open === '(' && !this.accept('(')) {
      return mistake('Values are expected here', 'List them in braces: `state in {A, B}`.', this.peek());
    }
    const of: Formula[] = [];
    do {
      const value = this.readPrimary();
      if ('mistake' in value) return value;
      const equal: Token = { kind: 'symbol', text: '=', start: value.ok.at.start, end: value.ok.at.end };
      const compared = compareOperands(left, equal, value.ok, this.words(from));
      if ('mistake' in compared) return compared;
      of.push(compared.ok);
    } while (this.accept(','));
    return this.accept(close ?? '}')
      ? { ok: { kind: 'or', of } }
      : mistake('The list of values is not closed', `Add \`${close}\`.`, this.peek());
  }

  private readSum(): Parsed<Operand> {
    let left = this.readProduct();
    while ('ok' in left && (this.is('+') || this.is('-'))) {
      const operator = this.next();
      const right = this.readProduct();
      if ('mistake' in right) return right;
      left = sumOf(left.ok, operator, right.ok);
    }
    return left;
  }

  private readProduct(): Parsed<Operand> {
    let left = this.readSigned();
    while ('ok' in left && this.is('*')) {
      const operator = this.next();
      const right = this.readSigned();
      if ('mistake' in right) return right;
      left = productOf(left.ok, operator, right.ok);
    }
    return left;
  }

  private readSigned(): Parsed<Operand> {
    if (!this.is('-')) return this.readPrimary();
    const sign = this.next();
    const operand = this.nested(() => this.readSigned());
    if ('mistake' in operand) return operand;
    const one: Token = { ...sign, kind: 'number', text: '-1' };
    const factor = operandOfNumber(one, undefined);
    return 'mistake' in factor ? factor : productOf(factor.ok, sign, operand.ok);
  }

  private readPrimary(): Parsed<Operand> {
    const token = this.next();
    switch (token.kind) {
      case 'number': {
        const unit = this.peek();
        const hasUnit = unit.kind === 'name' || (unit.kind === 'symbol' && unit.text === '%');
        return operandOfNumber(token, hasUnit ? this.next() : undefined);
      }
      case 'name':
      case 'quoted': {
        const variable = this.resolve(token.text);
        if (variable === undefined) return { ok: { kind: 'value', at: token, text: token.text } };
        this.variables.add(variable);
        return { ok: { kind: 'variable', at: token, variable } };
      }
      case 'unknown':
        return mistake(`\`${token.text}\` is not part of an expression`, 'Leave it out.', token);
      case 'end':
        return mistake('The expression ends too early', 'Write a name, a number or a condition.', token);
      case 'symbol':
        return this.readPrimarySymbol(token);
    }
  }

  private readPrimarySymbol(token: Token): Parsed<Operand> {
    if (token.text === 'true' || token.text === 'false') {
      return { ok: { kind: 'truth', at: token, value: token.text === 'true' } };
    }
    if (token.text !== '(') {
      return mistake(
        `\`${token.text}\` stands where a name or a number is expected`,
        'Look at what is before it.',
        token,
      );
    }
    const inner = this.nested(() => this.readSum());
    if ('mistake' in inner) return inner;
    return this.accept(')') ? inner : mistake('A bracket is not closed', 'Add `)`.', this.peek());
  }

  /** A name that stands alone must be something that is so or is not so. */
  private asCondition(operand: Operand, from: Token): Parsed<Formula> {
    switch (operand.kind) {
      case 'truth':
        return { ok: { kind: 'constant', value: operand.value } };
      case 'value':
        return mistake(
          `\`${operand.text}\` is not declared`,
          'Declare it in the vocabulary, or correct the name.',
          operand.at,
        );
      case 'number':
        return mistake('A number alone is no condition', 'Compare it: `duration > 7 d`.', operand.at);
      case 'variable': {
        const { variable } = operand;
        if (variable.sort.kind === 'flag') return { ok: { kind: 'flag', variable, words: this.words(from) } };
        const example = variable.sort.kind === 'number' ? '> 0' : `= ${variable.sort.values[0] ?? 'VALUE'}`;
        return mistake(
          `\`${operand.at.text}\` alone is no condition`,
          `Compare it: \`${operand.at.text} ${example}\`.`,
          operand.at,
        );
      }
    }
  }

  private nested<T>(read: () => Parsed<T>): Parsed<T> {
    if (this.depth >= LIMITS.earsExpressionDepth) {
      return mistake('The expression is nested too deep', 'Divide it into several.', this.peek());
    }
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  private words(from: Token): Words {
    const end = this.tokens[this.at - 1]?.end ?? from.end;
    const base = this.place?.start ?? 0;
    return {
      text: this.text.slice(from.start, end),
      span: { path: this.place?.path ?? '', start: base + from.start, end: base + end },
    };
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '', start: this.text.length, end: this.text.length };
  }

  private next(): Token {
    const token = this.peek();
    this.at++;
    return token;
  }

  private is(symbol: string): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && token.text === symbol;
  }

  private accept(symbol: string): boolean {
    if (!this.is(symbol)) return false;
    this.at++;
    return true;
  }

  private atComparison(): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && COMPARISONS.has(token.text);
  }
}

function negate(of: Formula): Formula {
  return { kind: 'not', of };
}

function equivalence(a: Formula, b: Formula): Formula {
  return {
    kind: 'or',
    of: [
      { kind: 'and', of: [a, b] },
      { kind: 'and', of: [negate(a), negate(b)] },
    ],
  };
}

/** Size of a formula as a tree, counted no further than is needed. */
function partsOf(formula: Formula): number {
  const open: Formula[] = [formula];
  let parts = 0;
  for (let one = open.pop(); one !== undefined && parts <= LIMITS.earsExpressionParts; one = open.pop()) {
    parts++;
    if (one.kind === 'not') open.push(one.of);
    else if (one.kind === 'and' || one.kind === 'or') open.push(...one.of);
  }
  return parts;
}

function mistake(message: string, hint: string, at: Token): { readonly mistake: Mistake } {
  return { mistake: { message, hint, at } };
}
