import { COMMAND, TIME } from './alloy-terms/behaviour.ts';
import { DECLARE, MULTIPLY } from './alloy-terms/declarations.ts';
import { QUANTIFY, RELATE, STATE } from './alloy-terms/formulas.ts';
import type { Row } from './alloy-terms/row.ts';

/** One entry of the glossary of Alloy 6; `help` and `example` are one plain sentence each, with code in back-ticks. */
export interface NotationTerm {
  readonly id: string;
  readonly term: string;
  readonly help: string;
  readonly example: string;
}

/** A group of the glossary. */
export interface TermSection {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly terms: readonly NotationTerm[];
}

const section = (id: string, title: string, intro: string, rows: readonly Row[]): TermSection => ({
  id,
  title,
  intro,
  terms: rows.map(([termId, term, help, example]) => ({ id: `alloy-${termId}`, term, help, example })),
});

/**
 * The notation of Alloy 6, one entry per meaning: a word that means different things in different places, as `some`
 * does, has several.
 */
export const ALLOY_SECTIONS: readonly TermSection[] = [
  section(
    'alloy-declare',
    'Alloy: naming things',
    'A model names sets of things, relations between them, and statements about them.',
    DECLARE,
  ),
  section(
    'alloy-how-many',
    'Alloy: how many',
    'A word before a set says how many of its members are meant.',
    MULTIPLY,
  ),
  section(
    'alloy-for-whom',
    'Alloy: for whom a statement is true',
    'Statements are about all, some or no members of a set.',
    QUANTIFY,
  ),
  section(
    'alloy-relations',
    'Alloy: sets and relations',
    'Everything in Alloy is a set or a relation; a single thing is a set with one member.',
    RELATE,
  ),
  section('alloy-statements', 'Alloy: statements', 'A statement is true or false of a situation.', STATE),
  section(
    'alloy-time',
    'Alloy: time',
    'A situation with `var` is a sequence of states; these words look ahead and back in it.',
    TIME,
  ),
  section(
    'alloy-commands',
    'Alloy: commands',
    'A command has the tool search all situations up to a size; what it does not find may still exist beyond it.',
    COMMAND,
  ),
];
