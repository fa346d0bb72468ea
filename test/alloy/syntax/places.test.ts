import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Expression, Name } from '../../../plugins/alloy/syntax/ast.ts';
import { parseModule } from '../../../plugins/alloy/syntax/index.ts';
import { readExpression } from './bracketed.ts';
import { withoutSpans } from './without-spans.ts';

const folder = join(import.meta.dirname, '..', 'models');
const models = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.als'))
    .map((name) => join(folder, name)),
  join(import.meta.dirname, 'grammar.als'),
];

/** Every part of a tree that has a text or a kind, and so a place. */
function* parts(tree: unknown): Generator<Name | Expression> {
  if (typeof tree !== 'object' || tree === null) return;
  if ('span' in tree && ('text' in tree || 'kind' in tree)) yield tree as Name | Expression;
  for (const value of Object.values(tree)) yield* parts(value);
}

const EXPRESSIONS: ReadonlySet<string> = new Set<Expression['kind']>([
  'block',
  'number',
  'string',
  'constant',
  'name',
  'unary',
  'binary',
  'arrow',
  'if',
  'quantified',
  'comprehension',
  'box',
]);

describe('the place of a node', () => {
  it('holds the text of a name, with nothing around it [ALLOY-PARSE]', () => {
    for (const model of models) {
      const text = readFileSync(model, 'utf8');
      for (const part of parts(parseModule(text, model).module)) {
        // `Int` stands for `int` too, and a quoted name has its quotes.
        if (!('text' in part) || part.text === 'Int') continue;
        const written = text.slice(part.span.start, part.span.end);
        expect([part.text, `"${part.text}"`]).toContain(
          written.replaceAll(/\s/g, part.text.includes(' ') ? ' ' : ''),
        );
      }
    }
  });

  it('holds the text of an expression, which alone is read as the same [ALLOY-PARSE]', () => {
    let count = 0;
    for (const model of models) {
      const text = readFileSync(model, 'utf8');
      for (const part of parts(parseModule(text, model).module)) {
        if (!('kind' in part) || !EXPRESSIONS.has(part.kind)) continue;
        const written = text.slice(part.span.start, part.span.end);
        // The words that take arguments are no expressions of their own.
        if (['disj', 'int', 'sum', 'pred/totalOrder'].includes(written)) continue;
        expect(withoutSpans(readExpression(written)), written).toEqual(withoutSpans(part));
        count++;
      }
    }
    expect(count).toBeGreaterThan(1000);
  });
});
