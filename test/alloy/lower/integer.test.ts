import { describe, expect, it } from 'vitest';
import { analyze } from '#alloy';

const outcomes = async (declarations: string, questions: readonly string[], scope: string) => {
  const text = [declarations, ...questions.map((question) => `run { ${question} } ${scope}`)].join('\n');
  const { commands } = await analyze(text, { path: 'm.als' });
  return commands.map(({ outcome }) => outcome.kind);
};

const A = 'sig A { n: Int, s: set Int }';

describe('integers', () => {
  it('wrap around at the bitwidth: literals, sizes and sums [ALLOY-INTEGER]', async () => {
    const true_ = [
      '#A = 9 and #A = -7 and #A < 0',
      'some a: A | a.n = 9 and a.n = -7',
      'plus[7, 1] = -8 and minus[-8, 1] = 7 and mul[4, 4] = 0 and negate[-8] = -8',
      '(sum a: A | 7) = -1 and #A = 9',
      'some x, y: Int | x > y and plus[x, 1] < y',
    ];
    expect(await outcomes(A, true_, 'for 9')).toEqual(true_.map(() => 'sat'));
  });

  it('divide as the language says, by zero too [ALLOY-INTEGER]', async () => {
    const true_ = [
      'div[7, 2] = 3 and rem[7, 2] = 1 and div[-7, 2] = -3 and rem[-7, 2] = -1',
      'div[3, 0] = -1 and div[-3, 0] = 1 and rem[3, 0] = 3',
      '1 << 3 = -8 and -8 >> 1 = -4 and -8 >>> 1 = 4',
    ];
    expect(await outcomes(A, true_, 'for 1')).toEqual(true_.map(() => 'sat'));
  });

  it('are numbers where compared and sets where joined [ALLOY-INTEGER]', async () => {
    const asked = [
      '3 + 1 = 4',
      'A.n = 1 + 2 and #A = 2',
      'A.n = 3 and #A = 2',
      '#A = 2 and #A.n = 2 and int[A.n] = 3',
      'A.s = none and int[A.s] = 0 and some A',
      'let k = 0 - 8 | k = min and some A',
      '0 - 7 = 0',
    ];
    expect(await outcomes(A, asked, 'for 2')).toEqual(['unsat', 'sat', 'sat', 'sat', 'sat', 'sat', 'sat']);
  });

  it('are all in `univ` and `iden`, as many as the bitwidth says [ALLOY-INTEGER]', async () => {
    expect(
      await outcomes(
        '',
        ['#univ = 0', 'some disj a, b, c, d: univ | univ = a + b + c + d', 'some univ'],
        'for 3 but 2 Int',
      ),
    ).toEqual(['sat', 'sat', 'sat']);
    expect(
      await outcomes('', ['max = 1 and min = -2 and next[0] = 1 and no next[1]'], 'for 3 but 2 Int'),
    ).toEqual(['sat']);
  });

  it('are not analysed in a scope without integers [ALLOY-INTEGER]', async () => {
    const { commands } = await analyze(
      'sig A {} run { #A = 1 } for 3 but 0 Int run { some A } for 3 but 0 Int',
      {
        path: 'm.als',
      },
    );
    expect(commands.map(({ outcome }) => outcome.kind)).toEqual(['error', 'sat']);
    expect(commands[0]?.outcome).toMatchObject({ unsupported: true });
  });
});
