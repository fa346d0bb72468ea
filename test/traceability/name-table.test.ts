import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeSymbol, TextHash } from '#model';
import { isContained, isTest, type Wanted } from '../../plugins/traceability/find-name.ts';
import { isWhole, partAnswers, wholeAnswers } from '../../plugins/traceability/name-table.ts';
import { comparableTitle, compareTitle } from '../../plugins/traceability/symbols/titles.ts';

const WORDS = ['a box', 'box', 'opens', 'a', '[BOX-ADD]', '%s', `\${n}`, '', '  ', 'a box opens'];
const title = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((part) => part.join(' '));

const symbols = fc.array(
  fc.record(
    {
      name: title,
      title,
      kind: fc.constantFrom('function' as const, 'method' as const, 'test' as const, 'suite' as const),
      container: fc.constantFrom('Box', 'a.Box', 'Crate'),
    },
    { requiredKeys: ['name', 'kind'] },
  ),
  { maxLength: 12 },
);

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  title.map((words) => ({ kind: 'title' as const, words })),
  title.map((name) => ({ kind: 'identifier' as const, name, container: 'Box' })),
  fc.constant({ kind: 'description' as const, words: 'a box', mentions: ['box'] }),
);

/** What a symbol answers, found without any table. */
function answerOf(symbol: CodeSymbol, asked: Wanted): 'equal' | 'part' | undefined {
  if (asked.kind === 'description') return undefined;
  if (asked.kind === 'identifier')
    return symbol.name === asked.name && isContained(symbol, asked.container) ? 'equal' : undefined;
  if (!isTest(symbol)) return undefined;
  const answers = [symbol.name, symbol.title].map((name) =>
    name === undefined ? undefined : compareTitle(comparableTitle(name), asked.words),
  );
  return answers.includes('equal') ? 'equal' : answers.find((answer) => answer !== undefined);
}

describe('symbols by name', () => {
  it('answers as going through all symbols of the file would [TRACE-SCAN-LARGE]', () => {
    fc.assert(
      fc.property(symbols, wanted, (drafts, asked) => {
        const all = drafts.map(
          (draft, i): CodeSymbol => ({
            ...draft,
            span: { path: 'a.ts', start: i, end: i + 1 },
            line: i + 1,
            endLine: i + 1,
            contract: [],
            hash: `${i}` as TextHash,
          }),
        );
        const equal = all.filter((symbol) => answerOf(symbol, asked) === 'equal');
        expect(wholeAnswers(all, asked)).toEqual(equal);
        const part = all.filter((symbol) => answerOf(symbol, asked) === 'part');
        expect(partAnswers(all, asked).filter((symbol) => !equal.includes(symbol))).toEqual(part);
        for (const symbol of equal) expect(isWhole(symbol, asked)).toBe(true);
        for (const symbol of part) expect(isWhole(symbol, asked)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
