import { asClause } from '../as-clause.ts';
import { isExpired } from '../evidence-pieces.ts';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const unusedReview: Rule = {
  code: 'evidence/unused-review',
  severity: 'warning',
  title: 'A review that changes nothing',
  find: (context) =>
    context.unusedReviews
      .filter(({ review }) => !isExpired(review, context))
      .map(({ review, reason }) => ({
        message: `${quote(review.of)} is ${review.kind}, but that changes nothing: ${asClause(reason)}`,
        span: review.span,
        hint: 'Remove it.',
      })),
};
