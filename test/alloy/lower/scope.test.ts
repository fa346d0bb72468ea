import { describe, expect, it } from 'vitest';
import { loweringFailure, lowerText, scopeOf } from '../support/lower-text.ts';

const tree = `
  abstract sig Shape {}
  sig Round extends Shape {}
  sig Angled extends Shape {}
  one sig Square extends Angled {}
  sig Colour {}
`;

describe('scopes', () => {
  it.each([
    ['nothing given', 'for 3', 'Angled 3, Colour 3, Round 3, Shape 3, Square =1'],
    ['no scope at all', '', 'Angled 3, Colour 3, Round 3, Shape 3, Square =1'],
    ['a bitwidth only', 'for 5 Int', 'Angled 3, Colour 3, Round 3, Shape 3, Square =1'],
    [
      'all parts of an abstract signature',
      'for 2 Round, 3 Angled, 1 Colour',
      'Angled 3, Colour 1, Round 2, Shape 5, Square =1',
    ],
    ['all but one part', 'for 5 Shape, 2 Round, 1 Colour', 'Angled 3, Colour 1, Round 2, Shape 5, Square =1'],
    [
      'more parts than the whole',
      'for 2 but exactly 2 Round, exactly 2 Angled',
      'Angled =2, Colour 2, Round =2, Shape 4, Square =1',
    ],
    ['a part that must have more', 'for 3 but 0 Angled', 'Angled 1, Colour 3, Round 3, Shape 3, Square =1'],
    ['an exact whole', 'for 3 but exactly 4 Shape', 'Angled 4, Colour 3, Round 4, Shape =4, Square =1'],
  ])('derives the others from %s [ALLOY-SCOPE]', (_, given, derived) => {
    expect(scopeOf(`${tree} run {} ${given}`)).toBe(derived);
  });

  it('counts the values of an enum and lets nobody change that [ALLOY-SCOPE]', () => {
    expect(scopeOf('enum Light { red, green } run {} for 5')).toContain('Light =2, green =1');
    expect(loweringFailure('enum Light { red, green } run {} for 3 but 1 Light').message).toBe(
      '`Light` is an enum, so its scope cannot be given',
    );
  });

  it('makes the elements of an ordering exact [ALLOY-SCOPE]', () => {
    expect(scopeOf('open util/ordering[Step] sig Step {} sig Other {} run {} for 4')).toContain(
      'Other 4, Step =4',
    );
  });

  it.each([
    ['sig A {} sig B {} run {} for 2 A', '`B` no scope'],
    ['one sig A {} run {} for 2 A', '`A` is `one sig`, so its scope cannot be 2'],
    ['lone sig A {} run {} for 2 A', '`A` is `lone sig`, so its scope cannot be 2'],
    ['some sig A {} run {} for 0 A', '`A` is `some sig`, so its scope cannot be 0'],
    ['sig A {} sig B in A {} run {} for 3 but 1 B', '`B` is a subset signature'],
    ['var one sig A {} run {} for 3 but 0 A', '`A` is `one sig`, so its scope cannot be 0'],
    ['sig A {} run {} for 3 but 31 Int', 'bitwidth is 31'],
    ['sig A {} run {} for 3 but 3 Int, 4 seq', 'at most 3 elements'],
  ])('refuses what contradicts the declarations: %s [ALLOY-SCOPE]', (text, message) => {
    const failure = loweringFailure(text);
    expect(failure.message).toContain(message);
    expect(failure.unsupported).toBe(false);
  });

  it('points at the entry that is wrong [ALLOY-SCOPE]', () => {
    const text = 'one sig A {} run {} for 3 but 2 A';
    const { span } = loweringFailure(text);
    expect(text.slice(span.start, span.end)).toBe('2 A');
  });

  it('lets a variable signature with one atom at a time have several over time [ALLOY-SCOPE]', () => {
    expect(scopeOf('var one sig A {} run {} for 3')).toBe('A 3');
    expect(scopeOf('one sig A {} run {} for 3')).toBe('A =1');
  });

  it('looks at traces of 1 to 10 states where time is spoken of and no steps are given [ALLOY-SCOPE]', () => {
    expect(lowerText('var sig A {} run {}').problem.steps).toEqual({ minimum: 1, maximum: 10 });
    expect(lowerText('sig A {} run { always some A }').problem.steps).toEqual({ minimum: 1, maximum: 10 });
    expect(lowerText('sig A {} run { some A }').problem.steps).toBeUndefined();
    expect(lowerText('var sig A {} run {} for 3 but 4 steps').problem.steps).toEqual({
      minimum: 1,
      maximum: 4,
    });
    expect(lowerText('var sig A {} run {} for 3 but exactly 4 steps').problem.steps).toEqual({
      minimum: 4,
      maximum: 4,
    });
    expect(lowerText('var sig A {} run {} for 3 but 2..4 steps').problem.steps).toEqual({
      minimum: 2,
      maximum: 4,
    });
  });

  it('refuses steps where nothing changes, and steps without an end [ALLOY-SCOPE]', () => {
    expect(loweringFailure('sig A {} run { some A } for 3 but 4 steps').message).toContain(
      'nothing is `var`',
    );
    const hidden = 'sig A {} pred p { always some A } run { p } for 3 but 4 steps';
    expect(loweringFailure(hidden).message).toContain('neither the command nor a fact speaks of time');
    const open = loweringFailure('var sig A {} run {} for 3 but 1.. steps');
    expect(open.message).toContain('not supported yet');
    expect(open.unsupported).toBe(true);
  });

  it('says that a scope is too large instead of filling the memory [ALLOY-LIMIT-SIZE]', () => {
    const failure = loweringFailure('sig A { f: A -> A -> A } run {} for 100');
    expect(failure.tooLarge).toBe(true);
    expect(failure.message).toContain('too many possible tuples');
    expect(loweringFailure('sig A {} run {} for 2000000').tooLarge).toBe(true);
  });
});
