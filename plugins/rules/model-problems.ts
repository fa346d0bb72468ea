import type { ModelProblem } from '#model';
import { asClause } from './as-clause.ts';
import type { Report, RuleContext } from './rule.ts';

/** The problems of one severity that the engine met in models, each said once. */
export function* modelProblems(
  { models }: RuleContext,
  severity: ModelProblem['severity'],
  hint: string,
): Iterable<Report> {
  const said = new Set<string>();
  for (const problem of models.flatMap((model) => model.problems)) {
    const { span, message } = problem;
    const key = `${span.path}:${span.start}:${span.end}:${message}`;
    if (problem.severity !== severity || said.has(key)) continue;
    said.add(key);
    yield { message: inPattern(message), span, hint: problem.hint ?? hint };
  }
}

function inPattern(message: string): string {
  const bare = message.replace(/\.$/, '');
  return /^Unexpected .+, expected .|., but ./s.test(bare)
    ? bare
    : `This is read as Alloy 6, but ${asClause(bare)}`;
}
