import { groupBy } from '#model';
import { asClause } from '../as-clause.ts';
import { namesOf } from '../evidence-pieces.ts';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const unmatchedResult: Rule = {
  code: 'evidence/unmatched-result',
  severity: 'note',
  title: 'Results of tests that the project does not have',
  find: ({ unmatched }) =>
    [...groupBy(unmatched, ({ report }) => report)].map(([report, results]) => ({
      message: `${quote(report)} tells of ${namesOf(results.map(({ title }) => title))}, but no test was found for ${results.length === 1 ? 'it' : 'them'}: ${asClause(results[0]?.reason ?? '')}`,
      hint: 'Run the tests again if the report is old; results without a test count for no claim.',
    })),
};
