import { inspect } from 'node:util';
import { type AnyNode, parseExpressionAt } from 'acorn';

/** A literal's value; wrapped, because it may be undefined. */
export interface LiteralValue {
  readonly value: unknown;
}

/**
 * Reads a text as a literal of JavaScript: a number, string, `null`, `undefined`, `NaN`, a regular expression, or an array or
 * object of such. Gives undefined for any other text; nothing in it is executed.
 */
export function readLiteral(text: string): LiteralValue | undefined {
  try {
    const node = parseExpressionAt(text, 0, { ecmaVersion: 'latest', sourceType: 'module' });
    return text.slice(node.end).trim() === '' ? evaluate(node) : undefined;
  } catch {
    return undefined;
  }
}

function evaluate(node: AnyNode): LiteralValue | undefined {
  switch (node.type) {
    case 'Literal':
      return node.bigint ? { value: BigInt(node.bigint) } : { value: node.value };
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? { value: node.quasis[0]?.value.cooked } : undefined;
    case 'Identifier':
      return CONSTANTS.get(node.name);
    case 'UnaryExpression': {
      const argument = evaluate(node.argument);
      if (argument === undefined) return undefined;
      const { value } = argument;
      if (node.operator === '-') {
        return typeof value === 'number' || typeof value === 'bigint' ? { value: -value } : undefined;
      }
      return node.operator === '+' && typeof value === 'number' ? argument : undefined;
    }
    case 'ArrayExpression': {
      const values = node.elements.map((element) => (element === null ? undefined : evaluate(element)));
      return values.every((value) => value !== undefined)
        ? { value: values.map(({ value }) => value) }
        : undefined;
    }
    case 'ObjectExpression': {
      const object: Record<string, unknown> = {};
      for (const property of node.properties) {
        if (property.type !== 'Property' || property.kind !== 'init' || property.computed) return undefined;
        const { key } = property;
        const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
        const read = property.method || property.shorthand ? undefined : evaluate(property.value);
        if (read === undefined || name === '__proto__') return undefined;
        Object.defineProperty(object, name, {
          value: read.value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return { value: object };
    }
    default:
      return undefined;
  }
}

const CONSTANTS: ReadonlyMap<string, LiteralValue> = new Map([
  ['undefined', { value: undefined }],
  ['NaN', { value: Number.NaN }],
  ['Infinity', { value: Number.POSITIVE_INFINITY }],
]);

/** More than any value has; unlike infinity it can be written as JSON. */
const WHOLE = Number.MAX_SAFE_INTEGER;

/** How values are shown, here and in the process of an example: whole, on one line, with sorted keys. */
export const SHOWN = {
  depth: WHOLE,
  maxArrayLength: WHOLE,
  maxStringLength: WHOLE,
  breakLength: WHOLE,
  compact: true,
  sorted: true,
  colors: false,
  customInspect: true,
  showHidden: false,
  showProxy: false,
  getters: false,
  numericSeparator: false,
} as const;

/** The one text of a value by which two values are compared. */
export function showValue(value: unknown): string {
  return inspect(value, SHOWN);
}
