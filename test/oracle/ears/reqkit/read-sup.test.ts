import { describe, expect, it } from 'vitest';
import { readSup } from './read-sup.ts';

/** Own patterns in the notation of reqkit. */
const FAN = `from z3 import *
hot = Bool('hot')
FAN = Bool('fan')
BELL = Bool('bell')
REQ_SET = [
    # at once, for three units
    [ And(hot, Not(FAN)), True, True, 0, 0, 0, 0, FAN, FAN, Not(hot), 3, -1 ],
    [
      hot, hot, Or(hot, BELL), 4, 4, 1, 2, BELL, True, True, 0, 0
    ],
    [ hot, FAN, True, 4, 4, 0, 0, BELL, True, True, 0, 0 ],
    [ True, True, True, 0, 0, 0, 0, Implies(FAN, hot), True, True, 0, 0 ],
]
COND_INIT = []`;

describe('simplified universal patterns', () => {
  it('become sentences that demand no more than they do, and what cannot be said is named', () => {
    const fan = readSup('fan', FAN);
    expect(fan.requirements).toEqual([
      { id: 'R0', sentence: 'WHEN `hot and (not FAN)`, THE system SHALL maintain `FAN`.' },
      { id: 'R0', sentence: 'WHEN `hot and (not FAN)`, THE system SHALL maintain `FAN` for at least 3 s.' },
      {
        id: 'R1',
        sentence:
          'WHILE `hot or BELL`, WHEN `hot` has held for at least 4 s, THE system SHALL establish `BELL` within 2 s.',
      },
      { id: 'R3', sentence: 'THE system SHALL maintain `FAN => hot`.' },
    ]);
    expect(fan.left).toEqual(['R2: its trigger or its action cannot be said']);
    expect(fan.vocabulary).toEqual(['flag hot', 'flag FAN', 'flag BELL']);
  });
});
