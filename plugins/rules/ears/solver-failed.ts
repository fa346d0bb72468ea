import { asClause } from '../as-clause.ts';
import type { Rule } from '../rule.ts';

export const solverFailed: Rule = {
  code: 'ears/solver-failed',
  severity: 'error',
  title: 'A solver that failed',
  find: ({ capabilities, ears }) =>
    capabilities.flatMap(({ id, path }) => {
      const coverage = ears.coverage.get(id);
      return (coverage?.failures ?? []).map((reason) => ({
        message: `The sentences of this capability were to be compared with a solver, but ${asClause(reason)}`,
        span: { path, start: 0, end: 0 },
        hint: `Conflicts may be there that nobody was told of: ${coverage?.unanswered ?? 0} questions have no answer. Install Casebook anew, with all of its packages.`,
      }));
    }),
};
