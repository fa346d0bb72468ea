import { asClause } from '../as-clause.ts';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const malformedReport: Rule = {
  code: 'evidence/malformed-report',
  severity: 'error',
  title: 'A report that is not whole',
  find: ({ reportProblems }) =>
    reportProblems.map(({ message, span }) => ({
      message: `${quote(span.path)} is read as far as it goes, but ${asClause(message)}`,
      span,
      hint: 'Have the report written anew; what could not be read never counts as passed.',
    })),
};
