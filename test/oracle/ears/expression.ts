/** A formula or a number as the tools of other projects write them. */
export type Expression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Expression[] }
  | { readonly kind: 'not' | 'minus'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

export type Operator = '=>' | '<=>' | 'or' | 'and' | Comparison | '+' | '-' | '*';
export type Comparison = '<' | '<=' | '=' | '!=' | '>=' | '>';

const SPELLINGS: Readonly<Record<string, Operator>> = {
  '&&': 'and',
  '&': 'and',
  and: 'and',
  '||': 'or',
  '|': 'or',
  or: 'or',
  '->': '=>',
  '==>': '=>',
  '<->': '<=>',
  '==': '=',
  '~=': '!=',
  '<>': '!=',
};

const STRENGTH: Readonly<Record<Operator, number>> = {
  '<=>': 1,
  '=>': 2,
  or: 3,
  and: 4,
  '=': 6,
  '!=': 6,
  '<': 6,
  '<=': 6,
  '>': 6,
  '>=': 6,
  '+': 7,
  '-': 7,
  '*': 8,
};

/** `not` binds more weakly than a comparison where it is a word, and more strongly where it is a sign. */
const NOT_WORD = 5;
const NOT_SIGN = 9;

const TOKEN =
  /\s*(<=>|<->|==>|=>|->|<=|>=|==|!=|~=|<>|&&|\|\||[&|!~<>=+\-*(),]|\d+(?:\.\d+)?|[A-Za-z_][\w.]*)/y;

/** The text is no expression in any of the notations. */
export class ExpressionError extends Error {}

/**
 * Reads an infix expression in the notations of the outside sets: `&&` or `&` or `and`, `==` or `=`, `!` or `~` or `not`,
 * `if a then b`, `f(x)`.
 * Ensures: one closing bracket too many at the end is forgiven, as some of HARDENS' formulas have it.
 * @throws ExpressionError
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const expect = (token: string) => {
    const found = next();
    if (found !== token)
      throw new ExpressionError(`${token} expected, ${found || 'the end'} found in ${text}`);
  };

  function primary(): Expression {
    const token = next();
    if (token === '!' || token === '~') return { kind: 'not', of: expression(NOT_SIGN) };
    if (token === 'not') return { kind: 'not', of: expression(NOT_WORD) };
    if (token === '-') return { kind: 'minus', of: expression(NOT_SIGN) };
    if (token === 'if') return conditional();
    if (token === '(') {
      const inner = expression(0);
      expect(')');
      return inner;
    }
    if (/^\d/.test(token)) return { kind: 'number', text: token };
    if (/^(true|false)$/i.test(token)) return { kind: 'truth', value: token.toLowerCase() === 'true' };
    if (!/^[A-Za-z_]/.test(token))
      throw new ExpressionError(`${token || 'the end'} is unexpected in ${text}`);
    return tokens[at] === '(' ? { kind: 'call', name: token, of: listed() } : { kind: 'name', name: token };
  }

  function conditional(): Expression {
    const left = expression(0);
    expect('then');
    return { kind: 'binary', operator: '=>', left, right: expression(0) };
  }

  function listed(): readonly Expression[] {
    expect('(');
    const of = [expression(0)];
    while (tokens[at] === ',') {
      at++;
      of.push(expression(0));
    }
    expect(')');
    return of;
  }

  function expression(weakest: number): Expression {
    let left = primary();
    for (;;) {
      const operator = operatorOf(tokens[at] ?? '');
      if (operator === undefined || STRENGTH[operator] <= weakest) return left;
      at++;
      // An implication takes all that follows: a => b => c is a => (b => c).
      const right = expression(operator === '=>' ? STRENGTH[operator] - 1 : STRENGTH[operator]);
      left = { kind: 'binary', operator, left, right };
    }
  }

  const whole = expression(0);
  if (at === tokens.length || (at === tokens.length - 1 && tokens[at] === ')')) return whole;
  throw new ExpressionError(`${tokens[at]} is left over in ${text}`);
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(trimmed);
    if (match === null)
      throw new ExpressionError(`${trimmed.slice(start, start + 10)} is unexpected in ${text}`);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}

function operatorOf(token: string): Operator | undefined {
  const operator = SPELLINGS[token] ?? token;
  return operator in STRENGTH ? (operator as Operator) : undefined;
}

/** What is needed of its declarations to print an expression in ours. */
export interface Printing {
  /** Whether a name is something that is so or is not so; all others are numbers. */
  isFlag(name: string): boolean;
  /** What a name is called in our vocabulary, or what stands for it: a constant's number. */
  rename?(name: string): string;
}

/**
 * Prints an expression as a formal expression of Casebook.
 * Ensures: bracketed throughout, so that no precedence matters; `abs(x) > n` becomes two comparisons, `prev(x)` a name.
 * @throws ExpressionError for a function that is neither
 */
export function printExpression(expression: Expression, printing: Printing): string {
  const print = (of: Expression): string => printExpression(of, printing);
  switch (expression.kind) {
    case 'name':
      return printing.rename?.(expression.name) ?? expression.name;
    case 'number':
      return expression.text;
    case 'truth':
      return String(expression.value);
    case 'call':
      return printCall(expression);
    case 'not':
      return `not ${bracketed(expression.of, print)}`;
    case 'minus':
      return `-${bracketed(expression.of, print)}`;
    case 'binary': {
      const { operator, left, right } = expression;
      const absolute = printAbsolute(expression, print);
      if (absolute !== undefined) return absolute;
      const both = isFormula(left, printing) || isFormula(right, printing);
      if (both && operator === '=') return `${bracketed(left, print)} <=> ${bracketed(right, print)}`;
      if (both && operator === '!=') return `not (${bracketed(left, print)} <=> ${bracketed(right, print)})`;
      const chained =
        (operator === 'and' || operator === 'or') && left.kind === 'binary' && left.operator === operator;
      return `${chained ? print(left) : bracketed(left, print)} ${operator} ${bracketed(right, print)}`;
    }
  }
}

/** The name that stands for the value of `name` one step before. */
export function previousOf(name: string): string {
  return `prev_${name}`;
}

/** Every name in an expression, in order; of `prev(x)` that which stands for it. */
export function namesOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'number':
    case 'truth':
      return [];
    case 'call':
      return expression.name === 'prev' ? [printCall(expression)] : expression.of.flatMap(namesOf);
    case 'not':
    case 'minus':
      return namesOf(expression.of);
    case 'binary':
      return [...namesOf(expression.left), ...namesOf(expression.right)];
  }
}

