import type { Rule } from '../rule.ts';

export const malformedReview: Rule = {
  code: 'evidence/malformed-review',
  severity: 'error',
  title: 'A review that cannot be read',
  find: ({ reviewProblems }) =>
    reviewProblems
      .filter(({ kind }) => kind === 'malformed')
      .map(({ message, hint, span }) => ({ message, hint, span })),
};
