import { commandName } from '#model';
import { asReason, commandsOf } from '../model-commands.ts';
import type { Report, Rule } from '../rule.ts';

export const unsupportedCommand: Rule = {
  code: 'models/unsupported-command',
  severity: 'warning',
  title: 'A command that Casebook cannot analyse yet',
  find: (context) =>
    commandsOf(context).flatMap(({ command, outcome }): Report[] =>
      outcome.kind === 'error' && outcome.unsupported
        ? [
            {
              message: `${commandName(command)} is to be run, but ${asReason(outcome.message)}`,
              span: command.span,
              hint: 'Run it with the official Alloy Analyzer, or write the model without this part.',
              related: [{ message: 'this is not analysed', span: outcome.span }],
            },
          ]
        : [],
    ),
};
