import { commandName, type UnknownReason, withinScope } from '#model';
import { asReason, commandsOf } from '../model-commands.ts';
import type { Report, Rule } from '../rule.ts';

export const undecidedCommand: Rule = {
  code: 'models/undecided-command',
  severity: 'warning',
  title: 'A command that ends without an answer',
  find: (context) =>
    commandsOf(context).flatMap(({ command, outcome }): Report[] =>
      outcome.kind === 'unknown' && outcome.reason !== 'disagreement'
        ? [
            {
              message: `${commandName(command)} was run ${withinScope(command)}, but ${asReason(outcome.message)}`,
              span: command.span,
              hint: HINTS[outcome.reason],
            },
          ]
        : [],
    ),
};

const HINTS: Readonly<Record<Exclude<UnknownReason, 'disagreement'>, string>> = {
  time: 'Make the scope smaller, or give it more time with `models.timeoutSeconds`.',
  size: 'Make the scope smaller, or a relation of fewer columns.',
  stopped: 'Run it again; if it ends so each time, make the scope smaller.',
  mismatch: 'This is a defect of Casebook; please report the model.',
};
