import { prepare } from '#alloy';
import type { LoweredCommand } from '../../../plugins/alloy/lower/lower.ts';
import type { LoweringFailure } from '../../../plugins/alloy/lower/lowered.ts';
import { printBound } from '../../../plugins/alloy/relational/print.ts';

/** One command of a model as a relational problem. *Throws*: where there is none. */
export function lowerText(text: string, index = 0): LoweredCommand {
  const lowered = prepare(text, 'm.als').commands[index]?.lower();
  if (!lowered?.ok) throw new Error(lowered?.failure.message ?? `There is no command ${index}`);
  return lowered.value;
}

/** Why a command of a model has no relational problem. *Throws*: where it has one. */
export function loweringFailure(text: string, index = 0): LoweringFailure {
  const lowered = prepare(text, 'm.als').commands[index]?.lower();
  if (!lowered || lowered.ok) throw new Error('The command can be lowered');
  return lowered.failure;
}

/** The scope of every signature: `A 3, B =2`. */
export function scopeOf(text: string, index = 0): string {
  const { counts, exact } = lowerText(text, index).scope;
  return [...counts]
    .map(([signature, count]) => `${signature.name} ${exact.has(signature) ? '=' : ''}${count}`)
    .sort()
    .join(', ');
}

/** The bounds of a command's relations, a line each. */
export function boundsOf(text: string, index = 0): readonly string[] {
  const { problem } = lowerText(text, index);
  return problem.bounds.map((bound) => printBound(bound, problem.universe));
}
