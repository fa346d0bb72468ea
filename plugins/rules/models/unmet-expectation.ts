import { standingOf } from '#model';
import { commandsOf, expectationMessage } from '../model-commands.ts';
import type { Rule } from '../rule.ts';

export const unmetExpectation: Rule = {
  code: 'models/unmet-expectation',
  severity: 'error',
  title: 'A command that ends otherwise than its author expects',
  find: (context) =>
    commandsOf(context)
      .filter((command) => standingOf(command) === 'unexpected')
      .map((command) => ({
        message: expectationMessage(command),
        span: command.command.span,
        hint:
          command.outcome.kind === 'violated'
            ? 'Read the counterexample: either the model allows too much, or the assertion says too much.'
            : 'Look for facts that exclude each other or a scope that is too small, or correct `expect`.',
      })),
};
