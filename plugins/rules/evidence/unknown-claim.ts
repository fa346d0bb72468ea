import type { Rule } from '../rule.ts';

export const unknownClaim: Rule = {
  code: 'evidence/unknown-claim',
  severity: 'error',
  title: 'A review of a claim that there is not',
  find: ({ reviewProblems }) =>
    reviewProblems
      .filter(({ kind }) => kind === 'unknown-claim')
      .map(({ message, hint, span }) => ({ message, hint, span })),
};
