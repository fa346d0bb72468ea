import { PATTERN_HELP } from '#ears';
import type { ConditionReading } from '#model';
import { READING_WORDS } from './ears-words.ts';
import type { SiteIndex } from './site-index.ts';
import type { NotationPage } from './types.ts';

type Row = readonly [id: string, term: string, help: string, example: string];

const PATTERN_EXAMPLES: Readonly<Record<keyof typeof PATTERN_HELP, string>> = {
  ubiquitous: '`THE lock SHALL count each opening.`: at all times.',
  'event-driven': '`WHEN a visitor rings, THE door SHALL light its lamp.`: at each ring.',
  'state-driven': '`WHILE the door is open, THE lamp SHALL stay on.`: from opening until closing.',
  'unwanted behaviour': '`IF the battery fails, THEN THE lock SHALL open.`: the answer to a failure.',
  'optional feature':
    '`WHERE the door has a lamp, THE door SHALL light it at night.`: says nothing of doors without one.',
  complex: '`WHILE it is night, WHEN a visitor rings, THE door SHALL stay shut.`: both must be the case.',
};

const READING_EXAMPLES: Readonly<Record<ConditionReading, string>> = {
  formal: '`the door is open`, where the vocabulary declares a state `door : OPEN | SHUT`.',
  shared: '`the carpenter is at home`, where two sentences say it in these words.',
  opaque: '`the carpenter is at home`, where one sentence says it and nothing is declared.',
  unread: '`it is dark and raining or the lamp fails`: “and” with “or” can mean two things without brackets.',
};

const COMPARING: readonly Row[] = [
  [
    'said-vocabulary',
    'vocabulary',
    'Words that an author has declared, so that a machine knows which phrases mean the same thing and what values it can have.',
    '`flag doorOpen "the door is open"`: wherever a condition says this, it means this flag.',
  ],
  [
    'said-conflict',
    'conflict',
    'Sentences that one system cannot all meet in one situation; the page names the situation.',
    '`SHALL open` and `SHALL NOT open`, both when a visitor rings.',
  ],
  [
    'said-situation',
    'situation',
    'What must be the case at one moment for the conflict to show; what does not matter is left out.',
    '`a visitor rings` and `it is night`: then both sentences apply.',
  ],
  [
    'said-cases',
    'complete cases',
    'Sentences of which exactly one applies whatever happens: no case is missing, and no two overlap. This is proved, not guessed.',
    '`below 5 °C`, `from 5 to 30 °C` and `above 30 °C`: every temperature has one answer.',
  ],
  [
    'said-pair',
    'pair of demands',
    'Two demands that speak of the same thing, so that they could be at odds; others are not compared.',
    '`the lamp SHALL be on` and `the lamp SHALL blink`: both are about the lamp.',
  ],
  [
    'said-solver',
    'solver',
    'A program that decides whether formulas can all be true at once, here Z3; it gives the same answer each time and guesses nothing.',
    '`x > 5` and `x < 3`: no `x` makes both true.',
  ],
  [
    'said-script',
    'SMT-LIB script',
    'The very text that was given to the solver; anybody can run it again with any solver that reads SMT-LIB.',
    '`z3 name.smt2`: prints the same answers.',
  ],
];

/** What the pages say of sentences that were read and compared, for the glossary. */
export function earsGlossary(index: SiteIndex): NotationPage['sections'] {
  const section = (id: string, title: string, intro: string, rows: readonly Row[]) => ({
    id,
    title,
    intro,
    terms: rows.map(([term, word, help, example]) => ({
      id: term,
      term: word,
      help,
      example,
      href: index.renderer.termHref(term),
    })),
  });
  return [
    section(
      'patterns',
      'EARS: the six patterns',
      'Each sentence that follows EARS has one of six patterns; the keyword at its start tells which.',
      (Object.keys(PATTERN_HELP) as (keyof typeof PATTERN_HELP)[]).map(
        (name): Row => [patternTermId(name), name, PATTERN_HELP[name], PATTERN_EXAMPLES[name]],
      ),
    ),
    section(
      'readings',
      'How far a condition is understood',
      'A machine compares only what it understands. Each condition says how far that goes.',
      (Object.keys(READING_WORDS) as ConditionReading[]).map(
        (name): Row => [
          readingTermId(name),
          READING_WORDS[name].word,
          READING_WORDS[name].help,
          READING_EXAMPLES[name],
        ],
      ),
    ),
    section(
      'comparing',
      'Sentences compared with each other',
      'Sentences that are understood are put side by side: can one system meet all of them, in every situation?',
      COMPARING,
    ),
  ];
}

/** Anchor of a pattern in the glossary. */
export function patternTermId(name: string): string {
  return `pattern-${name.replaceAll(' ', '-')}`;
}

/** Anchor of a word for how far a condition is understood. */
export function readingTermId(reading: ConditionReading): string {
  return `reading-${reading}`;
}
