import { describe, expect, it } from 'vitest';
import type { Formula } from '../../../plugins/ears/formula.ts';
import { vocabularyOf } from './vocabulary-of.ts';

const VOCABULARY = vocabularyOf(`system  Backend API  also "the server"
state Mode : OPEN | HALF-OPEN | CLOSED | "stand by"
  "the circuit is {v}" "the circuit mode is {v}" "the circuit mode"
  set-by "switch the circuit to {v}" "switch the circuit from {u} to {v}"
flag control "the pilot is in control" not "the pilot releases control"
flag valid "the token is valid"
event submit "the user submits the form" | "the form is submitted"
number duration (s) "the custom period duration"
action reject(form) "reject the form"
flag dry "\`--dry-run\` is given"`);

function print(formula: Formula | undefined): string | undefined {
  switch (formula?.kind) {
    case 'flag':
      return formula.variable.key;
    case 'choice':
      return `${formula.variable.key}=${formula.value}`;
    case 'not':
      return `not ${print(formula.of)}`;
    default:
      return formula?.kind;
  }
}

describe('words and phrases', () => {
  it.each([
    ['the pilot is in control', 'control'],
    ['The pilot is in control', 'control'],
    ['the pilot is not in control', 'not control'],
    ['pilot is in control', 'control'],
    ['the user submits the form', 'submit'],
    ['form is submitted', 'submit'],
    ['the form has been submitted', 'submit'],
    ['the token is invalid', 'not valid'],
    ['`--dry-run` is given', 'dry'],
    ['`control`', 'control'],
    ['control', 'control'],
    ['the pilot releases control', 'not control'],
    ['the pilot does not release control', 'control'],
  ])('takes %j for %s [VOC-MATCH-WHOLE]', (words, expected) => {
    expect(print(VOCABULARY.condition(words)?.formula)).toBe(expected);
  });

  it.each([
    'the pilot is in control of the plane',
    'when the pilot is in control',
    '`--DRY-RUN` is given',
    'reject the form',
    'duration',
    '',
  ])('fits no part of %j [VOC-MATCH-WHOLE]', (words) => {
    expect(VOCABULARY.condition(words)).toBeUndefined();
  });

  it.each([
    ['the circuit is OPEN', 'Mode=OPEN'],
    ['the circuit is closed', 'Mode=CLOSED'],
    ['the circuit is half-open', 'Mode=HALF-OPEN'],
    ['the circuit is `open`', 'Mode=OPEN'],
    ['the circuit is "stand by"', 'Mode=stand by'],
    ['the circuit mode is stand by', 'Mode=stand by'],
    ['the circuit is not open', 'not Mode=OPEN'],
    ['the circuit is broken', undefined],
    ['the circuit is open-ended', undefined],
  ])('finds the value in %j: %s [VOC-MATCH-VALUE]', (words, expected) => {
    expect(print(VOCABULARY.condition(words)?.formula)).toBe(expected);
  });

  it('keeps what a state is set to apart from what it was before [VOC-MATCH-SET]', () => {
    const to = VOCABULARY.response('switch the circuit to closed');
    expect(print(to?.formula)).toBe("Mode'=CLOSED");
    expect(to?.guard).toBeUndefined();
    const move = VOCABULARY.response('switch the circuit from `OPEN` to stand by');
    expect(print(move?.formula)).toBe("Mode'=stand by");
    expect(print(move?.guard)).toBe('Mode=OPEN');
    expect(move?.declaration).toBe('Mode');
    expect(print(VOCABULARY.response('reject the form')?.formula)).toBe('reject(form)');
  });

  it('takes a phrase with its own value for that value [VOC-MATCH-LEXICAL]', () => {
    const { condition, response, problems, terms } = vocabularyOf(`state Session : ACTIVE | LOCKED | ENDED
  "the session is {v}"
  ENDED "the session is over" | "the user has signed out"
  set-by LOCKED "lock the session" "lock the session after {u}" set-by "switch the session to {v}"`);
    expect(problems).toEqual([]);
    expect(terms[0]?.phrases).toHaveLength(6);
    expect(print(condition('the session is over')?.formula)).toBe('Session=ENDED');
    expect(print(condition('the session is not over')?.formula)).toBe('not Session=ENDED');
    expect(print(condition('the session is active')?.formula)).toBe('Session=ACTIVE');
    expect(print(response('lock the session')?.formula)).toBe("Session'=LOCKED");
    expect(print(response('lock the session after ACTIVE')?.guard)).toBe('Session=ACTIVE');
    expect(print(response('switch the session to ended')?.formula)).toBe("Session'=ENDED");
  });

  it('finds numbers, states and systems by their names [VOC-MATCH-NAME]', () => {
    expect(VOCABULARY.quantity('the custom period duration')?.key).toBe('duration');
    expect(VOCABULARY.quantity('`duration`')?.key).toBe('duration');
    expect(VOCABULARY.quantity('the circuit mode')?.key).toBe('Mode');
    expect(VOCABULARY.quantity('control')).toBeUndefined();
    expect(VOCABULARY.variable('duration')?.sort).toEqual({
      kind: 'number',
      dimension: 'time',
      whole: false,
    });
    expect(['the Backend_API', 'backend api', 'The server', 'frontend'].map(VOCABULARY.system)).toEqual([
      'Backend API',
      'Backend API',
      'Backend API',
      undefined,
    ]);
  });

  it('uses neither of two phrases that cannot be told apart, and says so once [VOC-MATCH-AMBIGUOUS]', () => {
    const { condition, problems } = vocabularyOf(
      'flag a "the lamp is on"\nflag b "lamp is on"\nflag c "the fan is on" not "the fan is on"',
    );
    expect(condition('the lamp is on')).toBeUndefined();
    expect(condition('the fan is on')).toBeUndefined();
    expect(problems).toMatchObject([
      { kind: 'ambiguous-phrase', message: '“lamp is on” of `b` reads the same as “the lamp is on” of `a`' },
      {
        kind: 'ambiguous-phrase',
        message: '“the fan is on” of not `c` reads the same as “the fan is on” of `c`',
      },
    ]);
  });

  it('tells a phrase of two states apart by their values [VOC-MATCH-AMBIGUOUS]', () => {
    const apart = vocabularyOf('state a : X | Y "it is {v}"\nstate b : P | Q "it is {v}"');
    expect(apart.problems).toEqual([]);
    expect(print(apart.condition('it is P')?.formula)).toBe('b=P');
    const alike = vocabularyOf('state a : X | Y "it is {v}"\nstate b : Y | Q "it is {v}"\nflag c "it is X"');
    expect(alike.problems.map(({ kind }) => kind)).toEqual(['ambiguous-phrase', 'ambiguous-phrase']);
    expect(alike.condition('it is Y')).toBeUndefined();
    expect(alike.condition('it is X')).toBeUndefined();
    expect(print(alike.condition('it is Q')?.formula)).toBe('b=Q');
  });

  it('looks words up, however many phrases are declared [VOC-MATCH-FAST]', () => {
    const flags = Array.from({ length: 2000 }, (_, index) => `flag f${index} "the lamp ${index} is lit"`);
    const large = vocabularyOf(flags.join('\n'));
    const words = Array.from({ length: 2000 }, (_, index) => `the lamp ${index} is lit`);
    for (const one of words) large.condition(one);
    const begun = performance.now();
    for (const one of words) expect(large.condition(one)).toBeDefined();
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('stays quick where values of states fill a condition [VOC-MATCH-FAST]', () => {
    const { condition } = vocabularyOf('state a : X | Y "it is {v}"');
    const begun = performance.now();
    condition('X Y '.repeat(5000));
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
