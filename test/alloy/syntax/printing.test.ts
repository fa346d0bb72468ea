import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseModule, printExpression, printModule } from '../../../plugins/alloy/syntax/index.ts';
import { arbitraryModule } from './arbitrary-module.ts';
import { readExpression } from './bracketed.ts';
import { withoutSpans } from './without-spans.ts';

const folder = join(import.meta.dirname, '..', 'models');
const models = readdirSync(folder).filter((name) => name.endsWith('.als'));

describe('a printed tree', () => {
  it('is read as an equal tree, without a problem [ALLOY-PARSE-PRINT]', () => {
    fc.assert(
      fc.property(arbitraryModule, (made) => {
        const text = printModule(made);
        const { module, problems } = parseModule(text, 'm.als');
        expect(problems, text).toEqual([]);
        expect(withoutSpans(module), text).toEqual(withoutSpans(made));
      }),
      { numRuns: 400 },
    );
  });

  it('of every model of our own is read as the model is [ALLOY-PARSE-PRINT]', () => {
    expect(models.length).toBeGreaterThan(5);
    for (const name of [
      ...models.map((model) => join(folder, model)),
      join(import.meta.dirname, 'grammar.als'),
    ]) {
      const { module, problems } = parseModule(readFileSync(name, 'utf8'), name);
      expect(problems, name).toEqual([]);
      const again = parseModule(printModule(module), name);
      expect(again.problems, name).toEqual([]);
      expect(withoutSpans(again.module), name).toEqual(withoutSpans(module));
      expect(printModule(again.module)).toBe(printModule(module));
    }
  });

  it('has the brackets it needs, and those that help a reader [ALLOY-PARSE-PRINT]', () => {
    for (const [text, printed] of Object.entries({
      '((a)) + (b.c)': 'a + b.c',
      '(a + b).c': '(a + b).c',
      'a - (b - c)': 'a - (b - c)',
      '(a => b) => c': '(a => b) => c',
      'a => (b => c)': 'a => b => c',
      'a => (b => c) else d': 'a => (b => c) else d',
      'a && !b || c': 'a and not b or c',
      '(a = b) = c': '(a = b) = c',
      '(no a) = b': '(no a) = b',
      'a or (all x: A | p)': 'a or all x: A | p',
      '(all x: A | p) or a': '(all x: A | p) or a',
      'a and not (all x: A | p)': 'a and not (all x: A | p)',
      "(~a)' + ~(a')": "(~a)' + ~(a')",
      "a' - (3)": "a' - (3)",
      'all x: A { p }': 'all x: A { p }',
      'let a = b, c = d | e': 'let a = b | let c = d | e',
      'f [a,b]': 'f[a, b]',
      'sum x': 'sum[x]',
      'A one->lone B->C': 'A one -> lone B -> C',
      '{x:A|p}': '{ x: A | p }',
      '{ p { q } }': '{\n  p\n  { q }\n}',
      '{ p (-1 = q) }': '{\n  p\n  (-1 = q)\n}',
    })) {
      expect(printExpression(readExpression(text))).toBe(printed);
    }
  });
});
