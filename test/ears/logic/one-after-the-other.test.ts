import { afterAll, describe, expect, it } from 'vitest';
import { openSolver } from '#host';
import { analyseText } from './analyse-text.ts';

const solver = openSolver();
afterAll(() => solver.stop());

async function found(
  sentences: readonly string[],
  vocabulary: readonly string[] = [],
): Promise<readonly string[]> {
  const { issues } = await analyseText(vocabulary, sentences, solver);
  return issues
    .filter(({ check, severity }) => severity !== 'note' || check === 'duplicate')
    .map(({ check, core }) =>
      [check, ...new Set(core.map(({ claim }) => claim.replace('BOX-', '')))].join(' '),
    );
}

const on = (response: string) => `WHEN the user presses save, the app SHALL ${response}.`;

describe('what is done one after the other', () => {
  it('is opposite verbs of one sentence [CONS-PAIR-SEQUENCE]', async () => {
    const steps = on('lock the file, write the record and unlock the file');
    expect(await found([steps])).toEqual([]);
    expect(await found([steps, on('unlock the file')])).not.toContain('contradiction 1 2');
    expect(await found([on('show the spinner for at most 2 s and hide the spinner within 5 s')])).toEqual([]);
    expect(await found([on('show the spinner and SHALL hide the spinner')])).toEqual([]);
    expect(await found([on('lock the file'), on('unlock the file')])).toEqual(['contradiction 1 2']);
    expect(await found([steps, on('NOT unlock the file')])).toEqual(['contradiction 1 2']);
  });

  it('is no error where words are declared as opposite, or set one state to two values [CONS-PAIR-SEQUENCE]', async () => {
    const declared = [
      'action show "show the lamp" opposite hide',
      'action hide "hide the lamp"',
      'state Door : OPEN | CLOSED',
      '  set-by OPEN "open the door"',
      '  set-by CLOSED "close the door"',
    ];
    const severities = async (response: string) => {
      const { issues } = await analyseText(declared, [on(response)], solver);
      return issues.flatMap(({ check, severity }) =>
        check === 'dangling-state' ? [] : [`${check} ${severity}`],
      );
    };
    expect(await severities('show the lamp and hide the lamp')).toEqual(['self-contradiction warning']);
    expect(await severities('open the door, show the lamp and close the door')).toEqual([
      'self-contradiction warning',
    ]);
    expect(await severities('open the door and SHALL close the door')).toEqual(['contradiction warning']);
    expect(await severities('exit with code 0 and a report and SHALL exit with code 1 and a hint')).toEqual([
      'contradiction warning',
    ]);
    expect(await severities('ensure that `Door = OPEN and Door = CLOSED`')).toEqual([
      'self-contradiction error',
    ]);
    expect(await severities('show the lamp and SHALL NOT show the lamp')).toEqual(['contradiction error']);
  });

  it('can begin with a verb that only the vocabulary knows [LOGIC-DECLARED-RESPONSE]', async () => {
    const declared = ['action blink', '  "blink"', 'state Door : OPEN | CLOSED', '  set-by "go to {v}"'];
    const both = [on('blink and go to OPEN'), on('go to CLOSED and blink')];
    expect(await found(both, declared)).toEqual(['contradiction 1 2']);
  });

  it.each([
    ['lock the file', 'unlock the file after the record is written'],
    ['delete the file', 'NOT delete the file until the user confirms'],
    ['delete the file', 'NOT delete the file before the user confirms'],
    ['show the banner until the page is loaded', 'hide the banner after the page is loaded'],
  ])('is %s, and %s [CONS-PAIR-ANCHOR]', async (first, second) => {
    expect(await found([on(first), on(second)])).toEqual([]);
  });

  it('is not what has the same words for when [CONS-PAIR-ANCHOR]', async () => {
    const both = [
      on('delete the file after the user confirms'),
      on('NOT delete the file after the user confirms'),
    ];
    expect(await found(both)).toEqual(['contradiction 1 2']);
    expect(await found([on('show the banner until the page is loaded'), on('hide the banner')])).toEqual([
      'contradiction 1 2',
    ]);
  });
});

