import { describe, expect, it } from 'vitest';
import { readMixer } from './read-csv.ts';
import { readReq } from './read-req.ts';

/** An own file in the notation of Hanfor and Ultimate ReqAnalyzer, with one requirement of every pattern that is read. */
const KETTLE = `// #TestSpec: rt-inconsistent:heat+rest, a+b; vacuous:cool; inconsistent:x, y; results: 9
Input lid is bool
Output heat is bool
Input steam, water is bool
Input degrees is int
CONST SOON is 50.0

r1: Globally, it is always the case that "lid || !heat" holds. // said once
r2: Globally, it is never the case that "steam && heat" holds
r3: Globally, it is always the case that if "lid" holds, then "!steam" holds as well.
r4: Globally, it is always the case that if "degrees > 90" holds, then "!heat" holds
    after at most "SOON" time units.
r5: Globally, it is always the case that if "lid" holds, then "heat" holds for at least 3.0 time units
r6: Globally, it is always the case that if "lid" holds, then "heat" holds after at most 2 time units for at least 4 time units
r7: Globally, it is always the case that if "lid" holds for at least "5" time units, then "heat" holds afterwards for at least 6 time units
r8: Globally, it is always the case that after "lid" holds for at least 5 time units, then "heat" holds
r9: Globally, it is always the case that once "heat" becomes satisfied, it holds for at least 7 time units
r10: Globally, it is always the case that once "heat" becomes satisfied, it holds for less than 8 time units
r11: Globally, it is always the case that "steam" holds at least every 9 time units
r12: Before "water", it is always the case that if "lid" holds, then "heat" holds as well
r13: After "water" until "steam", it is always the case that "heat" holds
r14: Between "water" and "steam", it is always the case that "heat" holds
r15: After "water" it is always the case that "heat" holds
r16: Before "water", it is always the case that "lid" holds
`;

describe('.req files', () => {
  const kettle = readReq('kettle.req', KETTLE);

  it('become one sentence for each requirement', () => {
    expect(kettle.outside).toBeUndefined();
    expect(kettle.requirements.map(({ id, sentence }) => `${id} ${sentence}`)).toEqual([
      'r1 THE system SHALL maintain `lid or (not heat)`.',
      'r2 THE system SHALL NOT allow `steam and heat`.',
      'r3 WHILE `lid`, THE system SHALL maintain `not steam`.',
      'r4 WHEN `degrees > 90`, THE system SHALL establish `not heat` within 50 s.',
      'r5 WHILE `lid`, THE system SHALL maintain `heat` for at least 3 s.',
      'r6 WHEN `lid`, THE system SHALL establish `heat` within 2 s for at least 4 s.',
      'r7 WHEN `lid` has held for at least 5 s, THE system SHALL maintain `heat` for at least 6 s.',
      'r8 WHEN `lid` has held for at least 5 s, THE system SHALL maintain `heat`.',
      'r9 WHEN `heat` becomes true, THE system SHALL maintain `heat` for at least 7 s.',
      'r10 WHEN `heat` becomes true, THE system SHALL establish `not heat` within 8 s.',
      'r11 THE system SHALL establish `steam` at least every 9 s.',
      'r12 WHILE `scope_1`, WHILE `lid`, THE system SHALL maintain `heat`.',
      'r13 WHILE `scope_2`, THE system SHALL maintain `heat`.',
      'r14 WHILE `scope_3`, THE system SHALL maintain `heat`.',
      'r15 WHILE `scope_4`, THE system SHALL maintain `heat`.',
      'r16 WHILE `scope_1`, THE system SHALL maintain `lid`.',
    ]);
  });

  it('declare what they use, and a flag for each scope that is off where the scope is over', () => {
    expect(kettle.vocabulary.join('\n').split('\n')).toEqual([
      'flag lid',
      'flag heat',
      'flag steam',
      'number degrees',
      'flag water',
      'flag scope_1',
      'assume scope_1 => not (water)',
      'flag scope_2',
      'assume scope_2 => not (steam)',
      'flag scope_3',
      'assume scope_3 => not (steam)',
      'flag scope_4',
    ]);
  });

  it('carry their verdicts', () => {
    expect(kettle.verdicts).toEqual({
      rtInconsistent: [
        ['heat', 'rest'],
        ['a', 'b'],
      ],
      vacuous: ['cool'],
      inconsistent: ['x', 'y'],
    });
    expect([...kettle.invariants]).toEqual(['r1', 'r2', 'r3', 'r12', 'r13', 'r14', 'r15', 'r16']);
    expect(readReq('r.req', '// #TestSpec: redundant:a, b; results:-1').verdicts?.redundant).toEqual([
      'a',
      'b',
    ]);
  });

  it('are outside what can be said where one requirement has no pattern', () => {
    const text =
      'Input a is bool\nr: Globally, it is always the case that if "a" holds, then "a" eventually holds';
    expect(readReq('r.req', text)).toMatchObject({
      outside: expect.stringContaining('no pattern'),
      requirements: [],
    });
  });
});

describe('the table of a mixer', () => {
  const csv = [
    '"ID", "Text", Type',
    '"T-0", "Bath", Heading',
    '"T-1", "When the plug is in occurs, the bath shall open tap 1.", requirement',
    '"T-2", "When 2 minutes are over, the bath shall close tap 1", requirement',
  ].join('\n');

  it('keeps the sentences and declares which actions exclude each other', () => {
    const mixer = readMixer('bath', csv);
    expect(mixer.requirements).toEqual([
      { id: 'T-1', sentence: 'When the plug is in occurs, the bath shall open tap 1.' },
      { id: 'T-2', sentence: 'When 2 minutes are over, the bath shall close tap 1.' },
    ]);
    expect(mixer.vocabulary).toEqual([
      'event the_plug_is_in "the plug is in" "the plug is in occurs"',
      'event n2_minutes_are_over "2 minutes are over"',
      'action close_tap_1 "close tap 1"',
      'action open_tap_1 "open tap 1" opposite close_tap_1',
    ]);
  });
});
