import { type CheckedCommand, standingOf, type VerdictStatus } from '#model';
import { compareTexts } from './evidence-order.ts';

/** What one command says of the claim it bears on. */
export function statusOfCommand(command: CheckedCommand): VerdictStatus {
  switch (standingOf(command)) {
    case 'unexpected':
      return 'refuted';
    case 'undecided':
      return 'inconclusive';
    case 'as-expected':
      return 'verified';
  }
}

/** Each command once, in the order of the specs. */
export function inSpecOrder(commands: readonly CheckedCommand[]): readonly CheckedCommand[] {
  return [...new Set(commands)].sort(
    (a, b) =>
      compareTexts(a.command.span.path, b.command.span.path) ||
      a.command.span.start - b.command.span.start ||
      a.command.index - b.command.index,
  );
}
