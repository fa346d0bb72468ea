import { afterAll, describe, expect, it } from 'vitest';
import { openSolver } from '#host';
import { analyseText } from './analyse-text.ts';

const solver = openSolver();
afterAll(() => solver.stop());

const NAMES = [
  'flag heating',
  'flag valve',
  'flag stop',
  'flag door',
  'flag alarm',
  'number level',
  'number limit',
  'number speed',
];

/** What is found of sentences, each a requirement of its own: `BOX-1`, `BOX-2` and so on. */
async function found(...sentences: readonly string[]): Promise<readonly string[]> {
  const analysis = await analyseText(NAMES, sentences, solver);
  return analysis.issues.map(({ check, core, severity }) =>
    [check, severity, ...core.map(({ claim }) => claim.replace('BOX-', ''))].join(' '),
  );
}

describe('what is kept while a condition lasts', () => {
  const KEPT = 'WHILE `heating`, the box SHALL maintain `valve`.';

  it('clashes with what must be done meanwhile [CONS-TIME-LASTING]', async () => {
    const done = 'WHILE `heating`, WHEN `stop` becomes true, the box SHALL establish `not valve` within 5 s.';
    expect(await found(KEPT, done)).toEqual(['timed-clash warning 1 2']);
  });

  it('ends with its condition, so that nothing clashes [CONS-TIME-ENDS]', async () => {
    const done =
      'WHILE `heating`, WHEN `stop` becomes true, the box SHALL establish `not valve and not heating` within 5 s.';
    expect(await found(KEPT, done)).toEqual([]);
  });
});

describe('what is due when something has held for a time', () => {
  const HELD = 'WHEN `door` has held for at least 5 s, the box SHALL maintain `not valve`.';

  it('is due in that moment, and clashes with what must still be kept then [CONS-TIME-HELD]', async () => {
    const kept = 'WHEN `valve` becomes true, the box SHALL maintain `valve` for at least 30 s.';
    expect(await found(kept, HELD)).toEqual(['timed-clash warning 1 2']);
  });

  it('may end what has held [CONS-TIME-HELD]', async () => {
    expect(await found('WHEN `door` has held for at least 5 s, the box SHALL maintain `not door`.')).toEqual(
      [],
    );
  });
});

describe('what one of two conditions tells of time', () => {
  const OPEN = 'the box SHALL establish `valve`.';
  const SHUT = 'the box SHALL establish `not valve`.';

  it.each([
    ['becomes true', 'WHEN'],
    ['has held for at least 5 s', 'IF'],
  ])('is not what the other tells: %s [CONS-TIME-PART]', async (time, keyword) => {
    const one = `WHILE \`heating\`, ${keyword} \`door\` ${time}, `;
    const other = `WHILE \`door\`, ${keyword} \`heating\` ${time}, `;
    expect(await found(one + OPEN, one + SHUT)).toEqual(['contradiction error 1 2']);
    expect(await found(one + OPEN, one + OPEN)).toEqual(['duplicate warning 1 2']);
    // Both may begin, or have held, at once.
    expect(await found(one + OPEN, other + SHUT)).toEqual(['overlap error 1 2']);
    expect(await found(one + OPEN, other + OPEN)).toEqual([]);
  });

  it('is not compared where each has held for a time of its own [CONS-TIME-PART]', async () => {
    const held = (one: number, other: number) =>
      `WHILE \`heating\` has held for at least ${one} s, WHEN \`door\` has held for at least ${other} s, `;
    expect(await found(held(5, 10) + OPEN, held(7, 1) + SHUT)).toEqual([]);
    const { coverage } = await analyseText(NAMES, [held(5, 10) + OPEN], solver);
    const [opaque] = [...coverage.values()].flatMap((one) => one.opaque);
    expect(opaque?.reason).toBe('temporal');
  });
});

describe('what is kept for a time', () => {
  it('is demanded already by what is kept for longer, not for less [CONS-REDUNDANT-PAIR]', async () => {
    const kept = (seconds: number) =>
      `WHEN \`door\` becomes true, the box SHALL maintain \`alarm\` for at least ${seconds} s.`;
    const analysis = await analyseText(NAMES, [kept(5), kept(10)], solver);
    expect(analysis.issues.map(({ check, hint }) => [check, hint.split(' ', 1)[0]])).toEqual([
      ['redundant', 'BOX-1'],
    ]);
  });
});