function printCall(call: Expression & { kind: 'call' }): string {
  const [only] = call.of;
  if (call.name === 'prev' && only?.kind === 'name') return previousOf(only.name);
  throw new ExpressionError(`the function ${call.name} has no counterpart`);
}

/** `|x| > n` is `x > n or x < -n`; with `<` it is both `x < n` and `x > -n`. */
function printAbsolute(
  { operator, left, right }: Expression & { kind: 'binary' },
  print: (of: Expression) => string,
): string | undefined {
  if (left.kind !== 'call' || left.name !== 'abs' || left.of[0] === undefined || right.kind !== 'number')
    return undefined;
  const value = bracketed(left.of[0], print);
  if (operator === '>' || operator === '>=') {
    return `${value} ${operator} ${right.text} or ${value} ${operator.replace('>', '<')} -${right.text}`;
  }
  if (operator === '<' || operator === '<=') {
    return `${value} ${operator} ${right.text} and ${value} ${operator.replace('<', '>')} -${right.text}`;
  }
  throw new ExpressionError('abs() can be compared with < and > only');
}

function bracketed(of: Expression, print: (of: Expression) => string): string {
  return ['name', 'number', 'truth', 'call'].includes(of.kind) ? print(of) : `(${print(of)})`;
}

/** Whether an expression is so or is not so, not a number. */
function isFormula(of: Expression, printing: Printing): boolean {
  switch (of.kind) {
    case 'name':
      return printing.isFlag(of.name);
    case 'truth':
    case 'not':
      return true;
    case 'binary':
      return !['+', '-', '*'].includes(of.operator);
    case 'call':
      return of.name === 'prev' && of.of[0]?.kind === 'name' && printing.isFlag(of.of[0].name);
    case 'number':
    case 'minus':
      return false;
  }
}
