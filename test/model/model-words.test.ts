import { describe, expect, it } from 'vitest';
import {
  type Command,
  type CommandRun,
  type Outcome,
  outcomeSentence,
  scopeInWords,
  standingOf,
} from '#model';

const span = { path: 'a.als', start: 0, end: 1 };
const command = (kind: 'run' | 'check', expect?: number): Command => ({
  index: 0,
  kind,
  label: 'full',
  scope: 'for 3',
  ...(expect === undefined ? {} : { expect }),
  span,
});
const state = { signatures: [], fields: [], witnesses: [] };
const instance = { bitwidth: 4, states: [state] };
const outcomes: Readonly<Record<string, Outcome>> = {
  holds: { kind: 'holds' },
  violated: { kind: 'violated', counterexample: instance },
  inhabited: { kind: 'inhabited', instance },
  uninhabited: { kind: 'uninhabited' },
  unknown: { kind: 'unknown', reason: 'time', message: 'It took too long' },
  error: { kind: 'error', message: 'No scope for `A`.', span, unsupported: false },
};
const run = (kind: 'run' | 'check', outcome: string, expect?: number): CommandRun => ({
  command: command(kind, expect),
  outcome: outcomes[outcome] ?? { kind: 'holds' },
  statistics: { primaryVariables: 1, variables: 2, clauses: 3, traceLength: 1, translateMs: 0, solveMs: 0 },
});

describe('standingOf', () => {
  it.each([
    ['check', 'holds', undefined, 'as-expected'],
    ['check', 'violated', undefined, 'unexpected'],
    ['check', 'holds', 0, 'as-expected'],
    ['check', 'violated', 0, 'unexpected'],
    ['check', 'holds', 1, 'unexpected'],
    ['check', 'violated', 1, 'as-expected'],
    ['run', 'inhabited', undefined, 'as-expected'],
    ['run', 'uninhabited', undefined, 'unexpected'],
    ['run', 'inhabited', 0, 'unexpected'],
    ['run', 'uninhabited', 0, 'as-expected'],
    ['run', 'inhabited', 1, 'as-expected'],
    ['run', 'uninhabited', 1, 'unexpected'],
    ['run', 'unknown', 1, 'undecided'],
    ['check', 'error', 0, 'undecided'],
  ] as const)(
    'holds a %s that is %s against an expectation of %s: %s [JUDGE-MODEL-EXPECT]',
    (kind, outcome, expected, standing) => {
      expect(standingOf(run(kind, outcome, expected))).toBe(standing);
    },
  );
});

describe('outcomeSentence', () => {
  it('names command and scope in every sentence, and never says that something is proved [JUDGE-MODEL-WHY]', () => {
    for (const kind of ['run', 'check'] as const) {
      for (const outcome of Object.keys(outcomes)) {
        for (const expected of [undefined, 0, 1]) {
          const sentence = outcomeSentence(run(kind, outcome, expected));
          expect(sentence).toContain(`\`${kind} full\``);
          expect(sentence).toContain('within the scope `for 3`');
          expect(sentence).toMatch(/\.$/);
          expect(sentence).not.toMatch(/prov|verified|always|never/i);
        }
      }
    }
  });

  it('says where an outcome differs from what is expected [JUDGE-MODEL-WHY]', () => {
    expect(outcomeSentence(run('check', 'holds', 1))).toBe(
      '`check full` expects a counterexample, but there is none within the scope `for 3`.',
    );
    expect(outcomeSentence(run('run', 'uninhabited'))).toContain('cannot happen there');
    expect(outcomeSentence(run('check', 'error'))).toBe(
      '`check full` could not be run within the scope `for 3`: No scope for `A`.',
    );
  });

  it('says of a vacuous outcome that nothing satisfies the facts [ALLOY-VACUOUS]', () => {
    const vacuous = { ...run('check', 'holds'), outcome: { kind: 'holds', vacuous: true } as const };
    expect(outcomeSentence(vacuous)).toBe(
      "`check full`: no counterexample within the scope `for 3`, but nothing at all satisfies the model's facts there.",
    );
  });

  it('puts a name with back-ticks into no code of its own [JUDGE-MODEL-WHY]', () => {
    const odd = { ...run('run', 'inhabited'), command: { ...command('run'), label: 'a`b', scope: 'for `3' } };
    expect(outcomeSentence(odd)).toBe("`run a'b`: there is an instance within the scope `for '3`.");
  });
});

describe('scopeInWords', () => {
  it.each([
    ['', false, ['at most 3 of each signature, which is the default']],
    ['for 5', false, ['at most 5 of each signature']],
    [
      'for 3 but exactly 2 Box, 4 int',
      false,
      ['at most 3 of each other signature', 'exactly 2 Box', 'integers of 4 bits, from -8 to 7'],
    ],
    ['for 3 Box, 2 Value', false, ['at most 3 Box', 'at most 2 Value']],
    ['for 3 but 10 steps', true, ['at most 3 of each signature', 'traces of at most 10 states']],
    ['for 3 but 1..8 steps', true, ['at most 3 of each signature', 'traces of at most 8 states']],
    ['for 2 A, 4..8 steps', true, ['at most 2 A', 'traces of 4 to 8 states']],
    ['for 2 A, exactly 6 steps', true, ['at most 2 A', 'traces of exactly 6 states']],
    ['for 2 A, 1.. steps', true, ['at most 2 A', 'traces of 1 and more states']],
    ['for 3', true, ['at most 3 of each signature', 'traces of at most 10 states, which is the default']],
    [
      'for 3 but 4 seq, 2 String',
      false,
      ['at most 3 of each signature', 'sequences of at most 4', 'at most 2 texts'],
    ],
    ['for 3 but 1..3:1 Box', false, ['at most 3 of each other signature', '1..3:1 Box']],
  ] as const)('says %j in words [SITE-MODEL-SCOPE]', (scope, temporal, words) => {
    expect(scopeInWords(scope, temporal)).toEqual(words);
  });
});
