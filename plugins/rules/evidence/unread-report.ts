import { asClause } from '../as-clause.ts';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const unreadReport: Rule = {
  code: 'evidence/unread-report',
  severity: 'warning',
  title: 'A file among the reports that is none',
  find: ({ unreadReports }) =>
    unreadReports.map(({ path, reason }) => ({
      message: `${quote(path)} is to be a report, but ${asClause(reason)}`,
      hint: 'Let `evidence.reports` and `evidence.coverage` name only reports, or have the report written anew.',
    })),
};
