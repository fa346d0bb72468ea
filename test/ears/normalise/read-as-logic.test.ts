import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClauseKind, EarsSentence } from '#model';
import { coverageOf } from '../../../plugins/ears/coverage.ts';
import { variablesOf } from '../../../plugins/ears/formulas.ts';
import { markShared } from '../../../plugins/ears/mark-shared.ts';
import { readAsLogic } from '../../../plugins/ears/normalise/read-as-logic.ts';
import { logic, NOTHING, responseOf, sentence, vocabularyOf } from './support.ts';

describe('readAsLogic', () => {
  test('takes all clauses together as the condition [LOGIC-MEANING-GUARD]', () => {
    const one = sentence(
      [
        ['where', 'a lock is fitted'],
        ['while', 'the lid is up'],
        ['when', 'a key turns left'],
      ],
      'click',
    );
    expect(logic(one)).toBe('(when: lock be fitted & when: lid be up & when: key turns left) => do: click');
  });

  test('takes a sentence without clauses for one that holds always [LOGIC-MEANING-GUARD]', () => {
    expect(logic(sentence([], 'click'))).toBe('true => do: click');
  });

  test('makes one statement of each response, with the same condition [LOGIC-MEANING-GUARD]', () => {
    const responses = [responseOf('click', { system: 'The Lock' }), responseOf('open', { negated: true })];
    const { statements } = readAsLogic(sentence([['when', 'a key turns left']], '', { responses }), NOTHING);
    expect(statements.map(({ id, system }) => [id, system])).toEqual([
      ['BOX-1/1', 'lock'],
      ['BOX-1/2', 'box'],
    ]);
    expect(statements[0]?.guard).toEqual(statements[1]?.guard);
  });

  test('reads WHEN, WHILE, IF and WHERE of the same words as the same condition [LOGIC-MEANING-SHARED]', () => {
    const kinds: ClauseKind[] = ['when', 'while', 'if', 'where'];
    const all = kinds.map((kind) => logic(sentence([[kind, 'the file is not valid']], 'click')));
    expect(new Set(all)).toEqual(new Set(['!(when: file be valid) => do: click']));
  });

  test('reads UNLESS as a condition that is denied [LOGIC-MEANING-UNLESS]', () => {
    expect(logic(sentence([['unless', 'the lid is up']], 'click'))).toBe('!(when: lid be up) => do: click');
    expect(logic(sentence([['unless', 'the lid is not up']], 'click'))).toBe('when: lid be up => do: click');
  });

  test('reasons about no until, before or after: each text is a condition of its own [LOGIC-MEANING-RELEASE]', () => {
    const guards = (['until', 'before', 'after', 'when'] as const).map((kind) =>
      logic(sentence([[kind, 'the lid is up']], 'click')),
    );
    expect(new Set(guards).size).toBe(4);
    expect(guards[0]).toBe('release: until lid be up => do: click');
  });

  test('knows how long a condition has held, and that it begins [LOGIC-MEANING-HELD]', () => {
    const held = readAsLogic(sentence([['when', 'the lid has held for at least 5 s']], 'click'), NOTHING);
    expect(held.statements[0]).toMatchObject({
      heldFor: { n: 5n, d: 1n },
      guard: { variable: { key: 'when: lid' } },
    });
    const rises = readAsLogic(
      sentence([['when', '`open` becomes true']], 'click'),
      vocabularyOf('flag open "x is so"'),
    );
    expect(rises.statements[0]).toMatchObject({ rises: true, guard: { variable: { key: 'open' } } });
  });

  test.each<[string, Partial<EarsSentence>, readonly (readonly [ClauseKind, string])[], string, string]>([
    ['a sentence that its parser gave up', { opaque: 'lead' }, [['when', 'a is so']], 'click', '? lead'],
    ['a restriction', {}, [['only-if', 'a is so']], 'click', '? restriction'],
    ['a quantifier', {}, [['for-each', 'file']], 'click', '? quantifier'],
    [
      'AND and OR without brackets',
      {},
      [['when', 'a is so AND b is so OR c is so']],
      'click',
      '? mixed-and-or',
    ],
    ['an empty condition', {}, [['when', '']], 'click', '? ambiguous-scope'],
    ['a response that only restricts', {}, [], 'only click', '? restriction'],
    ['a sentence without a response', { responses: [] }, [], '', '? no-response'],
  ])(
    'names what it does not read with its reason: %s [LOGIC-MEANING-OPAQUE]',
    (_, more, clauses, text, expected) => {
      const one = sentence(clauses, text, more);
      expect(logic(one)).toBe(expected);
      const { conditions, opaque } = readAsLogic(one, NOTHING);
      expect(conditions).toHaveLength(clauses.length);
      expect(opaque[0]?.span.path).toBe('spec.md');
    },
  );

  test('reads no condition that goes on with what is asked for [LOGIC-MEANING-OPAQUE]', () => {
    const one = sentence([['unless', 'it is fresh, and delete the old one']], 'keep the file');
    const [clause] = one.clauses;
    expect(logic({ ...one, clauses: clause === undefined ? [] : [{ ...clause, trailing: true }] })).toBe(
      '? ambiguous-scope',
    );
  });

  test('marks what leans on something said elsewhere [LOGIC-SAME-POINTS]', () => {
    const of = (clause: string, text: string) =>
      readAsLogic(sentence([['when', clause]], text), NOTHING).statements[0]?.unshareable;
    expect([of('it is read', 'click'), of('a is so', 'delete it'), of('a is so', 'click')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('names the declarations that a statement rests on [LOGIC-DECLARED-CONDITION]', () => {
    const vocabulary = vocabularyOf('system Lock also "the bolt"', 'flag open "the lid is up"');
    const one = sentence([['when', 'the lid is up']], 'click', {
      responses: [responseOf('click', { system: 'bolt' })],
    });
    const { statements, conditions } = readAsLogic(one, vocabulary);
    expect(statements[0]?.system).toBe('Lock');
    expect(statements[0]?.declarations).toEqual([vocabulary.terms.find(({ name }) => name === 'open')?.span]);
    expect(conditions[0]).toMatchObject({ reading: 'formal', variables: ['open'] });
  });

  test('gives no response the key of a condition, whatever their words [LOGIC-SAME-KINDS]', () => {
    const words = fc.array(
      fc.constantFrom(
        'open',
        'the',
        'valve',
        'is',
        'state',
        '"A"',
        'set',
        'to',
        'at',
        'most',
        '5',
        's',
        'exit',
        'with',
        'code',
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(words, words, (clause, text) => {
        const { statements } = readAsLogic(sentence([['when', clause.join(' ')]], text.join(' ')), NOTHING);
        for (const { guard, effect } of statements) {
          const asked = new Set(variablesOf(effect.formula).keys());
          const met = [...variablesOf(guard).values()].filter(
            ({ key, role }) => asked.has(key) && role !== 'response',
          );
          expect(met).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('markShared', () => {
  const read = (...all: readonly EarsSentence[]) =>
    markShared(
      all,
      all.map((one) => readAsLogic(one, NOTHING)),
    );

  test('calls a condition shared that another sentence repeats [LOGIC-COVERAGE-READINGS]', () => {
    const { sentences } = read(
      sentence(
        [
          ['when', 'the lid is up'],
          ['while', 'a key turns left'],
        ],
        'click',
      ),
      sentence([['while', 'a lid is up']], 'open', { id: 'BOX-2' }),
    );
    expect(sentences.map(({ conditions }) => conditions.map(({ reading }) => reading))).toEqual([
      ['shared', 'opaque'],
      ['shared'],
    ]);
  });

  test('gives a state all values that any sentence names, and no more numbers than whole ones allow [LOGIC-STATE-VALUES]', () => {
    const one = read(
      sentence([['when', 'the order status is "Open"']], 'keep at most 5 files'),
      sentence([['when', 'the order status is "Paid"']], 'keep at most 2.5 files', { id: 'BOX-2' }),
      sentence([['when', 'a is so']], 'click', { id: 'BOX-3' }),
    );
    const sorts = one.read.map(({ statements }) =>
      statements.flatMap(({ guard, effect }) =>
        [...variablesOf(guard).values(), ...variablesOf(effect.formula).values()].map(({ sort }) => sort),
      ),
    );
    expect(sorts[0]).toEqual(sorts[1]);
    expect(sorts[0]).toEqual([
      { kind: 'choice', values: ['open', 'paid'], open: true },
      { kind: 'number', dimension: 'file', whole: false },
    ]);
    expect(one.read.map(({ statements }) => statements[0]?.id)).toEqual(['BOX-1/1', 'BOX-2/1', 'BOX-3/1']);
  });

  test('counts every condition once, and lists what was left out with its claim [LOGIC-COVERAGE-READINGS]', () => {
    const one = read(
      sentence(
        [
          ['when', 'the count exceeds 5'],
          ['when', 'the lid is up'],
        ],
        'click',
      ),
      sentence([['when', 'a is so AND b is so OR c is so']], 'click', { id: 'BOX-2' }),
      sentence([['when', 'a is so']], 'click', { id: 'BOX-3', opaque: 'lead' }),
    );
    const coverage = coverageOf(one.sentences, one.read, undefined);
    expect(coverage.conditions).toEqual({ formal: 1, shared: 0, opaque: 1, unread: 2 });
    expect(coverage.sentences).toBe(3);
    expect(coverage.opaque.map(({ reason, claim }) => [reason, claim])).toEqual([
      ['mixed-and-or', 'BOX-1'],
      ['lead', 'BOX-1'],
    ]);
  });
});
