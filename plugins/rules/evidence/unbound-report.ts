import { quote } from '../quote.ts';
import type { Report, Rule } from '../rule.ts';

export const unboundReport: Rule = {
  code: 'evidence/unbound-report',
  severity: 'warning',
  title: 'A report of which it is not known what it was taken for',
  find: ({ reports }) =>
    reports.flatMap(({ report, binding }): Report[] => {
      const results = `${report.results.length} ${report.results.length === 1 ? 'result' : 'results'}`;
      const start = `${quote(report.path)} holds ${results}`;
      if (binding.kind === 'unbound')
        return [{ message: `${start}, but it does not say which commit it is of`, hint: HINT }];
      if (binding.kind === 'recorded' || binding.texts !== undefined) return [];
      return [
        {
          message: `${start}, but it is of the commit ${quote(binding.commit)}, which is not known here`,
          hint: 'Fetch the history of the repository, or run the tests again: until then its results are stale.',
        },
      ];
    }),
};

const HINT =
  'Run the tests with `casebook record -- COMMAND`, or name the commit with `evidence.commit`: until then its results are stale.';
