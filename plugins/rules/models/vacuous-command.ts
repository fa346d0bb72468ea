import { commandName, withinScope } from '#model';
import { commandsOf } from '../model-commands.ts';
import type { Rule } from '../rule.ts';

export const vacuousCommand: Rule = {
  code: 'models/vacuous-command',
  severity: 'warning',
  title: 'A command in whose scope nothing satisfies the model',
  find: (context) =>
    commandsOf(context).flatMap(({ command, outcome }) =>
      (outcome.kind === 'holds' || outcome.kind === 'uninhabited') && outcome.vacuous
        ? [
            {
              message: `${commandName(command)} ${outcome.kind === 'holds' ? 'has no counterexample' : 'has no instance'} ${withinScope(command)}, but nothing at all satisfies the facts there`,
              span: command.span,
              hint: 'Look for facts that exclude each other or a scope that is too small; a `run {}` in the same scope shows when the model has an instance.',
            },
          ]
        : [],
    ),
};
