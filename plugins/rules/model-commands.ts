import { type CheckedCommand, type CheckedModel, commandName, type Outcome, withinScope } from '#model';
import { asClause } from './as-clause.ts';
import type { RuleContext } from './rule.ts';

/** Every command of the project that was run, in the order of the specs. */
export function commandsOf({ models }: RuleContext): readonly CheckedCommand[] {
  return models.flatMap((model) => model.commands);
}

/** How an outcome differs from what its author expects. */
export function expectationMessage({ command, outcome }: CheckedCommand): string {
  const name = commandName(command);
  const within = withinScope(command);
  const expects = (what: string) =>
    command.expect === undefined ? `asks for ${what}` : `expects ${what} (\`expect ${command.expect}\`)`;
  switch (outcome.kind) {
    case 'violated':
      return command.expect === undefined
        ? `${name} states that its assertion holds, but there is a counterexample ${within}`
        : `${name} ${expects('no counterexample')}, but there is one ${within}`;
    case 'holds':
      return `${name} ${expects('a counterexample')}, but there is none ${within}`;
    case 'inhabited':
      return `${name} ${expects('no instance')}, but there is one ${within}`;
    case 'uninhabited':
      return `${name} ${expects('an instance')}, but there is none ${within}`;
    case 'unknown':
    case 'error':
      return `${name} was run, but ${asClause(outcome.message)}`;
  }
}

/** A message of the engine as the end of another sentence, without the period at its end. */
export function asReason(message: string): string {
  return asClause(message);
}

/** True where something kept the model from being read, so that nothing can be said of what it lacks. */
export function isBroken({ problems }: CheckedModel): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** True for an error that a model's text is already reported for. */
export function isReported(
  models: readonly CheckedModel[],
  { span }: Extract<Outcome, { kind: 'error' }>,
): boolean {
  return models.some((model) =>
    model.problems.some(
      (problem) =>
        problem.severity === 'error' &&
        problem.span.path === span.path &&
        problem.span.start < Math.max(span.end, span.start + 1) &&
        span.start < Math.max(problem.span.end, problem.span.start + 1),
    ),
  );
}
