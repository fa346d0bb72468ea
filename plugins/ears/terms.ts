import type { EarsPattern } from '#model';
import type { MarkKeyword } from './mark-keywords.ts';

/** One entry of the glossary; `help` and `example` are one plain sentence each, with code in back-ticks. */
export interface EarsTerm {
  readonly id: string;
  readonly term: string;
  readonly help: string;
  readonly example: string;
}

/** The words of EARS, the Easy Approach to Requirements Syntax, in the order in which a sentence may use them. */
export const EARS_TERMS: readonly EarsTerm[] = [
  {
    id: 'ears-where',
    term: 'WHERE',
    help: 'The sentence applies only to a system that has the named feature.',
    example: '`WHERE the door has a lock, …`: says nothing about doors without a lock.',
  },
  {
    id: 'ears-while',
    term: 'WHILE',
    help: 'The sentence applies as long as the named state lasts.',
    example: '`WHILE the door is open, …`: binds from opening until closing.',
  },
  {
    id: 'ears-when',
    term: 'WHEN',
    help: 'The sentence applies each time the named event happens.',
    example: '`WHEN a visitor rings, …`: binds at each ring.',
  },
  {
    id: 'ears-if',
    term: 'IF',
    help: 'The sentence says how to handle something unwanted: an error, a failure, an abuse.',
    example: '`IF the battery fails, THEN the lock SHALL open`: the answer to a failure.',
  },
  {
    id: 'ears-then',
    term: 'THEN',
    help: 'After an IF, or as a step of a scenario: what must be the case as a result.',
    example: '`THEN the lock SHALL open`: the result that a test looks for.',
  },
  {
    id: 'ears-system',
    term: 'THE <system>',
    help: 'Who must act: the system or the part of it that the sentence binds.',
    example: '`THE lock SHALL …`: the lock must act, not its user.',
  },
  {
    id: 'ears-shall',
    term: 'SHALL',
    help: 'Mandatory: a system that does not do this does not meet its specification.',
    example: '`THE lock SHALL open`: opening is not a choice.',
  },
  {
    id: 'ears-shall-not',
    term: 'SHALL NOT',
    help: 'Forbidden: a system that does this even once does not meet its specification.',
    example: '`THE lock SHALL NOT open`: no case in which it opens is acceptable.',
  },
  {
    id: 'ears-must',
    term: 'MUST',
    help: 'Mandatory, the same as SHALL.',
    example: '`THE lock MUST open`: opening is not a choice.',
  },
  {
    id: 'ears-must-not',
    term: 'MUST NOT',
    help: 'Forbidden, the same as SHALL NOT.',
    example: '`THE lock MUST NOT open`: no case in which it opens is acceptable.',
  },
  {
    id: 'ears-should',
    term: 'SHOULD',
    help: 'Advised: a system may do otherwise, but only with a good reason.',
    example: '`THE lock SHOULD click`: a silent lock needs a reason.',
  },
  {
    id: 'ears-should-not',
    term: 'SHOULD NOT',
    help: 'Advised against: a system may do it, but only with a good reason.',
    example: '`THE lock SHOULD NOT beep`: a beeping lock needs a reason.',
  },
  {
    id: 'ears-may',
    term: 'MAY',
    help: 'Permitted: the system is free to do this or not.',
    example: '`THE lock MAY show the time`: with or without it, the specification is met.',
  },
  {
    id: 'ears-given',
    term: 'GIVEN',
    help: 'A step of a scenario: the situation it starts from.',
    example: '`GIVEN a locked door`: what a test sets up first.',
  },
  {
    id: 'ears-and',
    term: 'AND',
    help: 'Adds one more condition, step or result of the same kind as the one before; all of them count.',
    example: '`WHEN it rings AND nobody answers`: both must be the case.',
  },
  {
    id: 'ears-or',
    term: 'OR',
    help: 'Either one is enough, and both together are too.',
    example: '`WHEN it rings OR somebody knocks`: one of the two is enough.',
  },
  {
    id: 'ears-but',
    term: 'BUT',
    help: 'A step of a scenario like AND, for a result that one would not expect.',
    example: '`BUT the alarm stays off`: still one more thing a test looks for.',
  },
];

const BY_KEYWORD = new Map(EARS_TERMS.map((term) => [term.id.slice('ears-'.length), term]));

/** The glossary entry for a keyword. */
export function earsTermOf(keyword: MarkKeyword): EarsTerm {
  const term = BY_KEYWORD.get(keyword);
  if (term === undefined) throw new Error(`The EARS glossary has no entry for ${keyword}`);
  return term;
}

/** What each word of a scenario's steps says, where it does not stand in a sentence. */
export const STEP_HELP: Readonly<Record<'given' | 'when' | 'then' | 'and' | 'but', string>> = {
  given: 'The situation that the scenario starts from.',
  when: 'What happens then: the event that the scenario is about.',
  // biome-ignore lint/suspicious/noThenProperty: `then` is the word, and this object is never awaited
  then: 'What must be the case as a result.',
  and: 'One more of the same kind as the step before.',
  but: 'One more of the same kind as the step before, which one would not expect.',
};

/** What each pattern of sentence is for. */
export const PATTERN_HELP: Readonly<Record<EarsPattern, string>> = {
  ubiquitous: 'Always true: no condition limits it.',
  'event-driven': 'Answers an event: it binds each time the event happens.',
  'state-driven': 'Holds in a state: it binds as long as the state lasts.',
  'unwanted behaviour': 'Handles what should not happen: errors, failures, abuse.',
  'optional feature': 'Holds only where a feature is present.',
  complex: 'Combines several kinds of condition; all of them must be the case.',
};
