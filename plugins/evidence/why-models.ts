import { LIMITS } from '#config';
import { type CheckedCommand, outcomeSentence, type Standing, standingOf } from '#model';
import { countOf } from './why-words.ts';

/** Commands that refute, each with its scope, as far as a reader can follow. */
export function refutingCommands(commands: readonly CheckedCommand[]): readonly string[] {
  return sentences(
    commands,
    'unexpected',
    'Its model refutes it',
    (count) => `${countOf(count, 'more model command', 'more model commands')} did not end as expected.`,
  );
}

/** Commands without an answer, each with its scope, as far as a reader can follow. */
export function openCommands(commands: readonly CheckedCommand[]): readonly string[] {
  return sentences(
    commands,
    'undecided',
    'Its model leaves it open',
    (count) => `${countOf(count, 'more model command', 'more model commands')} ended without an answer.`,
  );
}

/** How many commands end as expected, and the first of them with their scopes. */
export function commandsAsExpected(commands: readonly CheckedCommand[], most: number): readonly string[] {
  const fine = commands.filter((command) => standingOf(command) === 'as-expected');
  if (fine.length === 0) return [];
  const shown = fine.slice(0, most);
  const left = fine.length - shown.length;
  return [
    `${fine.length} of ${countOf(commands.length, 'model command ends', 'model commands end')} as expected within ${fine.length === 1 ? 'its scope' : 'their scopes'}, which speaks for the model and says nothing of the code.`,
    ...shown.map(outcomeSentence),
    ...(shown.length > 0 && left > 0 ? [`So do ${left} more.`] : []),
  ];
}

function sentences(
  commands: readonly CheckedCommand[],
  standing: Standing,
  start: string,
  rest: (count: number) => string,
): readonly string[] {
  const all = commands.filter((command) => standingOf(command) === standing);
  const shown = all.slice(0, LIMITS.commandsInReason);
  return [
    ...shown.map((command) => `${start}: ${outcomeSentence(command)}`),
    ...(all.length > shown.length ? [rest(all.length - shown.length)] : []),
  ];
}
