import type { StateMachine } from '#model';
import type { Statement } from '../statement.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The moves that statements ask for, of each declared state. */
export function stateMachines(
  _capability: string | undefined,
  _statements: readonly Statement[],
  _vocabulary: Vocabulary,
): readonly StateMachine[] {
  return [];
}
