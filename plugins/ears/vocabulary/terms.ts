import type { EarsTerm } from '../terms.ts';

/** The words of a vocabulary block, in the order in which one writes it. */
export const VOCABULARY_TERMS: readonly EarsTerm[] = [
  {
    id: 'vocabulary-system',
    term: 'system',
    help: 'Names who acts, with its other names after `also`.',
    example: '`system Door also "the lock"`: a sentence about the lock is one about the door.',
  },
  {
    id: 'vocabulary-state',
    term: 'state',
    help: 'Something that has exactly one of several values at any moment.',
    example: '`state door : open | shut "the door is {v}"`: the door is open or shut, never both.',
  },
  {
    id: 'vocabulary-flag',
    term: 'flag',
    help: 'Something that is so or is not so, in all the words that say it.',
    example: '`flag dark "it is dark"`: a condition that two sentences can share.',
  },
  {
    id: 'vocabulary-number',
    term: 'number',
    help: 'A quantity with its unit, so that conditions about it can be compared as numbers.',
    example: '`number wait (s) "the waiting time"`: more than 1 minute is more than 50 seconds.',
  },
  {
    id: 'vocabulary-event',
    term: 'event',
    help: 'Something that happens at an instant, in all the words that say it.',
    example: '`event ring "a visitor rings" | "the bell is rung"`: the two are one event.',
  },
  {
    id: 'vocabulary-action',
    term: 'action',
    help: 'Something that a system does, in all the words that say it.',
    example: '`action open "open the door"`: two sentences can demand it or forbid it.',
  },
  {
    id: 'vocabulary-set-by',
    term: 'set-by',
    help: 'The words of responses that give a state a value; `{v}` stands for the value, `{u}` for the one before.',
    example: '`set-by "turn the lamp {v}"`: turning it red and turning it green exclude each other.',
  },
  {
    id: 'vocabulary-also',
    term: 'also',
    help: 'Further names of the same thing.',
    example: '`also "the lock"`: one more name.',
  },
  {
    id: 'vocabulary-not',
    term: 'not',
    help: 'The words that say that it is not so, or the opposite of a formula.',
    example: '`not "it is light"`: it is light exactly when it is not dark.',
  },
  {
    id: 'vocabulary-opposite',
    term: 'opposite',
    help: 'The action that undoes this one: nothing can do both at once.',
    example: '`opposite shut`: opening and shutting exclude each other.',
  },
  {
    id: 'vocabulary-exclusive',
    term: 'exclusive',
    help: 'Things of which at most one is so at any moment.',
    example: '`exclusive day, night`: it may be neither, but never both.',
  },
  {
    id: 'vocabulary-assume',
    term: 'assume',
    help: 'A fact about the world that every proof may use and every finding that uses it names.',
    example: '`assume dark => not day`: no situation is looked at in which it is dark by day.',
  },
  {
    id: 'vocabulary-priority',
    term: 'priority',
    help: 'Whose sentence counts where two would answer the same situation.',
    example: '`priority ALARM-* over DOOR-*`: an alarm comes first.',
  },
  {
    id: 'vocabulary-accept',
    term: 'accept',
    help: 'A finding that its author stands for, with the reason; it is shown as accepted.',
    example: '`accept overlap DOOR-1 DOOR-2 "see ADR 4"`: no longer an error.',
  },
];
