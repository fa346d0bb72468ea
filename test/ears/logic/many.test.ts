import { afterAll, describe, expect, it } from 'vitest';
import { analyseEars } from '#ears';
import { openSolver } from '#host';
import { sourceFile } from '#model';
import { parseSpec } from '#openspec';
import { analyseText } from './analyse-text.ts';

const solver = openSolver();
afterAll(() => solver.stop());

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('many sentences that decide the same', () => {
  it('are said to be undecided where they are too many, and still compared under equal conditions [CONS-PAIR-MANY]', async () => {
    const sentences = numbers(400).map(
      (at) => `WHILE the tank is full, WHEN key ${at} is pressed, the box SHALL set the color to c${at % 7}.`,
    );
    const opposed = 'WHILE the tank is full, WHEN key 7 is pressed, the box SHALL set the color to red.';
    const { issues } = await analyseText([], [...sentences, opposed], solver);
    const [undecided, ...others] = issues.filter(({ check }) => check === 'undecided');
    expect(others).toEqual([]);
    expect(undecided?.severity).toBe('note');
    expect(undecided?.hint).toContain('401 sentences decide the same thing');
    const clashes = issues.filter(({ check }) => check === 'contradiction');
    expect(clashes.map(({ core }) => core.map(({ claim }) => claim))).toEqual([['BOX-8', 'BOX-401']]);
  });

  it('name each sentence that is part of a conflict, and count the conflicts beyond a bound [CONS-PAIR-MANY]', async () => {
    const sentences = numbers(40).map(
      (at) => `WHEN the key is pressed, the box SHALL ${at % 2 === 0 ? '' : 'NOT '}show the lamp.`,
    );
    const { issues } = await analyseText([], sentences, solver);
    const errors = issues.filter(({ severity }) => severity === 'error');
    expect(new Set(errors.flatMap(({ core }) => core.map(({ claim }) => claim))).size).toBe(40);
    expect(errors.length).toBeLessThanOrEqual(40 * 5);
    const [counted] = issues.filter(({ check }) => check === 'undecided');
    expect(counted?.hint).toMatch(/^\d+ more findings/);
  });

  it('can have hundreds of names that exclude each other [CONS-PAIR-MANY]', async () => {
    const names = numbers(300).map((at) => `flag f${at}`);
    const exclusive = `exclusive ${numbers(300)
      .map((at) => `f${at}`)
      .join(', ')}`;
    const tied = ['assume g or h', 'exclusive a, g', 'exclusive a, h'];
    const sentences = ['WHILE `f1 and f2`, the box SHALL stop.', 'WHILE `a`, the box SHALL stop.'];
    const vocabulary = [...names, 'flag a', 'flag g', 'flag h', exclusive, ...tied];
    const { issues, scripts } = await analyseText(vocabulary, sentences, solver);
    const impossible = issues.filter(({ check }) => check === 'impossible-condition');
    // The second follows from all three declarations together, of which it names one flag only.
    expect(impossible.flatMap(({ core }) => core.map(({ claim }) => claim))).toEqual(['BOX-1', 'BOX-2']);
    for (const script of scripts.values()) expect(script.length).toBeLessThan(4000);
  });
});

describe('times that one condition must have held', () => {
  const held = (seconds: number, rest: string) =>
    `WHEN \`door\` has held for at least ${seconds} s, the box SHALL ${rest}.`;

  it('can be hundreds, each of which includes all shorter ones [CONS-PAIR-MANY]', async () => {
    const others = numbers(300).map((at) => held(at + 10, `ring bell ${at}`));
    const sentences = [held(5, 'show the lamp'), ...others, held(600, 'NOT show the lamp')];
    const { issues, scripts } = await analyseText(['flag door'], sentences, solver);
    const [clash, ...more] = issues.filter(({ check }) => check === 'contradiction');
    expect(clash?.core.map(({ claim }) => claim)).toEqual(['BOX-1', 'BOX-302']);
    expect(clash?.relation).toBe('implied');
    expect(more).toEqual([]);
    const script = scripts.get(clash?.script ?? '') ?? '';
    expect(script.match(/has held for longer/g)).toHaveLength(1);
  }, 30_000);
});

describe('a state', () => {
  const MACHINE = [
    'state Door : SHUT | OPEN | STUCK',
    '  "the door is {v}"',
    '  set-by OPEN "open the door"',
    '  set-by STUCK "block the door"',
  ];

  it('has values that nothing leads to, and values that nothing is said of [CONS-MACHINE-DANGLING]', async () => {
    const notes = async (...sentences: readonly string[]) => {
      const { issues } = await analyseText(MACHINE, sentences, solver);
      return issues.flatMap(({ check, hint }) => (check === 'dangling-state' ? [hint] : []));
    };
    const open = 'WHILE the door is shut, WHEN the key is pressed, the box SHALL open the door.';
    expect(
      await notes(open, 'WHILE the door is stuck, WHEN the key is pressed, the box SHALL ring.'),
    ).toEqual([
      'This sentence leads to OPEN of Door, and none says what happens there.',
      'No sentence leads to STUCK of Door, which this one waits for.',
    ]);
    const ring = 'WHILE the door is open, WHEN the bell is pressed, the box SHALL ring.';
    expect(await notes(open, ring)).toEqual([]);
    // Nothing in these sentences sets it: it is set from outside.
    expect(await notes('WHILE the door is stuck, WHEN the key is pressed, the box SHALL ring.')).toEqual([]);
  });
});

describe('a script', () => {
  const HOSTILE = '"a|b) (assert false) ;\u0000 (exit)"';

  it('cannot be changed by what an author writes [CONS-PROOF-TEXT]', async () => {
    const sentences = [
      `WHEN the name is ${HOSTILE}, the box SHALL show ${HOSTILE}.`,
      `WHEN the name is ${HOSTILE}, the box SHALL NOT show ${HOSTILE}.`,
    ];
    const { issues, scripts } = await analyseText([], sentences, solver);
    expect(issues.map(({ check }) => check)).toEqual(['contradiction']);
    const [script = ''] = scripts.values();
    const outside = script
      .split('\n')
      .filter((line) => !line.startsWith(';'))
      .map((line) => line.replaceAll(/\|[^|]*\|/g, 'name'));
    expect(outside.join('\n')).not.toMatch(/assert false|exit/);
    expect(script).not.toContain('\u0000');
  });

  it('is one file, whatever folder its capability is in [CONS-PROOF-TEXT]', async () => {
    const text = [
      '## Requirements',
      '### Requirement: One [ONE]',
      'WHEN the key is pressed, the box SHALL ring.',
      '### Requirement: Two [TWO]',
      'WHEN the key is pressed, the box SHALL NOT ring.',
    ].join('\n\n');
    const file = sourceFile('openspec/specs/a/../b c/spec.md', text);
    const { scripts } = await analyseEars({
      capabilities: [parseSpec(file, '../a/b c')],
      changes: [],
      files: new Map([[file.path, file]]),
      solver,
    });
    expect([...scripts.keys()].map((name) => name.replace(/[0-9a-f]{10}/, 'HASH'))).toEqual([
      'a-b-c-contradiction-HASH.smt2',
    ]);
  });
});
