import { commandName } from '#model';
import { asReason, commandsOf, isReported } from '../model-commands.ts';
import type { Report, Rule } from '../rule.ts';

export const failedCommand: Rule = {
  code: 'models/failed-command',
  severity: 'error',
  title: 'A command that cannot be run',
  find: (context) =>
    commandsOf(context).flatMap(({ command, outcome }): Report[] => {
      // What is wrong with the text is reported where it stands, once and not for each command.
      if (outcome.kind !== 'error' || outcome.unsupported || isReported(context.models, outcome)) return [];
      return [
        {
          message: `${commandName(command)} is to be run, but ${asReason(outcome.message)}`,
          span: command.span,
          hint: 'Correct its scope or what it names; until then it says nothing.',
          related: [{ message: 'this is in its way', span: outcome.span }],
        },
      ];
    }),
};