describe('what is only advised', () => {
  it('makes no condition impossible under which others clash [CONS-RULES-NEVER]', async () => {
    const advised = 'The box SHOULD ensure that `not door`.';
    const clash = ['`valve`', '`not valve`'].map(
      (effect) => `WHILE \`door\`, the box SHALL maintain ${effect}.`,
    );
    expect(await found(advised, ...clash)).toContain('contradiction error 2 3');
  });
});

describe('what must come again and again', () => {
  const AGAIN = 'The box SHALL establish `alarm` at least every 10 s.';

  it.each([
    [30, ['timed-clash warning 1 2']],
    [8, []],
  ])('clashes with the opposite that is kept for longer: %d s [CONS-TIME-WINDOW]', async (time, expected) => {
    const silent = `WHEN \`door\` becomes true, the box SHALL establish \`not alarm\` within 5 s for at least ${time} s.`;
    expect(await found(AGAIN, silent)).toEqual(expected);
  });
});

describe('what must come again and again while a condition lasts', () => {
  const AGAIN = 'WHILE `heating`, the box SHALL establish `alarm` at least every 10 s.';

  it.each([
    ['goes on', '`not alarm`', ['timed-clash warning 1 2']],
    ['ends', '`not alarm and not heating`', []],
  ])(
    'clashes with the opposite only where the condition %s [CONS-TIME-ENDS]',
    async (_, effect, expected) => {
      const silent = `WHILE \`heating\`, WHEN \`door\` becomes true, the box SHALL establish ${effect} within 5 s for at least 30 s.`;
      expect(await found(AGAIN, silent)).toEqual(expected);
    },
  );
});

describe('what is kept until something else', () => {
  it('asks for more than what is so already [CONS-ALONE-LATER]', async () => {
    expect(await found('WHEN `not door`, the box SHALL maintain `not door` until `stop`.')).toEqual([]);
    expect(await found('WHILE `not door`, the box SHALL maintain `not door`.')).toEqual([
      'tautology warning 1',
    ]);
  });
});

describe('a number that several sentences decide', () => {
  const IDLE = 'WHILE `not heating`, the box SHALL maintain `speed = 0`.';
  const LOW = 'WHILE `heating and level < limit`, the box SHALL maintain `speed > 5`.';
  const HIGH = 'WHILE `heating and level >= limit`, the box SHALL maintain `speed > 9`.';

  it('is decided in every situation, which is proved [CONS-ANSWERS-NUMBER]', async () => {
    const analysis = await analyseText(NAMES, [IDLE, LOW, HIGH], solver);
    expect(analysis.issues).toEqual([]);
    expect(analysis.partitions.map(({ over, cases }) => [over, cases.length])).toEqual([
      ['heating and level and limit', 3],
    ]);
  });

  it('is asked for in a situation that can be, though sums tell the cases apart [CONS-PROOF-SITUATION]', async () => {
    const near = 'WHILE `heating and level != limit + 1 and speed < 5`, the box SHALL maintain `speed < 7`.';
    const far = 'WHILE `heating and level = limit + 1`, the box SHALL maintain `speed > 9`.';
    const analysis = await analyseText(NAMES, [IDLE, far, near], solver);
    const gap = analysis.issues.find(({ check }) => check === 'incomplete-cases');
    expect(gap?.situation.map(({ text, value }) => [text, value])).toContainEqual([
      'level = limit + 1',
      false,
    ]);
    expect(analysis.issues.map(({ check }) => check)).not.toContain('undecided');
  });

  it('is asked for where no sentence decides it [CONS-ANSWERS-NUMBER]', async () => {
    const analysis = await analyseText(NAMES, [IDLE, LOW], solver);
    expect(analysis.issues.map(({ check, severity }) => `${check} ${severity}`)).toEqual([
      'incomplete-cases note',
    ]);
    expect(analysis.issues[0]?.situation.map(({ text, value }) => [text, value])).toEqual([
      ['heating', true],
      ['level < limit', false],
    ]);
  });
});
