import type { Block, Declaration, Expression, UnaryOperator } from './ast.ts';
import { BINARY, LEVEL, PREFIX_TOKENS, type PrefixForm } from './precedence.ts';

/**
 * What may end with a quantified expression or `let`, whose body would take whatever follows: an expression at the end of its
 * brackets (`any`), the last operand of a connective there (`itself`), or nothing without brackets (`none`).
 */
type Edge = 'any' | 'itself' | 'none';

const PREFIXES: ReadonlyMap<UnaryOperator, PrefixForm & { readonly text: string }> = new Map(
  [...PREFIX_TOKENS].map(([text, form]) => [form.operator, { ...form, text }]),
);

/** Writes an expression in canonical form, with the brackets it needs; a block of several formulas takes several lines. */
export function printExpression(expression: Expression): string {
  return show(expression, LEVEL.sequence, 'any');
}

function show(expression: Expression, level: number, edge: Edge): string {
  if (expression.kind === 'quantified' || expression.kind === 'let') {
    const text = showBinder(expression);
    return edge === 'none' ? `(${text})` : text;
  }
  if (levelOf(expression) < level) return `(${show(expression, LEVEL.sequence, 'any')})`;
  return showOpen(expression, edge === 'any' ? 'any' : 'none');
}

/** As an operand of a set operator, where neither formulas nor binders stand without brackets. */
function showSet(expression: Expression, level: number = LEVEL.shift): string {
  return show(expression, level, 'none');
}

type Binder = Extract<Expression, { readonly kind: 'quantified' | 'let' }>;

function levelOf(expression: Exclude<Expression, Binder>): number {
  switch (expression.kind) {
    case 'unary':
      return unaryLevel(expression.operator);
    case 'binary':
      return BINARY[expression.operator].level;
    case 'arrow':
      return LEVEL.arrow;
    case 'if':
      return LEVEL.implies;
    case 'box':
      return LEVEL.join;
    default:
      return LEVEL.primary;
  }
}

function unaryLevel(operator: UnaryOperator): number {
  // The prime is the only operator after its operand.
  return PREFIXES.get(operator)?.level ?? LEVEL.prime;
}

function showOpen(expression: Exclude<Expression, Binder>, edge: Edge): string {
  switch (expression.kind) {
    case 'block':
      return printBlock(expression);
    case 'number':
      return String(expression.value);
    case 'string':
      return printString(expression.value);
    case 'constant':
      return expression.name;
    case 'name':
      return `${expression.raw ? '@' : ''}${expression.name.text}`;
    case 'unary':
      return showUnary(expression, edge);
    case 'binary':
      return showBinary(expression, edge);
    case 'arrow':
      return showArrow(expression);
    case 'if':
      return showIf(expression, edge);
    case 'comprehension':
      return showComprehension(expression);
    case 'box': {
      const given = expression.arguments.map(printExpression).join(', ');
      return `${showSet(expression.target, LEVEL.join)}[${given}]`;
    }
  }
}

type Kind<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

function showUnary({ operator, operand }: Kind<'unary'>, edge: Edge): string {
  const form = PREFIXES.get(operator);
  if (form === undefined) return `${showSet(operand, LEVEL.prime)}'`;
  if (form.level === LEVEL.negation) return `${form.text} ${show(operand, form.operand, edge)}`;
  if (form.level === LEVEL.comparison) return `${form.text} ${showSet(operand, form.operand)}`;
  // A prime after `~a` would belong to all of it.
  const isPrimed = form.level === LEVEL.transpose && operand.kind === 'unary' && operand.operator === 'prime';
  return `${form.text}${showSet(operand, isPrimed ? LEVEL.primary : form.operand)}`;
}

