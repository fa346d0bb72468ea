import { describe, expect, it } from 'vitest';
import { formulaSpec } from './measure-fret.ts';
import { readFret, readFretVariables } from './read-fret.ts';
import { machineSpecs } from './state-machine.ts';

/** Own requirements in the notation of FRET. */
const LAMP = JSON.stringify({
  requirements: [
    { reqid: 'L-1', fulltext: 'Lamp shall always satisfy (dark & !asleep) => lit', rationale: 'Light.' },
    { reqid: 'L-2', fulltext: 'When (level > 3) the Lamp shall, until dark | asleep, satisfy !lit' },
    { reqid: 'L-3', fulltext: 'Lamp shall always satisfy shown = lit)' },
    { reqid: 'L-4', fulltext: 'Lamp shall blink sometimes' },
  ],
  variables: [
    ...['dark', 'asleep', 'lit', 'shown'].map((variable_name) => ({ variable_name, dataType: 'boolean' })),
    { variable_name: 'level', dataType: 'integer' },
  ],
});

const MOVES = JSON.stringify([
  {
    reqid: 'FSM-1',
    fulltext: 'FSM shall always satisfy (state = ap_nominal_state & standby) => STATE = ap_standby_state',
    rationale:
      'The autopilot shall change states from NOMINAL to STANDBYwhen the pilot is in control (standby)',
  },
  {
    reqid: 'FSM-2',
    fulltext: 'FSM shall always satisfy (state = ap_nominal_state & !good) => STATE = ap_maneuver_state',
    rationale: 'The autopilot shall change states from NOMINAL to STANDBY when all is well',
  },
  {
    reqid: 'FSM-3',
    fulltext:
      'FSM shall always satisfy (senstate = sen_fault_state & !limits) => SENSTATE = sen_nominal_state',
  },
]);

describe('exports of FRET', () => {
  it('become sentences over declared names, by their formulas', () => {
    const { requirements, unread } = readFret(LAMP);
    const spec = formulaSpec('lamp', requirements, readFretVariables(LAMP));
    expect(unread).toEqual(['L-4']);
    expect(spec.requirements).toEqual([
      { id: 'L-1', sentence: 'WHILE `dark and (not asleep)`, THE system SHALL maintain `lit`.' },
      {
        id: 'L-2',
        sentence: 'WHEN `level > 3`, THE system SHALL maintain `not lit` until `dark or asleep`.',
      },
      { id: 'L-3', sentence: 'THE system SHALL maintain `shown <=> lit`.' },
    ]);
    expect(spec.vocabulary).toEqual(['flag dark', 'flag asleep', 'flag lit', 'number level', 'flag shown']);
  });

  it('become the moves of a machine, in the words of the author where those say the move', () => {
    const [autopilot, sensor] = machineSpecs(readFret(MOVES).requirements, ['FSM-1', 'FSM-2', 'FSM-3']);
    expect(autopilot?.requirements).toEqual([
      {
        id: 'FSM-1',
        sentence:
          'The autopilot shall change states from NOMINAL to STANDBY when the pilot is in control (standby).',
      },
      {
        id: 'FSM-2',
        sentence: 'WHILE `(state = NOMINAL) and (not good)`, the autopilot shall change state to MANEUVER.',
      },
    ]);
    expect(sensor?.requirements).toEqual([
      {
        id: 'FSM-3',
        sentence: 'WHILE `(senstate = FAULT) and (not limits)`, the sensor shall change state to NOMINAL.',
      },
    ]);
    expect(sensor?.vocabulary.some((line) => line.startsWith('flag limits'))).toBe(true);
    expect(sensor?.vocabulary.some((line) => line.startsWith('flag standby'))).toBe(false);
  });
});
