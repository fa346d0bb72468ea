import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { Range } from './marked-nodes.ts';

/** What the statements around a test say of it beside their blocks. */
export interface Heads {
  /** Stretches that are a part of what is tested: rows, conditions, options, annotations. */
  readonly ranges: readonly Range[];
  /** Stretches of which only the names matter, since a test may move: the classes that its own is made from. */
  readonly named: readonly Range[];
}

/**
 * Finds what stands in the heads of the statements around a test or a suite: the rows of `describe.each(rows)` and of loops that make
 * tests, conditions, options of suites, decorators and annotations of classes.
 * Ensures: the titles of suites and the names of classes are none of it.
 */
export function headsAround(tree: Tree, span: Range): Heads {
  const ranges: Range[] = [];
  const named: Range[] = [];
  let below = tree.rootNode.descendantForIndex(span.start, Math.max(span.start, span.end - 1));
  for (let node = below?.parent ?? null; node; below = node, node = node.parent) {
    const isInside = node.startIndex >= span.start && node.endIndex <= span.end;
    if (below === null || isInside) continue;
    ranges.push(...headOf(node, below).map(rangeOf));
    named.push(...BASES.flatMap((field) => nodeAt(node, field)).map(rangeOf));
    named.push(...childrenOf(node, 'base_list').map(rangeOf));
  }
  return { ranges, named };
}

/** Fields in which classes name what they are made from. */
const BASES = ['superclass', 'superclasses', 'interfaces'];
/** Fields of loops and conditions beside their bodies. */
const LOOPED = ['initializer', 'condition', 'increment', 'left', 'right', 'value'];
/** `describe`, `test.describe.only`: what is called says nothing of the tests inside. */
const PLAIN_SUITE = /^(?:[fx]?(?:describe|context)|suite|group|test|it)(?:\.\w+)*$/;
const SUITE = /^(?:[fx]?(?:describe|context)|suite|group|test|it)\b/;

function headOf(node: Node, below: Node): readonly Node[] {
  switch (node.type) {
    case 'for_in_statement':
    case 'for_statement':
    case 'while_statement':
    case 'if_statement':
      return LOOPED.flatMap((field) => nodeAt(node, field)).filter(({ id }) => id !== below.id);
    case 'call_expression': {
      const called = node.childForFieldName('function');
      return called === null || called.id === below.id || PLAIN_SUITE.test(called.text) ? [] : [called];
    }
    case 'arguments': {
      const called = node.parent?.childForFieldName('function');
      const others = childrenOf(node).filter(({ id }) => id !== below.id);
      // The first one is the title.
      return called && SUITE.test(called.text)
        ? others.filter(({ id }) => id !== node.namedChild(0)?.id)
        : others;
    }
    case 'arrow_function':
    case 'function_expression':
      return ['parameter', 'parameters']
        .flatMap((field) => nodeAt(node, field))
        .filter(({ text }) => /\w/.test(text));
    case 'decorated_definition':
      return childrenOf(node, 'decorator');
    case 'class_declaration':
      return [
        ...childrenOf(node, 'attribute_list'),
        ...childrenOf(node, 'modifiers').flatMap((modifiers) =>
          childrenOf(modifiers).filter(({ type }) => type.endsWith('annotation')),
        ),
      ];
    default:
      return [];
  }
}

function nodeAt(node: Node, field: string): readonly Node[] {
  const found = node.childForFieldName(field);
  return found === null ? [] : [found];
}

function childrenOf(node: Node, type?: string): readonly Node[] {
  return node.namedChildren.filter(
    (child): child is Node => child !== null && (type ?? child.type) === child.type,
  );
}

function rangeOf({ startIndex: start, endIndex: end }: Node): Range {
  return { start, end };
}
