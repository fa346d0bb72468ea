import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { parseModule, printModule } from '../../../plugins/alloy/syntax/index.ts';
import { tokenize } from '../../../plugins/alloy/syntax/lexer.ts';

const folder = join(import.meta.dirname, '..', 'models');
const models = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.als'))
    .map((name) => join(folder, name)),
  join(import.meta.dirname, 'grammar.als'),
].map((name) => readFileSync(name, 'utf8'));
const words = [
  ...new Set(models.flatMap((text) => tokenize(text, 'm.als').tokens.map((token) => token.text))),
];

interface Spanned {
  readonly span: { readonly start: number; readonly end: number };
}

/** Every part of a tree that has a span, with the nearest part around it. */
function spans(tree: unknown, around: Spanned | undefined, found: [Spanned, Spanned | undefined][]): void {
  if (typeof tree !== 'object' || tree === null) return;
  let nearest = around;
  if ('span' in tree) {
    nearest = tree as Spanned;
    found.push([nearest, around]);
  }
  for (const [key, value] of Object.entries(tree)) if (key !== 'span') spans(value, nearest, found);
}

function checkSpans(text: string): void {
  const { module, problems } = parseModule(text, 'm.als');
  const found: [Spanned, Spanned | undefined][] = problems.map((problem) => [problem, undefined]);
  spans(module, undefined, found);
  for (const [{ span }, around] of found) {
    expect(span.start).toBeGreaterThanOrEqual(around?.span.start ?? 0);
    expect(span.end).toBeLessThanOrEqual(around?.span.end ?? text.length);
    expect(span.start).toBeLessThanOrEqual(span.end);
  }
  // What was read can always be shown.
  expect(typeof printModule(module)).toBe('string');
}

type Change = { readonly at: number; readonly kind: 'drop' | 'add' | 'swap'; readonly word: string };

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('drop', 'add', 'swap'),
  word: fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 3 })),
});

function changeTokens(text: string, changes: readonly Change[]): string {
  return changes.reduce((changed, { at, kind, word }) => {
    const { tokens } = tokenize(changed, 'm.als');
    const index = at % tokens.length;
    const [token, next] = [tokens[index], tokens[index + 1]];
    if (token === undefined) return changed;
    const [before, after] = [changed.slice(0, token.start), changed.slice(token.end)];
    if (kind === 'drop') return before + after;
    if (kind === 'add' || next === undefined) return `${before}${word} ${token.text}${after}`;
    return `${before}${next.text} ${token.text}${changed.slice(next.end)}`;
  }, text);
}

function changeCharacters(text: string, changes: readonly Change[]): string {
  return changes.reduce((changed, { at, kind, word }) => {
    const index = at % (changed.length + 1);
    const [before, after] = [changed.slice(0, index), changed.slice(index)];
    if (kind === 'drop') return before + after.slice(1);
    if (kind === 'add') return before + word + after;
    return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
  }, text);
}

describe('any text', () => {
  it('is read without failing, with every place inside what it belongs to [ALLOY-PARSE-NEVER-FAILS]', () => {
    for (const text of models) checkSpans(text);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), checkSpans));
    const soup = fc.array(fc.constantFrom(...words, ' ', '\n', '"', '/*', "'"), { maxLength: 80 });
    fc.assert(
      fc.property(soup, (parts) => checkSpans(parts.join(' '))),
      { numRuns: 500 },
    );
  });

  it('may be a model with words and characters changed [ALLOY-PARSE-NEVER-FAILS]', () => {
    const changed = fc.tuple(fc.constantFrom(...models), fc.array(change, { minLength: 1, maxLength: 4 }));
    fc.assert(fc.property(changed, ([text, changes]) => checkSpans(changeTokens(text, changes))));
    fc.assert(fc.property(changed, ([text, changes]) => checkSpans(changeCharacters(text, changes))));
  });

  it('gives the same tree and problems again [ALLOY-PARSE-NEVER-FAILS]', () => {
    const changed = fc.tuple(fc.constantFrom(...models), fc.array(change, { maxLength: 3 }));
    fc.assert(
      fc.property(changed, ([text, changes]) => {
        const made = changeTokens(text, changes);
        expect(parseModule(made, 'm.als')).toEqual(parseModule(made, 'm.als'));
      }),
      { numRuns: 20 },
    );
  });
});

/** Forms that can be put inside themselves: what stands before the inside, and after it. */
const NESTED: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['{', '}'],
  ['f[', ']'],
  ['disj[', ']'],
  ['not ', ''],
  ['no (', ')'],
  ['# ', ''],
  ['int ', ''],
  ['~', ''],
  ['', "'"],
  ['', '[b]'],
  ['', ' + b'],
  ['b -> ', ''],
  ['b => ', ''],
  ['b => c else ', ''],
  ['(b => ', ' else c)'],
  ['b ; ', ''],
  ['b.', ''],
  ['all x: A | ', ''],
  ['all x: A {', '}'],
  ['all x: (', ') | x'],
  ['let x = A | ', ''],
  ['let x = ', ' | x'],
  ['{x: A | ', '}'],
  ['{x: ', '}'],
  ['(a or b and c => d + {', '})'],
];

describe('nesting', () => {
  const nest = ([before, after]: readonly [string, string], times: number) =>
    `fact { ${before.repeat(times)}a${after.repeat(times)} } sig After {}`;

  it('of every form is read to a depth no one writes [ALLOY-PARSE]', () => {
    for (const form of NESTED) {
      const { module, problems } = parseModule(nest(form, 40), 'm.als');
      expect(
        problems.map(({ message }) => message),
        form.join('…'),
      ).toEqual([]);
      expect(module.paragraphs).toHaveLength(2);
      expect(printModule(module)).toContain('sig After');
    }
  });

  it('of every form is a problem when it is deeper than the limit [ALLOY-PARSE-NEVER-FAILS]', () => {
    for (const form of NESTED) {
      const { module, problems } = parseModule(nest(form, 50_000), 'm.als');
      expect(
        problems.map(({ message }) => message),
        form.join('…'),
      ).toEqual([`The expression is nested more than ${LIMITS.alloySyntaxDepth} levels deep.`]);
      expect(module.paragraphs.map(({ kind }) => kind)).toEqual(['signature']);
    }
  });

  it('of commands that follow each other has a limit too [ALLOY-PARSE-NEVER-FAILS]', () => {
    const { problems } = parseModule(`run p ${'=> run p '.repeat(50_000)}`, 'm.als');
    expect(problems[0]?.message).toBe('Too many commands follow each other with `=>`.');
  });
});

describe('very many problems', () => {
  it('are listed up to a limit, and counted beyond it [ALLOY-PARSE-ERROR]', () => {
    const { problems } = parseModule('fact f '.repeat(LIMITS.alloyProblems + 20), 'm.als');
    expect(problems).toHaveLength(LIMITS.alloyProblems + 1);
    expect(problems.at(-1)?.message).toBe('There are 20 more problems.');
  });
});
