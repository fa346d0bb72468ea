import { asClause } from '../as-clause.ts';
import { byTest, namesOf, placeOf, titleOf } from '../evidence-pieces.ts';
import type { Report, Rule } from '../rule.ts';

export const unrunTest: Rule = {
  code: 'evidence/unrun-test',
  severity: 'note',
  title: 'A test of a claim without a result',
  find: (context) => {
    // Without any report every test would be named.
    if (context.reports.length === 0) return [];
    const missing = context.evidence.filter(({ kind, result }) => kind === 'test' && result === 'not-run');
    return byTest(missing).map(({ piece, claims }): Report => {
      const span = placeOf(piece, context);
      const why = piece.test?.notRun;
      return {
        message: `The test ${titleOf(piece)} speaks for ${namesOf(claims)}, but no result of it is known${why === undefined ? '' : `: ${asClause(why)}`}`,
        hint: 'Run it and let its runner write a report that `evidence.reports` names.',
        ...(span === undefined ? {} : { span }),
      };
    });
  },
};
