import type { Callable, Resolved, ResolvedBinary, ResolvedDeclaration } from './resolved.ts';

const SIGNS: Readonly<Partial<Record<ResolvedBinary, string>>> = {
  iff: '<=>',
  implies: '=>',
  equal: '=',
  less: '<',
  'less-or-equal': '<=',
  greater: '>',
  'greater-or-equal': '>=',
  union: '+',
  difference: '-',
  intersection: '&',
  override: '++',
  domain: '<:',
  range: ':>',
  join: '.',
  add: 'add',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  remainder: 'rem',
  'shift-left': '<<',
  'shift-right': '>>',
  'shift-right-unsigned': '>>>',
};

const PREFIXES: Readonly<Partial<Record<string, string>>> = {
  transpose: '~',
  closure: '^',
  'reflexive-closure': '*',
  cardinality: '#',
};

/** Prints an expression with brackets around every operator, and adds what it calls to `called`. */
export function printExpression(node: Resolved, called: Set<Callable>): string {
  const print = (inner: Resolved) => printExpression(inner, called);
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'string':
      return JSON.stringify(node.value);
    case 'truth':
      return String(node.value);
    case 'signature':
      return node.signature.name;
    case 'field':
      return `${node.field.signature.name}<:${node.field.name}`;
    case 'local':
      return node.local.name;
    case 'built-in':
      return node.name === 'empty' ? `empty/${node.arity}` : node.name;
    case 'integer-constant':
      return `fun/${node.name}`;
    case 'unary':
      return printUnary(node, print);
    case 'binary':
      return `(${print(node.left)} ${SIGNS[node.operator] ?? node.operator} ${print(node.right)})`;
    case 'and':
    case 'or':
      return `(${node.operands.map(print).join(` ${node.kind} `)})`;
    case 'arrow':
      return printArrow(node, print);
    case 'domain':
      return `${node.domain.multiplicity} ${print(node.domain.expression)}`;
    case 'if':
      return `(${print(node.condition)} => ${print(node.then)} else ${print(node.else)})`;
    case 'quantified':
      return `(${node.quantifier} ${printDeclarations(node.declarations, node.disjoint, print)} | ${print(node.body)})`;
    case 'comprehension':
      return `{${printDeclarations(node.declarations, node.disjoint, print)} | ${print(node.body)}}`;
    case 'let':
      return `(let ${node.local.name} = ${print(node.value)} | ${print(node.body)})`;
    case 'call':
      called.add(node.callable);
      return `${node.callable.name}[${node.arguments.map(print).join(', ')}]`;
    case 'disjoint':
      return `disj[${node.operands.map(print).join(', ')}]`;
    case 'total-order':
      return `pred/totalOrder[${[node.elements, node.first, node.next].map(print).join(', ')}]`;
    case 'unsupported':
      return `<not supported: ${node.feature}>`;
  }
}

type Print = (node: Resolved) => string;

function printArrow(
  { left, leftMultiplicity, rightMultiplicity, right, sequence }: Resolved & { kind: 'arrow' },
  print: Print,
): string {
  if (sequence) return `seq ${print(right)}`;
  const before = leftMultiplicity === 'set' ? '' : `${leftMultiplicity} `;
  const after = rightMultiplicity === 'set' ? '' : ` ${rightMultiplicity}`;
  return `(${print(left)} ${before}->${after} ${print(right)})`;
}

function printUnary({ operator, operand }: Resolved & { kind: 'unary' }, print: Print): string {
  const inner = print(operand);
  if (operator === 'prime') return `${inner}'`;
  if (operator === 'integer-to-atom') return `Int[${inner}]`;
  if (operator === 'atoms-to-integer') return `sum[${inner}]`;
  const prefix = PREFIXES[operator];
  return prefix === undefined ? `(${operator} ${inner})` : `${prefix}${inner}`;
}

/** Variables that `disj` holds apart have the group's number behind their name. */
function printDeclarations(
  declarations: readonly ResolvedDeclaration[],
  disjoint: readonly (readonly number[])[],
  print: Print,
): string {
  return declarations
    .map(({ local, domain }, index) => {
      const group = disjoint.findIndex((indexes) => indexes.includes(index));
      const apart = group < 0 ? '' : `≠${group + 1}`;
      return `${local.name}${apart}: ${domain.multiplicity} ${print(domain.expression)}`;
    })
    .join(', ');
}
