import { afterAll, describe, expect, it } from 'vitest';
import { openSolver } from '#host';
import { measureUltimate } from './hanfor/measure-ultimate.ts';
import { readReq } from './hanfor/read-req.ts';
import { analyseOutsideSpec, CONFLICTS } from './outside-set.ts';
import { readSleec } from './sleec/read-sleec.ts';
import { readTable } from './theano/read-table.ts';

/** Own requirement sets in the notations of other tools, small enough to see that their verdicts are right. */
const solver = openSolver();
afterAll(() => solver.stop());

const KETTLE = (verdicts: string, ...requirements: readonly string[]) =>
  readReq(
    'kettle.req',
    [
      `// #TestSpec: ${verdicts}`,
      ...['lid', 'heat', 'steam', 'lamp'].map((name) => `Input ${name} is bool`),
      'Input degrees is int',
      ...requirements.map((words, index) => `r${index + 1}: Globally, it is always the case that ${words}`),
    ].join('\n'),
  );

const TIMED = 'vacuous:; inconsistent:; results: 1';

describe('the pipeline agrees with verdicts of other tools', () => {
  it.each([
    [
      'a demand due while its opposite must still be kept',
      KETTLE(
        `rt-inconsistent:r1+r2; ${TIMED}`,
        'if "lid" holds, then "heat" holds after at most "5" time units',
        'if "steam" holds, then "!heat" holds for at least "9" time units',
      ),
    ],
    [
      'a demand due when its opposite need not be kept any longer',
      KETTLE(
        `rt-inconsistent:; ${TIMED}`,
        'once "!heat" becomes satisfied, it holds for at least "5" time units',
        'if "lid" holds, then "heat" holds after at most "9" time units',
      ),
    ],
    [
      'a demand that something else forbids by way of a third',
      KETTLE(
        `rt-inconsistent:r1+r2; ${TIMED}`,
        'if "lid" holds, then "heat" holds after at most "5" time units',
        'if "steam" holds, then "!lamp" holds for at least "9" time units',
        'if "heat" holds, then "lamp" holds as well',
      ),
    ],
    [
      'a number that two demands want to be different',
      KETTLE(
        `rt-inconsistent:r1+r2; ${TIMED}`,
        'if "lid" holds, then "degrees > 90" holds after at most "5" time units',
        'if "steam" holds, then "degrees < 80" holds for at least "9" time units',
      ),
    ],
    [
      'two demands at once',
      KETTLE('rt-inconsistent:; vacuous:; inconsistent:r1, r2; results: 1', '"lid" holds', '"!lid" holds'),
    ],
    [
      'a condition that never holds',
      KETTLE(
        'rt-inconsistent:; vacuous:r2; inconsistent:; results: 1',
        '"!lid" holds',
        'if "lid" holds, then "heat" holds after at most "5" time units',
      ),
    ],
    [
      'a demand that another contains',
      KETTLE(
        'redundant:r1; results: 1',
        'if "lid" holds, then "heat" holds after at most "9" time units',
        'if "lid" holds, then "heat" holds after at most "5" time units',
      ),
    ],
    [
      'demands of which none contains another',
      KETTLE(
        'redundant:; results: 1',
        'if "lid" holds, then "heat" holds after at most "9" time units',
        'if "lid" holds, then "lamp" holds after at most "5" time units',
      ),
    ],
  ])('on real-time requirements: %s [CONS-VERDICTS-EXAMPLES]', async (_, file) => {
    const scores = await measureUltimate([file], solver, false);
    for (const { missed, what, wrong } of scores)
      expect({ what, missed, wrong }).toEqual({ what, missed: [], wrong: [] });
  });

  it.each([
    ['two rows that want different values', 'level >= 5, speed == 1; level >= 7, speed == 2;', true],
    ['rows that exclude each other', 'level >= 5, speed == 1; level < 5, speed == 2;', false],
    ['rows that meet at a limit', 'level >= 5, speed == 1; level <= 5, speed == 2;', true],
    ['rows that want what goes together', 'level >= 5, speed > 1; level >= 7, speed == 2;', false],
  ])('on requirements tables: %s [CONS-VERDICTS-EXAMPLES]', async (_, rows, clash) => {
    const table = `vardef level,Real,input; speed,Int,output; endvardef reqdef ${rows} endreqdef`;
    expect(await conflictsIn(readTable('pump', table))).toEqual(clash ? ['row 1+row 2'] : []);
  });

  it.each([
    [
      'a deed that is forbidden for as long as there is time for it',
      'R1 when Knock then Open within 5 seconds R2 when Knock then not Open within 9 seconds',
      true,
    ],
    [
      'a deed for which there is time afterwards',
      'R1 when Knock then Open within 9 seconds R2 when Knock then not Open within 5 seconds',
      false,
    ],
    [
      'rules that exclude each other by a defeater',
      'R1 when Knock then Open unless night R2 when Knock and night then not Open within 5 seconds',
      false,
    ],
    [
      'rules of which a defeater does not exclude the other',
      'R1 when Knock then Open unless late R2 when Knock and night then not Open within 5 seconds',
      true,
    ],
  ])('on rules with defeaters: %s [CONS-VERDICTS-EXAMPLES]', async (_, rules, clash) => {
    const text = `def_start event Knock event Open measure night : boolean measure late : boolean def_end rule_start ${rules} rule_end`;
    expect(await conflictsIn(readSleec('door', text))).toEqual(clash ? ['R1+R2'] : []);
  });
});

async function conflictsIn(spec: Parameters<typeof analyseOutsideSpec>[0]): Promise<readonly string[]> {
  const { reported, unread } = await analyseOutsideSpec(spec, solver);
  expect(unread).toEqual([]);
  return reported
    .filter(({ check, severity }) => CONFLICTS.includes(check) && severity !== 'note')
    .map(({ ids }) => ids.join('+'));
}
