import { describe, expect, it } from 'vitest';
import { type CheckedCommand, type ModelReport, type Outcome, sourceFile } from '#model';
import { commandRows, formatCommandSummary, formatCommands, formatInstance } from '#report';
import { checked, INSTANCE, LATE, VIOLATED } from '../evidence/model-evidence.ts';

const PLAIN = { colour: false, width: 100 };
const FILE = sourceFile('box.als', `${'\n'.repeat(9)}check Full for 3\nrun some for 2\n`);
const at = (index: number, start: number, outcome: Outcome, rest: object = {}): CheckedCommand =>
  checked({ start, outcome, command: { index, span: { path: 'box.als', start, end: start + 5 }, ...rest } });

function report(...runs: CheckedCommand[]): ModelReport {
  return { path: 'box.als', engine: 'Casebook 0.0.0', items: [], problems: [], runs };
}

const ALL = report(
  at(0, 9, { kind: 'holds' }, { expect: 0 }),
  at(1, 26, { kind: 'inhabited', instance: INSTANCE }, { kind: 'run', label: 'some', scope: '' }),
  at(2, 26, VIOLATED),
  at(3, 26, LATE),
  at(4, 26, {
    kind: 'error',
    message: 'No.',
    span: { path: 'box.als', start: 0, end: 1 },
    unsupported: true,
  }),
  at(5, 26, { kind: 'unknown', reason: 'disagreement', message: 'They differ.' }),
);

describe('commandRows', () => {
  it('gives a program exactly these fields, and the solver’s word for each outcome [CLI-MODEL-JSON]', () => {
    const rows = commandRows(ALL, FILE, { instances: false });
    expect(rows[0]).toEqual({
      file: 'box.als',
      index: 0,
      line: 10,
      label: 'Full',
      kind: 'check',
      scope: 'for 3',
      expect: 0,
      status: 'unsat',
      ms: 9,
      translateMs: 4,
      solveMs: 5,
      vars: 2,
      clauses: 3,
      traceLength: 1,
      message: null,
    });
    expect(rows.map(({ status, message }) => [status, message])).toEqual([
      ['unsat', null],
      ['sat', null],
      ['sat', null],
      ['unknown', 'It took longer than 60 seconds.'],
      ['error', 'No.'],
      ['error', 'They differ.'],
    ]);
    expect(rows[1]).toMatchObject({ line: 11, expect: null, scope: '' });
  });

  it('adds instances where they are asked for and there is one [CLI-MODEL-COMMAND]', () => {
    const rows = commandRows(ALL, FILE, { instances: true });
    expect(rows.map(({ instance }) => instance)).toEqual([
      undefined,
      INSTANCE,
      INSTANCE,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('formatCommands', () => {
  it('gives each command a line: place, name, outcome against expectation, size and scope [CLI-MODEL-ROWS]', () => {
    expect(formatCommands(ALL, FILE, { ...PLAIN, instances: false })).toBe(`box.als
  0  check Full  ✓ no counterexample, expect 0  line 10  9 ms  2 vars, 3 clauses  for 3
  1  run some    ✓ instance                     line 11  9 ms  2 vars, 3 clauses
  2  check Full  ✗ counterexample               line 11  9 ms  2 vars, 3 clauses  for 3
  3  check Full  ? unknown                      line 11  9 ms  2 vars, 3 clauses  for 3
       It took longer than 60 seconds.
  4  check Full  ? error                        line 11  9 ms  2 vars, 3 clauses  for 3
       No.
  5  check Full  ? engines disagree             line 11  9 ms  2 vars, 3 clauses  for 3
       They differ.`);
    expect(formatCommandSummary([ALL], PLAIN)).toBe('6 commands: 2 as expected, 1 not, 3 without an answer');
  });

  it('shows what is wrong with the text, with carets, and what a second engine could not do [CLI-MODEL-PROBLEM]', () => {
    const broken: ModelReport = {
      ...report({
        ...at(0, 9, { kind: 'holds' }),
        second: { engine: 'Other', answer: 'error', message: 'Too hard.' },
      }),
      problems: [
        {
          severity: 'error',
          message: 'What is this?',
          span: { path: 'box.als', start: 15, end: 19 },
          hint: 'A name.',
        },
      ],
    };
    const text = formatCommands(broken, FILE, { ...PLAIN, instances: false });
    expect(text).toContain(`  error 10:7  What is this?
    │ check Full for 3
    │       ^^^^
    hint A name.`);
    expect(text).toContain('Other: Too hard.');
    expect(formatCommandSummary([broken], PLAIN)).toBe(
      '1 command: 1 as expected, 0 not, 0 without an answer; 1 error in models\nOther: agrees on 0, disagrees on 0, 1 not compared',
    );
  });

  it('lets nothing in a model steer the terminal [FIND-TEXT-SAFE]', () => {
    const evil = '\u001b[2Jevil\u202e';
    const text = formatCommands(
      {
        ...report(
          at(
            0,
            9,
            { kind: 'error', message: evil, span: { path: evil, start: 0, end: 1 }, unsupported: false },
            { label: evil, scope: evil },
          ),
        ),
        problems: [
          { severity: 'warning', message: evil, span: { path: evil, start: 0, end: 1 }, hint: evil },
        ],
        path: evil,
      },
      FILE,
      { ...PLAIN, instances: true },
    );
    expect(text).toContain('evil');
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('formatInstance', () => {
  const state = (held: readonly (readonly string[])[], atoms: readonly string[] = ['Box$0']) => ({
    signatures: [{ name: 'Box', variable: false, atoms }],
    fields: [{ signature: 'Box', name: 'held', variable: true, tuples: held }],
    witnesses: [],
  });

  it('lists signatures, fields and the command’s own values [CLI-MODEL-COMMAND]', () => {
    expect(
      formatInstance({
        bitwidth: 4,
        states: [{ ...state([['Box$0', 'Value$1']]), witnesses: [{ name: '$b', tuples: [] }] }],
      }),
    ).toBe('Box = { Box$0 }\nBox.held = { Box$0→Value$1 }\n$b = none');
  });

  it('shows of a trace the first state, what changes after it, and where it goes on [CLI-MODEL-COMMAND]', () => {
    const states = [state([]), state([['Box$0', 'V$0']]), state([['Box$0', 'V$0']])];
    expect(formatInstance({ bitwidth: 4, states, loop: 1 })).toBe(`state 0
  Box = { Box$0 }
  Box.held = none
state 1
  Box.held = { Box$0→V$0 }
state 2, then state 1 again
  nothing changed`);
  });
});
