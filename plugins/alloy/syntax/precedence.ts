import type { BinaryOperator, UnaryOperator } from './ast.ts';
import type { TokenKind } from './token.ts';

/** How tightly expressions bind, from the loosest; parser and printer read the same table. */
export const LEVEL = {
  sequence: 0,
  or: 1,
  iff: 2,
  implies: 3,
  and: 4,
  temporal: 5,
  negation: 6,
  comparison: 7,
  shift: 8,
  union: 9,
  multiplication: 10,
  cardinality: 11,
  override: 12,
  intersection: 13,
  arrow: 14,
  domain: 15,
  range: 16,
  join: 17,
  transpose: 18,
  prime: 19,
  primary: 20,
} as const;

export interface BinaryForm {
  readonly level: number;
  /** Whether `a x b x c` is `a x (b x c)`. */
  readonly right: boolean;
  /** As the printer writes it. */
  readonly text: string;
}

function left(level: number, text: string): BinaryForm {
  return { level, right: false, text };
}

export const BINARY: Readonly<Record<BinaryOperator, BinaryForm>> = {
  sequence: { level: LEVEL.sequence, right: true, text: ';' },
  or: left(LEVEL.or, 'or'),
  iff: left(LEVEL.iff, 'iff'),
  implies: { level: LEVEL.implies, right: true, text: '=>' },
  and: left(LEVEL.and, 'and'),
  until: left(LEVEL.temporal, 'until'),
  releases: left(LEVEL.temporal, 'releases'),
  since: left(LEVEL.temporal, 'since'),
  triggered: left(LEVEL.temporal, 'triggered'),
  in: left(LEVEL.comparison, 'in'),
  'not-in': left(LEVEL.comparison, 'not in'),
  equal: left(LEVEL.comparison, '='),
  'not-equal': left(LEVEL.comparison, '!='),
  less: left(LEVEL.comparison, '<'),
  'less-or-equal': left(LEVEL.comparison, '<='),
  greater: left(LEVEL.comparison, '>'),
  'greater-or-equal': left(LEVEL.comparison, '>='),
  'not-less': left(LEVEL.comparison, 'not <'),
  'not-less-or-equal': left(LEVEL.comparison, 'not <='),
  'not-greater': left(LEVEL.comparison, 'not >'),
  'not-greater-or-equal': left(LEVEL.comparison, 'not >='),
  'shift-left': left(LEVEL.shift, '<<'),
  'shift-right': left(LEVEL.shift, '>>'),
  'shift-right-unsigned': left(LEVEL.shift, '>>>'),
  union: left(LEVEL.union, '+'),
  difference: left(LEVEL.union, '-'),
  'integer-add': left(LEVEL.union, 'fun/add'),
  'integer-subtract': left(LEVEL.union, 'fun/sub'),
  'integer-multiply': left(LEVEL.multiplication, 'fun/mul'),
  'integer-divide': left(LEVEL.multiplication, 'fun/div'),
  'integer-remainder': left(LEVEL.multiplication, 'fun/rem'),
  override: left(LEVEL.override, '++'),
  intersection: left(LEVEL.intersection, '&'),
  domain: left(LEVEL.domain, '<:'),
  range: left(LEVEL.range, ':>'),
  join: left(LEVEL.join, '.'),
};

/** Tokens that are an operator between two expressions. */
export const BINARY_TOKENS: ReadonlyMap<TokenKind, BinaryOperator> = new Map<TokenKind, BinaryOperator>([
  [';', 'sequence'],
  ['or', 'or'],
  ['iff', 'iff'],
  ['=>', 'implies'],
  ['and', 'and'],
  ['until', 'until'],
  ['releases', 'releases'],
  ['since', 'since'],
  ['triggered', 'triggered'],
  ['in', 'in'],
  ['=', 'equal'],
  ['<', 'less'],
  ['<=', 'less-or-equal'],
  ['>', 'greater'],
  ['>=', 'greater-or-equal'],
  ['<<', 'shift-left'],
  ['>>', 'shift-right'],
  ['>>>', 'shift-right-unsigned'],
  ['+', 'union'],
  ['-', 'difference'],
  ['++', 'override'],
  ['&', 'intersection'],
  ['<:', 'domain'],
  [':>', 'range'],
  ['.', 'join'],
]);

/** Tokens that make a comparison with `!` or `not` before them. */
export const NEGATED_TOKENS: ReadonlyMap<TokenKind, BinaryOperator> = new Map<TokenKind, BinaryOperator>([
  ['in', 'not-in'],
  ['=', 'not-equal'],
  ['<', 'not-less'],
  ['<=', 'not-less-or-equal'],
  ['>', 'not-greater'],
  ['>=', 'not-greater-or-equal'],
]);

/** What follows `fun/` in an operator. */
export const INTEGER_OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map<string, BinaryOperator>([
  ['add', 'integer-add'],
  ['sub', 'integer-subtract'],
  ['mul', 'integer-multiply'],
  ['div', 'integer-divide'],
  ['rem', 'integer-remainder'],
]);

export interface PrefixForm {
  readonly operator: UnaryOperator;
  readonly level: number;
  /** The loosest operand it takes without brackets. */
  readonly operand: number;
}

function prefix(operator: UnaryOperator, level: number, operand: number = level): PrefixForm {
  return { operator, level, operand };
}

/** Tokens before an expression; `all`, `let` and quantifiers are no operators. */
export const PREFIX_TOKENS: ReadonlyMap<TokenKind, PrefixForm> = new Map<TokenKind, PrefixForm>([
  ['not', prefix('not', LEVEL.negation)],
  ['always', prefix('always', LEVEL.negation)],
  ['eventually', prefix('eventually', LEVEL.negation)],
  ['after', prefix('after', LEVEL.negation)],
  ['before', prefix('before', LEVEL.negation)],
  ['historically', prefix('historically', LEVEL.negation)],
  ['once', prefix('once', LEVEL.negation)],
  ['no', prefix('no', LEVEL.comparison, LEVEL.shift)],
  ['some', prefix('some', LEVEL.comparison, LEVEL.shift)],
  ['lone', prefix('lone', LEVEL.comparison, LEVEL.shift)],
  ['one', prefix('one', LEVEL.comparison, LEVEL.shift)],
  ['set', prefix('set', LEVEL.comparison, LEVEL.shift)],
  ['seq', prefix('seq', LEVEL.comparison, LEVEL.shift)],
  ['#', prefix('cardinality', LEVEL.cardinality)],
  ['~', prefix('transpose', LEVEL.transpose)],
  ['^', prefix('closure', LEVEL.transpose)],
  ['*', prefix('reflexive-closure', LEVEL.transpose)],
]);
