import { commandName } from '#model';
import { asReason, commandsOf } from '../model-commands.ts';
import type { Report, Rule } from '../rule.ts';

export const enginesDisagree: Rule = {
  code: 'models/engines-disagree',
  severity: 'error',
  title: 'Two engines that give a command different answers',
  find: (context) =>
    commandsOf(context).flatMap(({ command, outcome }): Report[] =>
      outcome.kind === 'unknown' && outcome.reason === 'disagreement'
        ? [
            {
              message: `${commandName(command)} was given to two engines, but ${asReason(outcome.message)}`,
              span: command.span,
              hint: 'One of the engines is wrong: trust neither, and please report the model to Casebook.',
            },
          ]
        : [],
    ),
};
