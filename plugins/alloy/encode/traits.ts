import { LIMITS } from '#config';
import { LimitReached } from '../circuit/budget.ts';
import type { Expression, Formula, IntegerExpression } from '../relational/expression.ts';

export type Node = Expression | IntegerExpression | Formula;

/** What the encoder has to know of a node beside what the node says itself. */
export interface Traits {
  /** How deep nodes nest in it, itself included. */
  readonly depth: number;
  /** How deep past operators nest in it. */
  readonly pastDepth: number;
  /** A temporal operator is in it; prime is none. */
  readonly temporal: boolean;
  /** A node in it that quantifies over relations. */
  readonly higherOrder?: Node;
  /** Whether the same value of it may be asked for more than once, as far as is known; it may become true later. */
  repeated: boolean;
}

/**
 * Traits of nodes, each worked out once.
 * *Throws*: `LimitReached` for a node that nests deeper than `LIMITS.alloyExpressionDepth`.
 */
export class TraitTable {
  private readonly known = new Map<Node, Traits>();
  private readonly used = new Set<Node>();

  of(node: Node): Traits {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    // Operands first, with a stack of our own: only afterwards is it certain that recursion is safe.
    const stack: Node[] = [node];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const operands = operandsOf(top);
      const missing = operands.filter((operand) => !this.known.has(operand));
      if (missing.length > 0) {
        stack.push(...missing);
        continue;
      }
      stack.pop();
      if (!this.known.has(top)) this.known.set(top, this.combine(top, operands));
    }
    return this.known.get(node) as Traits;
  }

  private combine(node: Node, operands: readonly Node[]): Traits {
    let depth = 1;
    let pastDepth = 0;
    let temporal = node.kind === 'temporal' || node.kind === 'binary-temporal';
    let higherOrder = isHigherOrder(node) ? node : undefined;
    for (const [index, operand] of operands.entries()) {
      const traits = this.known.get(operand) as Traits;
      traits.repeated ||= this.used.has(operand) || asksAgain(node, operand, index);
      this.used.add(operand);
      depth = Math.max(depth, traits.depth + 1);
      pastDepth = Math.max(pastDepth, traits.pastDepth);
      temporal ||= traits.temporal;
      higherOrder ??= traits.higherOrder;
    }
    if (depth > LIMITS.alloyExpressionDepth)
      throw new LimitReached(
        'size',
        `The formulas of the command nest deeper than ${LIMITS.alloyExpressionDepth}`,
      );
    if (looksBack(node)) pastDepth++;
    return { depth, pastDepth, temporal, repeated: false, ...(higherOrder ? { higherOrder } : {}) };
  }
}

/** Whether one value of the node takes, or different values of it share, a value of its operand. */
function asksAgain(node: Node, operand: Node, index: number): boolean {
  if (node.timed !== operand.timed) return true;
  switch (node.kind) {
    case 'prime':
    case 'temporal':
    case 'binary-temporal':
      return true;
    case 'comprehension':
    case 'sum':
    case 'quantified': {
      // The operand is asked for with all values of the variables bound before it.
      const variables = new Set([
        ...node.free,
        ...node.bindings.slice(0, index).map(({ variable }) => variable.id),
      ]);
      return operand.free.length < variables.size;
    }
    default:
      return operand.free.length < node.free.length;
  }
}

function looksBack(node: Node): boolean {
  if (node.kind === 'temporal')
    return node.operator === 'before' || node.operator === 'historically' || node.operator === 'once';
  return node.kind === 'binary-temporal' && (node.operator === 'since' || node.operator === 'triggered');
}

function isHigherOrder(node: Node): boolean {
  return (
    (node.kind === 'quantified' || node.kind === 'sum') &&
    node.bindings.some(({ multiplicity }) => multiplicity !== 'one')
  );
}

/** The nodes a node is made of. */
export function operandsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'relation':
    case 'variable':
    case 'constant':
    case 'identity':
    case 'number':
    case 'truth':
      return [];
    case 'binary':
    case 'arithmetic':
    case 'subset':
    case 'equal':
    case 'compare':
    case 'iff':
    case 'binary-temporal':
      return [node.left, node.right];
    case 'transpose':
    case 'closure':
    case 'prime':
    case 'cardinality':
    case 'sum-of-atoms':
    case 'count':
    case 'not':
    case 'temporal':
      return [node.operand];
    case 'if':
    case 'integer-if':
    case 'formula-if':
      return [node.condition, node.then, node.else];
    case 'comprehension':
    case 'sum':
    case 'quantified':
      return [...node.bindings.map(({ domain }) => domain), node.body];
    case 'integer-atom':
      return [node.value];
    case 'and':
    case 'or':
      return node.operands;
  }
}