describe('a condition of two moments or two things', () => {
  const DOOR = ['state Door : OPEN | CLOSED', '  "the door is {v}"', 'number level (%) "the level"'];
  const severities = async (...sentences: readonly string[]) => {
    const { issues } = await analyseText(DOOR, sentences, solver);
    return issues.flatMap(({ check, severity }) => (severity === 'note' ? [] : [`${check} ${severity}`]));
  };

  it.each([
    'WHILE the door is open, WHEN the door is closed, the app SHALL ring.',
    'WHILE the user is inactive, WHEN the user is active, the app SHALL ring.',
    'WHEN a file is missing and a file is present, the app SHALL ring.',
  ])('is no proven error: %s [CONS-ALONE-TWO]', async (sentence) => {
    expect(await severities(sentence)).toEqual(['impossible-condition warning']);
  });

  it('is an error where it is of one moment and one thing [CONS-ALONE-TWO]', async () => {
    const at = (condition: string) => `WHILE ${condition}, the app SHALL ring.`;
    expect(await severities(at('the door is open and the door is closed'))).toEqual([
      'impossible-condition error',
    ]);
    expect(await severities(at('the list is empty and the list is not empty'))).toEqual([
      'impossible-condition error',
    ]);
  });

  it('is none of true or false alone, of which nobody says what is so [CONS-ALONE-TWO]', async () => {
    expect(
      await severities(
        'The field SHALL mean "shut" when `false`.',
        'The field SHALL NOT mean "shut".',
        'WHEN `true`, the app SHALL ring.',
        'WHEN `true`, the app SHALL NOT ring.',
      ),
    ).toEqual([]);
  });

  it('is not read where one thing comes after the other [CONS-ALONE-TWO]', async () => {
    expect(
      await severities('WHEN the door is open and then the door is closed, the app SHALL ring.'),
    ).toEqual([]);
  });

  it('is no proven error where something is to be brought about [CONS-ALONE-TWO]', async () => {
    expect(
      await severities('IF the level exceeds 50%, THEN the app SHALL ensure that `level <= 50`.'),
    ).toEqual(['self-contradiction warning']);
    expect(await severities('WHILE the level exceeds 50%, the app SHALL ensure that `level <= 50`.')).toEqual(
      ['self-contradiction error'],
    );
  });
});

describe('a declared priority', () => {
  const rows = [on('show the banner'), on('NOT show the banner'), on('write a record')];

  it('silences only what decides the same [CONS-PAIR-PRIORITY]', async () => {
    expect(await found(rows, ['priority BOX-3 over BOX-2'])).toEqual(['contradiction 1 2']);
    expect(await found(rows, ['priority BOX-1 over BOX-2'])).toEqual([]);
  });

  it('says nothing where each comes before the other [CONS-PAIR-PRIORITY]', async () => {
    expect(await found(rows, ['priority BOX-* over BOX-*'])).toEqual(['contradiction 1 2']);
  });

  it('counts where declared words tie what two sentences decide [CONS-PAIR-PRIORITY]', async () => {
    const names = ['flag valve', 'flag pump', 'assume not (valve and pump)'];
    const tied = [on('establish `valve`'), on('establish `pump`')];
    expect(await found(tied, [...names])).toEqual(['contradiction 1 2']);
    expect(await found(tied, [...names, 'priority BOX-1 over BOX-2'])).toEqual([]);
  });
});

describe('a value', () => {
  it.each([
    ['exit with code 0 or 1', 'exit with code 1'],
    ['respond with HTTP 400, 404 or 410', 'respond with HTTP 404'],
    ['exit with code 0 on success, 1 on failure', 'exit with code 1'],
    ['return HTTP 404 for missing files', 'return HTTP 403 for hidden files'],
  ])('is not read from %s [LOGIC-EFFECT-SLOT]', async (first, second) => {
    expect(await found([on(first), on(second)])).toEqual([]);
  });

  it('is one number however it is written, and of a version every digit [LOGIC-EFFECT-SLOT]', async () => {
    expect(await found([on('set the limit to 5'), on('set the limit to five')])).toEqual(['duplicate 1 2']);
    expect(await found([on('set the limit to 5.0'), on('set the limit to 5')])).toEqual(['duplicate 1 2']);
    expect(await found([on('set the version to 1.10'), on('set the version to 1.1')])).toEqual([
      'contradiction 1 2',
    ]);
  });

  it('is no number where it is a version [LOGIC-NUMBER-VERSION]', async () => {
    const at = (version: string, response: string) =>
      `WHEN the version is ${version}, the app SHALL ${response}.`;
    expect(await found([at('1.10', 'stop'), at('1.1', 'NOT stop')])).toEqual([]);
    expect(await found([at('below 1.10', 'stop'), at('at least 1.9', 'NOT stop')])).toEqual([]);
  });
});

describe('assumptions that contradict each other', () => {
  it('are what is to be mended, not the sentence that speaks of them [CONS-ALONE-ASSUMED]', async () => {
    const names = ['flag lamp', 'flag fan', 'assume lamp', 'assume not lamp'];
    const { issues } = await analyseText(names, ['WHILE `lamp`, the box SHALL ring.'], solver);
    expect(issues.map(({ check }) => check)).toEqual(['impossible-condition']);
    expect(issues[0]?.hint).toContain('Mend the declarations');
    expect(issues[0]?.vocabulary.map(({ text }) => text)).toContain('assume not lamp');
    const other = await analyseText(
      ['flag lamp', 'assume not lamp'],
      ['WHILE `lamp`, the box SHALL ring.'],
      solver,
    );
    expect(other.issues[0]?.hint).not.toContain('Mend the declarations');
  });
});
