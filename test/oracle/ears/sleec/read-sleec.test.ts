import { describe, expect, it } from 'vitest';
import { readSleec } from './read-sleec.ts';

/** Own rules in the notation of SLEEC. */
const DOOR = `def_start
  event Knock  // someone is there
  event Open
  event Call
  measure night : boolean
  measure noise : scale(low, middle, high)
  measure distance : numeric
  constant SOON = 30
def_end
rule_start
  R1 when Knock and distance < 3 then Open within SOON seconds
  R2 when Knock then Open unless night then not Open within 10 minutes unless noise > low
  R3 when Open then Call otherwise Knock
  R4 when Call and noise = middle then Open
rule_end`;

describe('SLEEC rules', () => {
  const door = readSleec('door', DOOR);

  it('become one sentence for each response, with the defeaters that come after it', () => {
    expect(door.requirements).toEqual([
      {
        id: 'R1',
        sentence: 'WHILE `distance < 3`, WHEN Knock occurs, THE system SHALL perform Open within 30 seconds.',
      },
      {
        id: 'R2',
        sentence:
          'WHILE `not (night) and not ((noise = middle) or (noise = high))`, WHEN Knock occurs, THE system SHALL perform Open.',
      },
      {
        id: 'R2',
        sentence:
          'WHILE `night and not ((noise = middle) or (noise = high))`, WHEN Knock occurs, THE system SHALL NOT perform Open for at least 10 minutes.',
      },
      { id: 'R3', sentence: 'WHEN Open occurs, THE system SHALL perform Call.' },
      { id: 'R4', sentence: 'WHILE `noise = middle`, WHEN Call occurs, THE system SHALL perform Open.' },
    ]);
    expect(door.left).toEqual(['R3: otherwise']);
  });

  it('declare what they use', () => {
    expect(door.vocabulary).toEqual([
      'event Knock "Knock occurs"',
      'event Open "Open occurs"',
      'event Call "Call occurs"',
      'action do_Open "perform Open"',
      'action do_Call "perform Call"',
      'flag night',
      'state noise : low | middle | high',
      'number distance',
    ]);
  });
});
