import { isExpired } from '../evidence-pieces.ts';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const expiredWaiver: Rule = {
  code: 'evidence/expired-waiver',
  severity: 'warning',
  title: 'A waiver that holds no more',
  find: (context) =>
    context.reviews
      .filter((review) => isExpired(review, context))
      .map(({ of, expires, span }) => ({
        message: `${quote(of)} is waived, but only until ${expires}, and the commit is of ${context.project.committedAt?.slice(0, 10)}`,
        span,
        hint: 'Remove it, or let a person look again and give another day.',
      })),
};
