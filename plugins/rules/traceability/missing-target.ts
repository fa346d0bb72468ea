import { asClause } from '../as-clause.ts';
import { isOutside, isWeb, spanKey, targetsOf } from '../evidence-targets.ts';
import type { Rule } from '../rule.ts';

export const missingTarget: Rule = {
  code: 'traceability/missing-target',
  severity: 'error',
  title: 'An evidence link to code that is not there',
  find: (context) => {
    const reportedElsewhere = new Set(
      targetsOf(context)
        .filter((target) => isWeb(target) || isOutside(target, context))
        .map((target) => spanKey(target.span)),
    );
    return context.links
      .filter((link) => link.origin === 'evidence' && link.status === 'missing')
      .filter((link) => !reportedElsewhere.has(spanKey(link.from)))
      .map((link) => ({
        message: `Evidence is linked, but ${asClause(link.reason)}`,
        span: link.from,
        hint: 'Link what the code is called now, or remove the entry: it counts for nothing.',
      }));
  },
};
