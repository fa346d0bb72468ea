import { asClause } from '../as-clause.ts';
import { quote } from '../quote.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';

export const solverFailed: Rule = {
  code: 'ears/solver-failed',
  severity: 'error',
  title: 'A solver that failed',
  find: (context) => [...inCapabilities(context), ...inChanges(context)],
};

const HINT =
  'Conflicts may be there that nobody was told of. Install Casebook anew, with all of its packages, and run it again.';

function inCapabilities({ capabilities, ears }: RuleContext): readonly Report[] {
  return capabilities.flatMap(({ id, path }) =>
    (ears.coverage.get(id)?.failures ?? []).map((reason) =>
      reportOf('the sentences of this capability', reason, path),
    ),
  );
}

/** A change may ask what its base does not. */
function inChanges({ changes, ears }: RuleContext): readonly Report[] {
  const known = new Set([...ears.coverage.values()].flatMap(({ failures }) => failures));
  return ears.changes.flatMap(({ change, failures }) => {
    const path = changes.find(({ name, archived }) => name === change && !archived)?.deltas[0]?.path;
    return failures
      .filter((reason) => !known.has(reason))
      .map((reason) => reportOf(`the sentences with the change ${quote(change)}`, reason, path));
  });
}

function reportOf(what: string, reason: string, path: string | undefined): Report {
  return {
    message: `Z3 was to compare ${what}, but ${asClause(reason)}`,
    ...(path === undefined ? {} : { span: { path, start: 0, end: 0 } }),
    hint: HINT,
  };
}
