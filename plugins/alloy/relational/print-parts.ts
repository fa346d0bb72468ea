import type {
  Binding,
  Expression,
  ExpressionOperator,
  Formula,
  IntegerExpression,
  Variable,
} from './expression.ts';
import type { TupleSet } from './problem.ts';

export type Node = Expression | IntegerExpression | Formula;

/** A piece of a node's text, from left to right; an operand that binds looser than its place stands in parentheses. */
export type Part =
  | string
  | { readonly node: Node; readonly place: number }
  | { readonly variable: Variable }
  | { readonly tuples: TupleSet };

/** How tight the operators bind. */
export const LOOSEST = 0;
const BINARY_FORMULA = 3;
const UNARY_FORMULA = 4;
const COMPARISON = 5;
const UNION = 6;
const OVERRIDE = 7;
const INTERSECTION = 8;
const PRODUCT = 9;
const RESTRICTION = 10;
const JOIN = 11;
const UNARY = 12;
const CLOSED = 13;

const OPERATORS: Record<ExpressionOperator, { readonly text: string; readonly binds: number }> = {
  union: { text: ' + ', binds: UNION },
  difference: { text: ' - ', binds: UNION },
  override: { text: ' ++ ', binds: OVERRIDE },
  intersection: { text: ' & ', binds: INTERSECTION },
  product: { text: ' -> ', binds: PRODUCT },
  domain: { text: ' <: ', binds: RESTRICTION },
  range: { text: ' :> ', binds: RESTRICTION },
  join: { text: '.', binds: JOIN },
};

const COMPARISONS = { equal: '=', less: '<', 'less-or-equal': '=<' } as const;

export function partsOf(node: Node): readonly Part[] {
  switch (node.kind) {
    case 'relation':
      return [node.relation.name];
    case 'variable':
      return [{ variable: node.variable }];
    case 'constant':
      return [{ tuples: node.tuples }];
    case 'identity':
      return ['iden'];
    case 'number':
    case 'truth':
      return [String(node.value)];
    case 'transpose':
      return ['~', at(node.operand, UNARY)];
    case 'closure':
      return ['^', at(node.operand, UNARY)];
    case 'prime':
      return [at(node.operand, CLOSED), "'"];
    case 'cardinality':
      return ['#', at(node.operand, UNARY)];
    case 'integer-atom':
      return ['Int[', at(node.value, LOOSEST), ']'];
    case 'sum-of-atoms':
      return ['int[', at(node.operand, LOOSEST), ']'];
    case 'count':
      return [`${node.count} `, at(node.operand, UNION)];
    case 'not':
      return ['not ', at(node.operand, UNARY_FORMULA)];
    case 'temporal':
      return [`${node.operator} `, at(node.operand, UNARY_FORMULA)];
    default:
      return partsOfLarger(node);
  }
}

type Larger = Extract<
  Node,
  { readonly left: Node } | { readonly then: Node } | { readonly body: Node } | { readonly operands: unknown }
>;

function partsOfLarger(node: Larger): readonly Part[] {
  switch (node.kind) {
    case 'binary': {
      const { text, binds } = OPERATORS[node.operator];
      return [at(node.left, binds), text, at(node.right, binds + 1)];
    }
    case 'subset':
      return [at(node.left, UNION), ' in ', at(node.right, UNION)];
    case 'equal':
      return [at(node.left, UNION), ' = ', at(node.right, UNION)];
    case 'compare':
      return [at(node.left, UNION), ` ${COMPARISONS[node.comparison]} `, at(node.right, UNION)];
    case 'arithmetic':
      return [`${node.operator}[`, at(node.left, LOOSEST), ', ', at(node.right, LOOSEST), ']'];
    case 'iff':
      return [at(node.left, BINARY_FORMULA), ' iff ', at(node.right, BINARY_FORMULA)];
    case 'binary-temporal':
      return [at(node.left, UNARY_FORMULA), ` ${node.operator} `, at(node.right, UNARY_FORMULA)];
    case 'and':
    case 'or':
      return node.operands.flatMap((operand, index) => [
        ...(index > 0 ? [` ${node.kind} `] : []),
        at(operand, BINARY_FORMULA),
      ]);
    case 'if':
    case 'integer-if':
    case 'formula-if':
      return [
        at(node.condition, BINARY_FORMULA),
        ' => ',
        at(node.then, BINARY_FORMULA),
        ' else ',
        at(node.else, BINARY_FORMULA),
      ];
    case 'quantified':
      return [`${node.quantifier} `, ...bound(node.bindings, node.body)];
    case 'sum':
      return ['sum ', ...bound(node.bindings, node.body)];
    case 'comprehension':
      return ['{', ...bound(node.bindings, node.body), '}'];
  }
}

export function bindingOf(node: Node): number {
  switch (node.kind) {
    case 'binary':
      return OPERATORS[node.operator].binds;
    case 'transpose':
    case 'closure':
    case 'cardinality':
      return UNARY;
    case 'prime':
    case 'relation':
    case 'variable':
    case 'constant':
    case 'identity':
    case 'comprehension':
    case 'integer-atom':
    case 'number':
    case 'sum-of-atoms':
    case 'arithmetic':
    case 'truth':
      return CLOSED;
    case 'subset':
    case 'equal':
    case 'count':
    case 'compare':
      return COMPARISON;
    case 'not':
    case 'temporal':
      return UNARY_FORMULA;
    case 'binary-temporal':
      return BINARY_FORMULA;
    case 'and':
    case 'or':
    case 'iff':
    case 'if':
    case 'integer-if':
    case 'formula-if':
    case 'quantified':
    case 'sum':
      return LOOSEST;
  }
}

function at(node: Node, place: number): Part {
  return { node, place };
}

function bound(bindings: readonly Binding[], body: Node): readonly Part[] {
  const declared = bindings.flatMap(({ variable, multiplicity, domain }, index): readonly Part[] => [
    index > 0 ? ', ' : '',
    { variable },
    multiplicity === 'one' ? ': ' : `: ${multiplicity} `,
    at(domain, UNION),
  ]);
  return [...declared, ' | ', at(body, LOOSEST)];
}
