import { describe, expect, it } from 'vitest';
import { readVerdicts } from './measure-theano.ts';
import { readTable, withThreshold } from './read-table.ts';

/** An own table in the notation of Theano. */
const PUMP = `vardef
  dry,Bool,input;
  level,Real,input;
  speed,Int,output;
endvardef
reqdef
  isStartup, speed == 0;
  !isStartup & level >= 5 & level ~= prev(level), speed == prev(speed) + 1;
endreqdef`;

describe('requirements tables', () => {
  it('become one sentence for each row, with the value of a step before as a number of its own', () => {
    expect(readTable('pump', PUMP)).toEqual({
      name: 'pump',
      vocabulary: [
        'flag isStartup',
        'number speed',
        'number level',
        'number prev_level',
        'number prev_speed',
      ],
      requirements: [
        { id: 'row 1', sentence: 'WHILE `isStartup`, THE system SHALL maintain `speed = 0`.' },
        {
          id: 'row 2',
          sentence:
            'WHILE `(not isStartup) and (level >= 5) and (level != prev_level)`, THE system SHALL maintain `speed = (prev_speed + 1)`.',
        },
      ],
    });
  });

  it('take another threshold', () => {
    expect(withThreshold('level >= 5, speed < 55', 50)).toBe('level >= 50, speed < 55');
  });

  it('have verdicts by table, threshold and check, each once', () => {
    const csv = [
      'inputfile,table,encoding,bound,check,result,expectedResult,time',
      './t/Table1_50.rt,Table1,A,50,consistency,Unknown,Inconsistent,1',
      './t/Table1_50.rt,Table1,B,50,consistency,Unknown,Inconsistent,2',
      './t/Table4_50.rt,Table4,A,50,completeness,Complete,Complete,1',
      '',
    ].join('\n');
    expect(readVerdicts(csv)).toEqual([
      { table: 'Table1', threshold: 50, check: 'consistency', flawed: true },
      { table: 'Table4', threshold: 50, check: 'completeness', flawed: false },
    ]);
  });
});