/** After a text with such an end, `- 3` is the number -3 and subtracts nothing. */
const MAKES_NEGATIVE = /(?:'|\bString|\bsteps)$/;

function showBinary({ operator, left, right }: Kind<'binary'>, edge: Edge): string {
  const { level, right: isRight, text } = BINARY[operator];
  if (operator === 'join') return `${showSet(left, level)}.${showSet(right, level + 1)}`;
  if (level >= LEVEL.comparison) {
    const before = showSet(left, level === LEVEL.comparison ? LEVEL.shift : level);
    const after = showSet(right, level + 1);
    const isNegated = operator === 'difference' && /^[0-9]/.test(after) && MAKES_NEGATIVE.test(before);
    return `${before} ${text} ${isNegated ? `(${after})` : after}`;
  }
  const first = show(left, isRight ? level + 1 : level, 'none');
  if (operator === 'sequence') return `${first}; ${show(right, level, edge)}`;
  if (operator === 'implies') return `${first} ${text} ${show(right, level, edge)}`;
  return `${first} ${text} ${show(right, level + 1, edge === 'any' ? 'itself' : 'none')}`;
}

function showArrow({ left, leftMultiplicity, rightMultiplicity, right }: Kind<'arrow'>): string {
  const before = leftMultiplicity === undefined ? '' : `${leftMultiplicity} `;
  const after = rightMultiplicity === undefined ? '' : `${rightMultiplicity} `;
  return `${showSet(left, LEVEL.arrow + 1)} ${before}-> ${after}${showSet(right, LEVEL.arrow)}`;
}

/** Brackets around an implication before `else` keep the `else` from it. */
function showIf(expression: Kind<'if'>, edge: Edge): string {
  const condition = show(expression.condition, LEVEL.implies + 1, 'none');
  const then = show(expression.then, LEVEL.implies + 1, 'none');
  return `${condition} => ${then} else ${show(expression.else, LEVEL.implies, edge)}`;
}

function showBinder(binder: Binder): string {
  if (binder.kind === 'let') {
    return `let ${binder.name.text} = ${showSet(binder.value, LEVEL.or)}${printBody(binder.body)}`;
  }
  return `${binder.quantifier} ${printDeclarations(binder.declarations)}${printBody(binder.body)}`;
}

function showComprehension({ declarations, body }: Kind<'comprehension'>): string {
  return `{ ${printDeclarations(declarations)}${body === undefined ? '' : printBody(body)} }`;
}

/** `a;b` after `|` would be `(| a); b`. */
function printBody(body: Expression): string {
  if (body.kind === 'block') return ` ${printBlock(body)}`;
  return ` | ${show(body, LEVEL.or, 'any')}`;
}

function printDeclarations(declarations: readonly Declaration[]): string {
  return declarations.map(printDeclaration).join(', ');
}

/** Writes `var private disj a, b: disj one e` or `a = e`. */
export function printDeclaration(declaration: Declaration): string {
  const words = [
    declaration.variable && 'var',
    declaration.private && 'private',
    declaration.disjoint && 'disj',
  ];
  const before = words.filter((word) => word !== false).map((word) => `${word} `);
  const names = declaration.names.map((name) => name.text).join(', ');
  const disjoint = declaration.disjointValues ? 'disj ' : '';
  const value = `${disjoint}${printSet(declaration.multiplicity, declaration.expression)}`;
  return `${before.join('')}${names}${declaration.defined ? ' =' : ':'} ${value}`;
}

/** Writes `one e`, as after the `:` of a declaration or function. */
export function printSet(multiplicity: string | undefined, expression: Expression): string {
  if (multiplicity !== undefined) return `${multiplicity} ${showSet(expression)}`;
  const isSequence = expression.kind === 'unary' && expression.operator === 'seq';
  return showSet(expression, isSequence ? LEVEL.comparison : LEVEL.shift);
}

const SHORT = 80;

/** Writes `{ a }` on one line, and a longer block on several. */
export function printBlock(block: Block): string {
  const [first, ...others] = block.expressions;
  if (first === undefined) return '{}';
  const text = printExpression(first);
  if (others.length === 0 && text.length <= SHORT && !text.includes('\n')) return `{ ${text} }`;
  return `{\n${[text, ...others.map(printNext)].map((line) => `  ${indent(line)}`).join('\n')}\n}`;
}

/** A formula after another one: a `-` at its beginning would subtract it. */
function printNext(expression: Expression): string {
  const text = printExpression(expression);
  return text.startsWith('-') ? `(${text})` : text;
}

/** Moves all lines but the first to the right. */
export function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

/** Writes a string with its quotes. */
export function printString(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}
