import { isOutside, spanKey, targetsOf } from '../evidence-targets.ts';
import type { Rule } from '../rule.ts';

export const missingTarget: Rule = {
  code: 'traceability/missing-target',
  severity: 'error',
  title: 'An evidence link to code that is not there',
  find: (context) => {
    const outside = new Set(
      targetsOf(context)
        .filter((target) => isOutside(target, context))
        .map((target) => spanKey(target.span)),
    );
    return context.links
      .filter((link) => link.origin === 'evidence' && link.status === 'missing')
      .filter((link) => !outside.has(spanKey(link.from)))
      .map((link) => ({
        message: `Evidence names \`${link.label}\`, but ${asClause(link.reason)}`,
        span: link.from,
        hint: 'Link what the code is called now, or remove the entry: it counts for nothing.',
      }));
  },
};

/** A sentence as the end of another one. */
function asClause(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
