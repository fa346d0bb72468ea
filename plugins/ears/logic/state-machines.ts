import type { StateMachine } from '#model';
import type { Formula } from '../formula.ts';
import { variablesOf } from '../formulas.ts';
import type { Statement } from '../statement.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { wordsOf } from './formula-words.ts';

type Move = StateMachine['moves'][number];

/** The moves that statements ask for, of each declared state. */
export function stateMachines(
  capability: string | undefined,
  statements: readonly Statement[],
  vocabulary: Vocabulary,
): readonly StateMachine[] {
  return vocabulary.terms.flatMap((term) => {
    if (term.kind !== 'state' || term.values === undefined) return [];
    const { name, values } = term;
    const moves = statements.flatMap((statement) => movesOf(statement, name, values));
    if (moves.length === 0) return [];
    const machine = { name, states: values, moves: withoutRepeats(moves) };
    return [capability === undefined ? machine : { ...machine, capability }];
  });
}

function movesOf(statement: Statement, name: string, values: readonly string[]): readonly Move[] {
  const to = conjunctsOf(statement.effect.formula).flatMap((part) =>
    part.kind === 'choice' && part.variable.key === `${name}'` ? [part.value] : [],
  );
  if (to.length === 0) return [];
  const parts = conjunctsOf(statement.guard);
  const about = parts.filter((part) => speaksOnlyOf(part, name));
  const on = parts
    .filter((part) => !about.includes(part))
    .map(wordsOf)
    .filter((words) => words !== '');
  const possible = values.filter((value) => about.every((part) => holdsIn(part, value)));
  const from: readonly (string | undefined)[] = about.length === 0 ? [undefined] : possible;
  const { claim, span } = statement.sentence;
  return from.flatMap((state) =>
    to.map((value) => ({ ...(state === undefined ? {} : { from: state }), to: value, on, claim, span })),
  );
}

function speaksOnlyOf(formula: Formula, name: string): boolean {
  const variables = variablesOf(formula);
  return variables.size === 1 && variables.has(name);
}

/** Parts that must all be the case. */
function conjunctsOf(formula: Formula): readonly Formula[] {
  if (formula.kind === 'and') return formula.of.flatMap(conjunctsOf);
  return formula.kind === 'constant' && formula.value ? [] : [formula];
}

/** Whether a condition that speaks of one state only is the case while the state has a value. */
function holdsIn(formula: Formula, value: string): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'choice':
      return formula.value === value;
    case 'not':
      return !holdsIn(formula.of, value);
    case 'and':
      return formula.of.every((part) => holdsIn(part, value));
    case 'or':
      return formula.of.some((part) => holdsIn(part, value));
    case 'flag':
    case 'compare':
      return true;
  }
}

function withoutRepeats(moves: readonly Move[]): readonly Move[] {
  const seen = new Set<string>();
  return moves.filter((move) => {
    const key = JSON.stringify([move.from, move.to, move.on, move.claim]);
    return !seen.has(key) && seen.add(key);
  });
}
