import { isOutside, targetsOf } from '../evidence-targets.ts';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const targetOutsideProject: Rule = {
  code: 'traceability/target-outside-project',
  severity: 'error',
  title: 'An evidence link that leaves the project',
  find: (context) =>
    targetsOf(context)
      .filter((target) => isOutside(target, context))
      .map((target) => ({
        message: `Unexpected target ${quote(target.href)} outside the project, expected a file of the project`,
        span: target.span,
        hint: 'Only files below the project root are read; link one of them, or a web address.',
      })),
};
